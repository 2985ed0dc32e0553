import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHANNEL, DAPP_METHOD_NAMES } from '../../../src/protocol/dapp/envelope.js';
import { FakePage } from '../../support/fake-page.js';
import { settle } from '../../support/stepped-clock.js';

const warned = vi.hoisted(() => [] as string[]);
vi.mock('../../../src/content/warning.js', () => ({ warn: (host: string) => warned.push(host) }));

async function relayed(page: FakePage): Promise<FakePage> {
  page.record();
  await page.run(async () => (await import('../../../src/content/relay.js')).startRelay());
  await settle();
  return page;
}

const ask = (page: FakePage, method = 'dapp.enable', id = 'a'.repeat(32)): void =>
  page.deliver({ channel: CHANNEL, to: 'relay', id, method, params: { appName: 'x' } });

async function answer(page: FakePage, method: string, reply: object): Promise<void> {
  const frames = await page.received();
  const frame = frames.find((one) => one.method === method);
  page.ports.at(-1)?.postMessage({ v: 1, kind: 'res', id: frame?.id, ...reply });
  await settle();
}

const methods = async (page: FakePage): Promise<unknown[]> =>
  (await page.received()).map(({ method }) => method);

beforeEach(() => {
  warned.length = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the relay and the list of phishing hosts', () => {
  it('A11 opens nothing on a page with an ordinary host', async () => {
    const page = await relayed(new FakePage('https://news.example'));
    expect(page.ports).toHaveLength(0);
  });

  it.each([true, false])(
    'A11 asks once on a suspicious host, before the page does anything (%s)',
    async (warn) => {
      const page = await relayed(new FakePage('https://bittensor-wallet.com'));
      expect(await methods(page)).toEqual(['dapp.site']);
      await answer(page, 'dapp.site', { ok: { warn } });
      expect(warned).toEqual(warn ? ['bittensor-wallet.com'] : []);
      expect(page.posted).toEqual([]);
    },
  );

  it('A11 waits with that until a prerendered page is shown', async () => {
    const page = new FakePage('https://tao-claim.example');
    page.document.prerendering = true;
    await relayed(page);
    expect(page.ports).toHaveLength(0);
    page.document.dispatchEvent(new Event('prerenderingchange'));
    expect(await methods(page)).toEqual(['dapp.site']);
  });

  it('A11 asks with the first refusal on any other host, and once', async () => {
    const page = await relayed(new FakePage('https://harmless.example'));
    ask(page);
    await answer(page, 'dapp.enable', { err: { code: 'not-allowed', context: {} } });
    ask(page, 'dapp.signRaw', 'b'.repeat(32));
    await answer(page, 'dapp.signRaw', { err: { code: 'not-allowed', context: {} } });
    expect(await methods(page)).toEqual(['dapp.enable', 'dapp.site', 'dapp.signRaw']);
    await answer(page, 'dapp.site', { ok: { warn: true } });
    expect(warned).toEqual(['harmless.example']);
    const told = page.posted.filter(({ to }) => to === 'page').map(({ err }) => err);
    expect(told).toEqual([{ message: 'Request denied' }, { message: 'Request denied' }]);
  });

  it('A11 asks nothing where requests are answered or rejected by the person', async () => {
    const page = await relayed(new FakePage('https://harmless.example'));
    ask(page);
    await answer(page, 'dapp.enable', { ok: { enabled: true } });
    ask(page, 'dapp.signRaw', 'b'.repeat(32));
    await answer(page, 'dapp.signRaw', { err: { code: 'approval/rejected', context: {} } });
    expect(await methods(page)).toEqual(['dapp.enable', 'dapp.signRaw']);
  });

  it('A11 warns of nothing when the question fails', async () => {
    const page = await relayed(new FakePage('https://tao-claim.example'));
    await answer(page, 'dapp.site', { err: { code: 'not-allowed', context: {} } });
    expect(warned).toEqual([]);
  });

  it('S29 drops the question when a page asks it', async () => {
    expect(DAPP_METHOD_NAMES).not.toContain('dapp.site');
    const page = await relayed(new FakePage('https://harmless.example'));
    ask(page, 'dapp.site');
    await settle();
    expect(page.ports).toHaveLength(0);
    expect(page.posted).toEqual([]);
  });
});
