import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIAT_PATH } from '../../../src/core/fiat/types.js';
import { FiatPrices } from '../../../src/engine/fiat/fiat-prices.js';

const START = 1_795_000_000_000;
const MINUTE = 60_000;
let server: Server;
let asked: IncomingMessage[];
let reply: (response: ServerResponse) => void;
let now: number;
let prices: FiatPrices;

const answer = (price: string) => (response: ServerResponse) =>
  response.end(`{"bittensor":{"usd":${price},"last_updated_at":${Math.floor(now / 1_000) - 30}}}`);

beforeEach(async () => {
  asked = [];
  now = START;
  reply = answer('412.07');
  server = createServer((request, response) => {
    asked.push(request);
    reply(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  prices = new FiatPrices({ host: `http://127.0.0.1:${port}`, now: () => now });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const codeOf = (asking: Promise<unknown>): Promise<string> =>
  asking.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );

describe('P11 the source of fiat prices', () => {
  it('P11 is asked for one page with nothing of the person in it', async () => {
    expect(await prices.price('usd')).toEqual({
      currency: 'usd',
      microPerTao: 412_070_000n,
      atMs: START - 30_000,
      source: 'CoinGecko',
    });
    const [request] = asked;
    expect(request?.url).toBe(
      `${FIAT_PATH}?ids=bittensor&vs_currencies=usd&precision=full&include_last_updated_at=true`,
    );
    expect(request?.method).toBe('GET');
    expect(request?.headers.cookie).toBeUndefined();
    expect(request?.headers.referer).toBeUndefined();
  });

  it('P11 U5 is asked nothing until somebody wants a price', () => {
    expect(asked).toEqual([]);
  });

  it('P11 is asked once in five minutes, however many ask', async () => {
    await Promise.all([prices.price('usd'), prices.price('usd')]);
    now += 5 * MINUTE - 1;
    await prices.price('usd');
    expect(asked).toHaveLength(1);
    now += 1;
    reply = answer('500');
    expect((await prices.price('usd')).microPerTao).toBe(500_000_000n);
    expect(asked).toHaveLength(2);
  });

  it('P11 rests a minute after a failure, then is asked again', async () => {
    reply = (response) => response.writeHead(429).end();
    expect(await codeOf(prices.price('usd'))).toBe('fiat/unreachable');
    reply = answer('1');
    expect(await codeOf(prices.price('usd'))).toBe('fiat/unreachable');
    expect(asked).toHaveLength(1);
    now += MINUTE;
    expect((await prices.price('usd')).microPerTao).toBe(1_000_000n);
  });

  it('P11 forgets what was asked when the wallet is erased', async () => {
    await prices.price('usd');
    prices.forget();
    await prices.price('usd');
    expect(asked).toHaveLength(2);
  });

  it.each<[string, string, (response: ServerResponse) => void]>([
    ['an error of the server', 'fiat/unreachable', (response) => response.writeHead(500).end('{}')],
    ['a redirect', 'fiat/unreachable', (r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['a broken line', 'fiat/unreachable', (response) => response.destroy()],
    ['a line that breaks in the answer', 'fiat/unreachable', (r) => r.write('{"bit', () => r.destroy())],
    ['an answer without an end', 'fiat/bad-answer', (response) => response.end('1'.repeat(100_000))],
    ['no text', 'fiat/bad-answer', (response) => response.end(Buffer.from([0xff, 0xfe]))],
    ['a cut letter', 'fiat/bad-answer', (response) => response.end(Buffer.from([0x7b, 0xe2, 0x82]))],
    ['another page', 'fiat/bad-answer', (response) => response.end('{"bitcoin":{"usd":1}}')],
    ['a price of zero', 'fiat/bad-answer', (response) => answer('0')(response)],
  ])('P11 makes no price of %s', async (_, code, bad) => {
    reply = bad;
    expect(await codeOf(prices.price('usd'))).toBe(code);
  });

  it('P11 takes a server that is not there as unreachable', async () => {
    const gone = new FiatPrices({ host: 'http://127.0.0.1:1', now: () => now });
    expect(await codeOf(gone.price('eur'))).toBe('fiat/unreachable');
  });
});
