import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Devnet } from '../../../devnet/types.js';
import { Bench, RawClient } from './support.js';

const bench = new Bench();
let devnet: Devnet;
let methods: string[];

beforeAll(async () => {
  devnet = await bench.start();
  methods = ((await devnet.request('rpc_methods')) as { methods: string[] }).methods;
});
afterAll(() => bench.closeAll());

async function isAlive(): Promise<boolean> {
  const client = await RawClient.open(devnet.url);
  const { result } = await client.call('system_chain');
  client.close();
  return result === 'Kelvin devnet';
}

describe('hostile frames', () => {
  it('get a JSON-RPC error and nothing breaks, whatever the text is', async () => {
    const client = await RawClient.open(devnet.url);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `{"jsonrpc":"2.0",${text}`),
        ),
        async (text) => {
          const before = client.frames.length;
          client.send(text);
          await client.call('system_health');
          for (const frame of client.frames.slice(before, -1)) {
            expect(JSON.stringify(JSON.parse(frame))).toContain('"error"');
          }
        },
      ),
      { numRuns: 150 },
    );
    client.close();
    expect(await isAlive()).toBe(true);
  });

  it('get an answer for every method with parameters of any kind', async () => {
    const client = await RawClient.open(devnet.url);
    const parameter = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.uint8Array({ maxLength: 120 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`),
      fc.constant(`0x${'00'.repeat(32)}`),
    );
    const request = fc.record({
      method: fc.nat(methods.length - 1).map((index) => methods[index] ?? ''),
      params: fc.array(parameter, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, params }) => {
        const answer = await client.call(method, params);
        expect('result' in answer || 'error' in answer).toBe(true);
        expect((answer.error as { code?: number } | undefined)?.code ?? 0).not.toBe(-32_603);
      }),
      { numRuns: 400 },
    );
    client.close();
    expect(await isAlive()).toBe(true);
  });

  it('get one answer per request of a batch, in order, and none for notifications', async () => {
    const client = await RawClient.open(devnet.url);
    client.send(
      JSON.stringify([
        { jsonrpc: '2.0', id: 1, method: 'system_chain' },
        { jsonrpc: '2.0', method: 'system_chain' },
        7,
        { jsonrpc: '2.0', id: 2, method: 'nope' },
      ]),
    );
    const batch = (await client.next((frame) => Array.isArray(frame))) as unknown as Array<{ id: unknown }>;
    expect(batch).toMatchObject([
      { id: 1, result: 'Kelvin devnet' },
      { id: null, error: { code: -32_600 } },
      { id: 2, error: { code: -32_601 } },
    ]);
    client.send('[]');
    await client.next((frame) => frame.id === null);
    client.close();
  });

  it('close the connection, not the server, when a frame is larger than 16 MiB', async () => {
    const client = await RawClient.open(devnet.url);
    const closed = new Promise<number>((resolve) =>
      client.socket.addEventListener('close', (event) => resolve(event.code)),
    );
    client.send(`"${'x'.repeat(16 * 1024 * 1024)}"`);
    expect(await closed).toBe(1009);
    expect(await isAlive()).toBe(true);
  });

  it('answer JSON-RPC over HTTP POST as well', async () => {
    const response = await fetch(devnet.url.replace('ws:', 'http:'), {
      method: 'POST',
      body: '{"jsonrpc":"2.0","id":1,"method":"chain_getBlockHash","params":[0]}',
    });
    expect(await response.json()).toEqual({ jsonrpc: '2.0', id: 1, result: devnet.genesisHash });
  });
});
