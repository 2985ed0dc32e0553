import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHANNEL, MAX_MESSAGE_CHARS } from '../../../src/protocol/dapp/envelope.js';
import { DAPP_PORT } from '../../../src/protocol/frames.js';
import { UI_METHODS } from '../../../src/protocol/ui/index.js';
import { FakePage } from '../../support/fake-page.js';
import { settle } from '../../support/stepped-clock.js';

const PAGE_ID = 'a'.repeat(32);

async function relayed(page = new FakePage()): Promise<FakePage> {
  page.record();
  await page.run(async () => (await import('../../../src/content/relay.js')).startRelay());
  return page;
}

const request = (more: object = {}): object => ({
  channel: CHANNEL,
  to: 'relay',
  id: PAGE_ID,
  method: 'dapp.enable',
  params: { appName: 'x' },
  ...more,
});

/** What the page was answered, in order. */
const answers = (page: FakePage): unknown[] =>
  page.posted.filter(({ to }) => to === 'page').map(({ ok, err, event }) => ok ?? err ?? event);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the relay', () => {
  it('opens no port before the first request, and one port for all', async () => {
    const page = await relayed();
    await settle();
    expect(page.ports).toHaveLength(0);
    page.deliver(request());
    page.deliver(request({ id: 'b'.repeat(32) }));
    await settle();
    expect(page.ports.map(({ name }) => name)).toEqual([DAPP_PORT]);
  });

  it('forwards a request under an id of its own and carries the answer back', async () => {
    const page = await relayed();
    page.deliver(request());
    const [frame] = await page.received();
    expect(frame).toEqual({
      v: 1,
      kind: 'req',
      id: expect.any(String),
      method: 'dapp.enable',
      params: { appName: 'x' },
    });
    expect(frame?.id).toMatch(new RegExp(`^\\d+-${PAGE_ID}$`));
    expect(String(frame?.id).length).toBeLessThanOrEqual(64);
    page.ports[0]?.postMessage({ v: 1, kind: 'res', id: frame?.id, ok: { enabled: true } });
    await settle();
    expect(page.posted.at(-1)).toEqual({ channel: CHANNEL, to: 'page', id: PAGE_ID, ok: { enabled: true } });
  });

  it.each(Object.keys(UI_METHODS))('S29 drops the internal method %s', async (method) => {
    const page = await relayed();
    page.deliver(request({ method }));
    await settle();
    expect(page.ports).toHaveLength(0);
    expect(answers(page)).toEqual([]);
  });

  it.each<[string, (page: FakePage) => void]>([
    ['another window', (page) => page.deliver(request(), {})],
    ['another origin', (page) => page.deliver(request(), page.window, 'https://evil.example')],
    ['another channel', (page) => page.deliver(request({ channel: 'other' }))],
    ['another direction', (page) => page.deliver(request({ to: 'page' }))],
    ['an id that is none', (page) => page.deliver(request({ id: { toString: () => PAGE_ID } }))],
    ['an id of another shape', (page) => page.deliver(request({ id: '../../x' }))],
    ['a method of another kind', (page) => page.deliver(request({ method: ['dapp.enable'] }))],
    ['no object', (page) => page.deliver('kelvin')],
  ])('S30 drops a message with %s', async (_, forge) => {
    const page = await relayed();
    forge(page);
    await settle();
    expect(page.ports).toHaveLength(0);
  });

  it('S41 answers a message above the cap itself', async () => {
    const page = await relayed();
    page.deliver(request({ params: { appName: 'x'.repeat(MAX_MESSAGE_CHARS) } }));
    await settle();
    expect(page.ports).toHaveLength(0);
    expect(answers(page)).toEqual([{ message: 'Request denied: malformed' }]);
  });

  it.each([
    ['dapp.enable', 'approval/rejected', 'Connection rejected by the user'],
    ['dapp.signPayload', 'approval/rejected', 'Cancelled'],
    ['dapp.signRaw', 'not-allowed', 'Request denied'],
    ['dapp.accounts', 'not-allowed', 'Request denied'],
    ['dapp.accounts', 'vault/locked', 'Request denied'],
    ['dapp.enable', 'invalid-message', 'Request denied: malformed'],
  ])('says of %s and %s only "%s"', async (method, code, message) => {
    const page = await relayed();
    page.deliver(request({ method }));
    const [frame] = await page.received();
    page.ports[0]?.postMessage({ v: 1, kind: 'res', id: frame?.id, err: { code, context: { secret: 1 } } });
    await settle();
    expect(answers(page)).toEqual([{ message }]);
  });

  it('S28 asks again under the same id when the worker was stopped', async () => {
    const page = await relayed();
    page.deliver(request({ method: 'dapp.signRaw' }));
    const [first] = await page.received();
    page.ports[0]?.disconnect();
    await vi.advanceTimersByTimeAsync(100);
    const [again] = await page.received(page.ports[1]);
    expect(again).toEqual(first);
    page.ports[1]?.postMessage({ v: 1, kind: 'res', id: again?.id, ok: { signature: '0x00' } });
    await settle();
    expect(answers(page)).toEqual([{ signature: '0x00' }]);
  });

  it('asks again when the port was opened to a worker that was just stopping', async () => {
    const page = await relayed();
    page.deliver(request());
    const [first] = await page.received();
    await vi.advanceTimersByTimeAsync(1_200);
    expect(page.ports[0]?.isOpen).toBe(true);
    expect(await page.received(page.ports[1])).toEqual([first]);
  });

  it('keeps a port that greets, however long the person takes', async () => {
    const page = await relayed();
    page.deliver(request());
    await page.received();
    page.ports[0]?.postMessage({ v: 1, kind: 'ev', id: 'hello', event: 'hello', data: null });
    await settle();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(page.ports).toHaveLength(1);
  });

  it('stays quiet when the port ends with nothing pending', async () => {
    const page = await relayed();
    page.deliver(request());
    const [frame] = await page.received();
    page.ports[0]?.postMessage({ v: 1, kind: 'res', id: frame?.id, ok: { enabled: true } });
    await settle();
    page.ports[0]?.disconnect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.ports).toHaveLength(1);
  });

  it('gives up with an error when the worker does not come back', async () => {
    const page = await relayed();
    page.deliver(request());
    for (let turn = 0; turn < 8; turn += 1) {
      await settle();
      page.ports.at(-1)?.disconnect();
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(answers(page)).toEqual([
      { message: 'Request denied: the wallet is not reachable, reload the page' },
    ]);
  });

  it('answers with an error when the extension was removed under the page', async () => {
    const page = await relayed();
    delete page.runtime.id;
    page.deliver(request());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(answers(page)).toHaveLength(1);
  });

  it('S33 waits until a prerendered page is shown', async () => {
    const page = new FakePage();
    page.document.prerendering = true;
    await relayed(page);
    page.deliver(request());
    await settle();
    expect(page.ports).toHaveLength(0);
    page.document.prerendering = false;
    page.document.dispatchEvent(new Event('prerenderingchange'));
    await settle();
    expect(page.ports).toHaveLength(1);
  });

  it('S38 passes a change of accounts on, and asks again when nudged', async () => {
    const page = await relayed();
    page.deliver(request());
    await settle();
    page.ports[0]?.postMessage({
      v: 1,
      kind: 'ev',
      id: 'accounts',
      event: 'accounts',
      data: { accounts: [] },
    });
    await settle();
    expect(page.posted.at(-1)).toEqual({ channel: CHANNEL, to: 'page', event: 'accounts', accounts: [] });
    page.runtimeMessages.fire({ kelvin: 'accounts' });
    const frames = await page.received();
    expect(frames.at(-1)).toMatchObject({ method: 'dapp.accounts' });
    page.ports[0]?.postMessage({
      v: 1,
      kind: 'res',
      id: frames.at(-1)?.id,
      err: { code: 'not-allowed', context: {} },
    });
    await settle();
    expect(page.posted.at(-1)).toMatchObject({ event: 'accounts', accounts: [] });
  });
});
