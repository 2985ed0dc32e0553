import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REFUSAL_DELAY_MS } from '../../../src/background/router/dapp-hub.js';
import { UI_METHODS } from '../../../src/protocol/ui/index.js';
import { HostileWorld, message, REFUSED, UNKNOWN } from '../pages/hostile-world.js';
import { eventually } from '../support/eventually.js';

/** No refusal leaves the wallet sooner, so that the time tells nothing; a timer may be a millisecond early. */
const REFUSAL_MS = REFUSAL_DELAY_MS - 1;

describe('a hostile page that nobody has allowed anything', () => {
  let hostile: HostileWorld;

  beforeAll(async () => {
    hostile = await HostileWorld.start();
  });
  afterEach(() => hostile.closePages());
  afterAll(() => hostile?.close());

  it('sees a name and a version, and nothing else', async () => {
    const page = await hostile.open('look.example');
    const { version, ...seen } = await page.page.evaluate(() => window.hostile.look());
    expect(seen).toEqual({ keys: ['version', 'enable'], stored: 0, globals: [] });
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('S29 calls no method of the wallet itself through the relay', async () => {
    const page = await hostile.open('s29.example');
    const names = [...Object.keys(UI_METHODS), 'dapp.site', 'toString', '__proto__', 'constructor'];
    const messages = names.map((method, index) => ({
      channel: 'kelvin:1',
      to: 'relay',
      id: `internal-${index}`,
      method,
      params: {},
    }));
    const answers = await hostile.unnoticed(() =>
      page.page.evaluate((all) => window.hostile.postRaw(all), messages),
    );
    expect(answers).toBe(0);
  });

  it('S30 gets no answer to a forged envelope', async () => {
    const page = await hostile.open('s30.example');
    expect(await hostile.unnoticed(() => page.page.evaluate(() => window.hostile.forge()))).toBe(0);
  });

  it('S31 S44 S51 reaches nothing of the extension: no file, no frame, no port', async () => {
    const page = await hostile.open('s51.example');
    const { id } = hostile.world.extension;
    const files = ['manifest.json', 'icons/48.png', 'src/popup/index.html', 'src/content/inpage.iife.js'];
    const reached = await page.page.evaluate(([own, all]) => window.hostile.probe(own, all), [
      id,
      files,
    ] as const);
    expect(reached).toEqual([]);
    const pages = ['index', 'approval', 'tab', 'keeper'].map(
      (name) => `chrome-extension://${id}/src/popup/${name}.html`,
    );
    await page.page.evaluate((urls) => window.hostile.frameExtension(urls), pages);
    const frames = () => page.page.frames().filter((frame) => frame !== page.page.mainFrame());
    await eventually(() => frames().map((frame) => frame.url())).toEqual(
      pages.map(() => 'chrome-error://chromewebdata/'),
    );
  });

  it('S32 gets nothing into any frame or window without an address', async () => {
    const page = await hostile.open('s32.example');
    await hostile.unnoticed(async () => {
      const reports = await page.page.evaluate(() => window.hostile.openFrames('https://stranger.example'));
      expect(reports).toHaveLength(8);
      expect(reports.filter(({ hasProvider }) => hasProvider)).toEqual([]);
      const opened = await page.page.evaluate(() => window.hostile.openWindows());
      expect(opened).toEqual({ blank: false, blob: false });
      await page.said('dapp.accounts', {});
    });
    expect(await page.tally()).toEqual({ [REFUSED.denied]: 1 });
  });

  it('S32 gets nothing in a document whose origin the browser took away', async () => {
    const page = await hostile.open('sandboxed.example');
    await page.page.goto(`${page.origin}/sandboxed`);
    const said = await hostile.unnoticed(() =>
      page.page.evaluate<string>(
        `injectedWeb3.kelvin.enable('x').then(() => 'given', (error) => error.message)`,
      ),
    );
    expect(said).toBe('Request denied: this page has no origin');
  });

  it('S36 hears the same about every account, every method and nothing', async () => {
    const page = await hostile.open('s36.example');
    const requests: Array<[string, object]> = [
      ['dapp.accounts', {}],
      ['dapp.knownMetadata', {}],
      ['dapp.signRaw', message(hostile.me)],
      ['dapp.signRaw', message(UNKNOWN)],
      ['dapp.signPayload', await hostile.payload()],
      ['dapp.signPayload', { ...(await hostile.payload()), address: UNKNOWN }],
    ];
    await hostile.unnoticed(async () => {
      for (const [method, params] of requests) {
        const { err, ms } = await page.ask(method, params);
        expect(err?.message).toBe(REFUSED.denied);
        // No refusal is faster than the slowest of them.
        expect(ms).toBeGreaterThanOrEqual(REFUSAL_MS);
      }
    });
  });

  it('S40 gets nothing into a prototype, of the page or of the worker', async () => {
    const page = await hostile.open('s40.example');
    const answers = await hostile.unnoticed(() => page.page.evaluate(() => window.hostile.poisonParams()));
    expect(answers).toEqual(answers.map(() => REFUSED.malformed));
    const got = await hostile.unnoticed(() => page.page.evaluate(() => window.hostile.getter()));
    expect(got).toEqual({ runs: 1, said: REFUSED.malformed });
    expect(await page.page.evaluate(() => window.hostile.isPolluted())).toBe(false);
    const [worker] = hostile.world.extension.context.serviceWorkers();
    expect(await worker?.evaluate(() => 'polluted' in {})).toBe(false);
  });

  it('S41 is told that 50 MiB are too much, and is heard again afterwards', async () => {
    const page = await hostile.open('s41.example');
    expect(await hostile.unnoticed(() => page.page.evaluate(() => window.hostile.huge(50)))).toBe(
      REFUSED.malformed,
    );
    expect(await page.said('dapp.accounts', {})).toBe(REFUSED.denied);
  });

  it.each([[{ appName: 'x', origin: 'https://good.example' }], [{}], [{ appName: 1 }]])(
    'S42 gets no prompt for %j',
    async (params) => {
      const page = await hostile.open('s42.example');
      expect(await hostile.unnoticed(() => page.said('dapp.enable', params))).toBe(REFUSED.malformed);
    },
  );

  it('A11 S36 hears nothing else when it is on the list of phishing sites', async () => {
    const page = await hostile.open('polkadot-js.site');
    expect(await hostile.unnoticed(() => page.said('dapp.enable', { appName: 'Win' }))).toBe(REFUSED.denied);
  });

  it('S36 hears the same from a locked wallet', async () => {
    await hostile.popup.lock();
    const page = await hostile.open('locked.example');
    for (const [method, params] of [
      ['dapp.accounts', {}],
      ['dapp.signRaw', message(hostile.me)],
    ] as const) {
      const { err, ms } = await hostile.unnoticed(() => page.ask(method, params));
      expect(err?.message).toBe(REFUSED.denied);
      expect(ms).toBeGreaterThanOrEqual(REFUSAL_MS);
    }
  });
});
