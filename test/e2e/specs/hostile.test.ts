import { ApiPromise, WsProvider } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { SignerPayloadJSON } from '@polkadot/types/types';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serveDapp } from '../../../demo/serve-dapp.js';
import { REFUSAL_DELAY_MS } from '../../../src/background/router/dapp-hub.js';
import { UI_METHODS } from '../../../src/protocol/ui/index.js';
import { ConnectedSites } from '../pages/compat-sites.js';
import { buildHostile, HostilePage } from '../pages/hostile-page.js';
import { ImportPage } from '../pages/import.js';
import { Approval, type Popup } from '../pages/popup.js';
import { btcliPayload } from '../sites/btcli-payload.js';
import { openFunded, practiceOf } from '../support/funded.js';
import { startWorld, type World } from '../support/world.js';

const DENIED = 'Request denied';
const MALFORMED = 'Request denied: malformed';
const CANCELLED = 'Cancelled';
/** No refusal leaves the wallet sooner, so that the time tells nothing; a timer may be a millisecond early. */
const REFUSAL_MS = REFUSAL_DELAY_MS - 1;
const NOT_SHARED = `0x${'07'.repeat(32)}`;
/** An account of the real chain that this wallet has never heard of. */
const UNKNOWN = '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX';
const message = (address: string, data = 'Win') => ({ address, data, type: 'bytes' });

/**
 * Presses the button that approves in the very moment it is there, in every approval of this file: what is given without a
 * further click was given too early.
 */
function pressAtOnce(): void {
  if (!location.pathname.endsWith('/approval.html')) return;
  const watch = new MutationObserver(() => {
    const button = document.querySelector<HTMLElement>('[data-testid="approve"]');
    if (!button) return;
    watch.disconnect();
    document.documentElement.dataset.pressed = button.dataset.inert ?? '';
    for (let presses = 0; presses < 3; presses += 1) button.click();
  });
  watch.observe(document, { childList: true, subtree: true });
}

describe('a hostile page', () => {
  let world: World;
  let popup: Popup;
  let api: ApiPromise;
  let me: string;
  let second: string;
  let folder: string;

  beforeAll(async () => {
    folder = await buildHostile();
    world = await startWorld();
    popup = await openFunded(world);
    me = practiceOf(world.devnet).address;
    const add = await ImportPage.open(world.extension, 'add/import');
    await add.paste(NOT_SHARED);
    second = await add.previewAddress();
    await add.store();
    await add.page.close();
    const provider = new WsProvider(world.devnet.url) as unknown as ProviderInterface;
    api = await ApiPromise.create({ provider, noInitWarn: true });
    await world.extension.context.addInitScript(pressAtOnce);
  });
  afterEach(async () => {
    const others = world.extension.context.pages().filter((page) => page !== popup.page);
    await Promise.all(others.map((page) => page.close()));
  });
  afterAll(async () => {
    await api?.disconnect();
    await world?.close();
  });

  const open = (host: string, path?: string) => HostilePage.open(world.extension, `https://${host}`, path);
  const connected = (host: string) => HostilePage.connected(world.extension, `https://${host}`);
  const isApproval = (page: Page) => page.url().includes('/approval.html');
  const windows = () => world.extension.context.pages().filter(isApproval);
  /** Requests ever put before the person, by the worker's own book. */
  const asked = () =>
    popup.page.evaluate<number>(`chrome.storage.session.get(null)
      .then((all) => Object.keys(all).filter((key) => key.startsWith('approval:')).length)`);
  /** Nothing is put before the person while `trick` runs. */
  async function unnoticed<T>(trick: () => Promise<T>): Promise<T> {
    const before = await asked();
    const got = await trick();
    expect(await asked()).toBe(before);
    expect(windows()).toEqual([]);
    return got;
  }
  const transfer = () => api.tx.balances?.transferKeepAlive?.(UNKNOWN, 1n).method.toHex() ?? '';
  const payload = (method = transfer()): Promise<SignerPayloadJSON> => btcliPayload(api, me, method);

  describe('that nobody has allowed anything', () => {
    it('sees a name and a version, and nothing else', async () => {
      const page = await open('look.example');
      const { version, ...seen } = await page.page.evaluate(() => window.hostile.look());
      expect(seen).toEqual({ keys: ['version', 'enable'], stored: 0, globals: [] });
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    });

    it('S29 calls no method of the wallet itself through the relay', async () => {
      const page = await open('s29.example');
      const names = [...Object.keys(UI_METHODS), 'dapp.site', 'toString', '__proto__', 'constructor'];
      const messages = names.map((method, index) => ({
        channel: 'kelvin:1',
        to: 'relay',
        id: `internal-${index}`,
        method,
        params: {},
      }));
      const answers = await unnoticed(() =>
        page.page.evaluate((all) => window.hostile.postRaw(all), messages),
      );
      expect(answers).toBe(0);
    });

    it('S30 gets no answer to a forged envelope', async () => {
      const page = await open('s30.example');
      expect(await unnoticed(() => page.page.evaluate(() => window.hostile.forge()))).toBe(0);
    });

    it('S31 S44 S51 reaches nothing of the extension: no file, no frame, no port', async () => {
      const page = await open('s51.example');
      const { id } = world.extension;
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
      const frames = page.page.frames().filter((frame) => frame !== page.page.mainFrame());
      expect(frames.map((frame) => frame.url())).toEqual(pages.map(() => 'chrome-error://chromewebdata/'));
    });

    it('S32 gets nothing into any frame or window without an address', async () => {
      const page = await open('s32.example');
      await unnoticed(async () => {
        const reports = await page.page.evaluate(() => window.hostile.openFrames('https://stranger.example'));
        expect(reports).toHaveLength(8);
        expect(reports.filter(({ hasProvider }) => hasProvider)).toEqual([]);
        const opened = await page.page.evaluate(() => window.hostile.openWindows());
        expect(opened).toEqual({ blank: false, blob: false });
        await page.said('dapp.accounts', {});
      });
      expect(await page.tally()).toEqual({ [DENIED]: 1 });
    });

    it('S32 gets nothing in a document whose origin the browser took away', async () => {
      const page = await open('sandboxed.example');
      await page.page.goto(`${page.origin}/sandboxed`);
      const said = await unnoticed(() =>
        page.page.evaluate<string>(
          `injectedWeb3.kelvin.enable('x').then(() => 'given', (error) => error.message)`,
        ),
      );
      expect(said).toBe('Request denied: this page has no origin');
    });

    it('S33 asks for nothing from a page that is loaded ahead', async () => {
      const server = await serveDapp(0, folder);
      const page = await world.extension.context.newPage();
      await page.goto(server.url);
      const isAhead = await unnoticed(() =>
        page.evaluate<boolean>(`new Promise((resolve) => {
          new BroadcastChannel('later').onmessage = ({ data }) => resolve(data.prerendering);
          const rules = document.createElement('script');
          rules.type = 'speculationrules';
          rules.textContent = JSON.stringify({ prerender: [{ source: 'list', urls: ['/later.html'] }] });
          document.head.append(rules);
        })`),
      );
      expect(isAhead).toBe(true);
      const prompt = await Approval.during(world.extension, () => page.goto(`${server.url}later.html`));
      expect(await prompt.text()).toContain(new URL(server.url).host);
      expect(await page.locator('html').getAttribute('data-prerendered')).toBe('true');
      await prompt.reject();
      await page.locator('html[data-said="Connection rejected by the user"]').waitFor();
      await server.close();
    });

    it('S36 hears the same about every account, every method and nothing', async () => {
      const page = await open('s36.example');
      const requests: Array<[string, object]> = [
        ['dapp.accounts', {}],
        ['dapp.knownMetadata', {}],
        ['dapp.signRaw', message(me)],
        ['dapp.signRaw', message(UNKNOWN)],
        ['dapp.signPayload', await payload()],
        ['dapp.signPayload', { ...(await payload()), address: UNKNOWN }],
      ];
      await unnoticed(async () => {
        for (const [method, params] of requests) {
          const { err, ms } = await page.ask(method, params);
          expect(err?.message).toBe(DENIED);
          // No refusal is faster than the slowest of them.
          expect(ms).toBeGreaterThanOrEqual(REFUSAL_MS);
        }
      });
    });

    it('S40 gets nothing into a prototype, of the page or of the worker', async () => {
      const page = await open('s40.example');
      const answers = await unnoticed(() => page.page.evaluate(() => window.hostile.poisonParams()));
      expect(answers).toEqual(answers.map(() => MALFORMED));
      const got = await unnoticed(() => page.page.evaluate(() => window.hostile.getter()));
      expect(got).toEqual({ runs: 1, said: MALFORMED });
      expect(await page.page.evaluate(() => window.hostile.isPolluted())).toBe(false);
      const [worker] = world.extension.context.serviceWorkers();
      expect(await worker?.evaluate(() => 'polluted' in {})).toBe(false);
    });

    it('S41 is told that 50 MiB are too much, and is heard again afterwards', async () => {
      const page = await open('s41.example');
      expect(await unnoticed(() => page.page.evaluate(() => window.hostile.huge(50)))).toBe(MALFORMED);
      expect(await page.said('dapp.accounts', {})).toBe(DENIED);
    });

    it.each([[{ appName: 'x', origin: 'https://good.example' }], [{}], [{ appName: 1 }]])(
      'S42 gets no prompt for %j',
      async (params) => {
        const page = await open('s42.example');
        expect(await unnoticed(() => page.said('dapp.enable', params))).toBe(MALFORMED);
      },
    );

    it('A11 S36 hears nothing else when it is on the list of phishing sites', async () => {
      const page = await open('polkadot-js.site');
      expect(await unnoticed(() => page.said('dapp.enable', { appName: 'Win' }))).toBe(DENIED);
    });
  });

  describe('that asks', () => {
    it('S34 S52 is shown by its own address, its name without tricks', async () => {
      const page = await open('xn--80ak6aa92e.com');
      const name = `\u202Ehttps://polkadot.js.org\u200B\u2066\u0007${'W'.repeat(10_000)}`;
      await page.page.evaluate((title) => {
        document.title = title;
      }, name);
      const prompt = await page.prompt('dapp.enable', { appName: name });
      const text = await prompt.text();
      expect(await prompt.page.getByTestId('requester').innerText()).toBe('xn--80ak6aa92e.com');
      expect(await prompt.page.getByTestId('ascii-host').count()).toBe(1);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(text).not.toContain('W'.repeat(129));
      await prompt.reject();
    });

    it('S35 is another site under another scheme, port or name', async () => {
      await connected('shop.example');
      for (const origin of [
        'http://shop.example',
        'https://shop.example:8443',
        'https://www.shop.example',
        'https://shop.example.com',
      ]) {
        const other = await HostilePage.open(world.extension, origin);
        expect(await unnoticed(() => other.said('dapp.accounts', {}))).toBe(DENIED);
      }
    });

    it('S30 S36 gets nothing out of a page of another tab that may see accounts', async () => {
      const victim = await connected('victim.example');
      const page = await open('thief.example');
      await page.page.evaluate(() => {
        window.addEventListener('message', () => window.hostile.heard.push({ event: 'stolen' }));
      });
      const [opened] = await Promise.all([
        world.extension.context.waitForEvent('page'),
        page.page.evaluate((url) => {
          Object.assign(window, { victim: window.open(url) });
        }, `${victim.origin}/`),
      ]);
      await opened.route('**/*', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<h1>Mine</h1>' }),
      );
      await opened.goto(`${victim.origin}/`);
      const answers = await unnoticed(() =>
        page.page.evaluate(() => {
          const target = (window as unknown as { victim: Window }).victim;
          const request = { channel: 'kelvin:1', to: 'relay', id: 'stolen-1', params: {} };
          return window.hostile.postRaw(
            ['dapp.accounts', 'dapp.enable'].map((method) => ({ ...request, method })),
            target,
          );
        }),
      );
      expect(answers).toBe(0);
      expect(await page.tally()).toEqual({ [DENIED]: 1, given: 1 });
    });

    it('S37 gets no signature of an account that was not shared with it', async () => {
      const page = await connected('s37.example');
      for (const address of [second, UNKNOWN]) {
        expect(await unnoticed(() => page.said('dapp.signRaw', message(address)))).toBe(DENIED);
        const params = { ...(await payload()), address };
        expect(await unnoticed(() => page.said('dapp.signPayload', params))).toBe(DENIED);
      }
    });

    it('S38 gets nothing more from the moment it is revoked', async () => {
      const page = await connected('s38.example');
      expect((await page.ask('dapp.accounts', {})).ok).toMatchObject({ accounts: [{ address: me }] });
      const sites = await ConnectedSites.open(world.extension);
      await sites.revoke('s38.example');
      await expect.poll(async () => (await page.heard()).at(-1)).toMatchObject({ accounts: [] });
      expect(await unnoticed(() => page.said('dapp.signRaw', message(me)))).toBe(DENIED);
      expect(await unnoticed(() => page.said('dapp.accounts', {}))).toBe(DENIED);
    });

    it('S39 loses what it asked for when it goes elsewhere', async () => {
      const page = await connected('s39.example');
      const prompt = await page.prompt('dapp.signRaw', message(me));
      await prompt.approveButton.waitFor();
      await Promise.all([prompt.page.waitForEvent('close'), page.go('/?next')]);
      expect(await page.said('dapp.accounts', {})).toBe('given');
      expect(await page.heard()).toHaveLength(1);
    });

    it('S46 gets only its own answer when two ask at once', async () => {
      const [one, two] = [await open('one.example'), await open('two.example')];
      const prompt = await one.prompt('dapp.enable', { appName: 'One' });
      await prompt.approveButton.waitFor();
      await two.page.evaluate(() => window.hostile.post('dapp.enable', { appName: 'Two' }));
      await expect.poll(() => prompt.page.getByTestId('queue').innerText()).toBe('1 of 2');
      expect(await prompt.page.getByTestId('requester').innerText()).toBe('one.example');
      await prompt.approve();
      await expect.poll(() => prompt.page.getByTestId('requester').innerText()).toBe('two.example');
      expect(windows()).toHaveLength(1);
      await prompt.reject();
      await expect.poll(() => two.tally()).toEqual({ 'Connection rejected by the user': 1 });
      expect(await one.tally()).toEqual({ given: 1 });
    });

    it('S45 gets one window for 1,000 requests, and the wallet stays usable', async () => {
      const page = await connected('s45.example');
      const [, answers] = await Promise.all([
        world.extension.context.waitForEvent('page'),
        page.page.evaluate((params) => window.hostile.flood(1_000, 5, 'dapp.signRaw', params), message(me)),
      ]);
      expect(answers).toEqual({ [DENIED]: 995 });
      expect(windows()).toHaveLength(1);
      await popup.reopen();
      await popup.total.waitFor();
      const [only] = windows();
      await expect.poll(() => only?.getByTestId('queue').innerText()).toBe('1 of 5');
      await only?.getByTestId('reject-all').click();
      await expect.poll(() => page.tally()).toEqual({ given: 1, [DENIED]: 995, [CANCELLED]: 5 });
      expect(windows()).toEqual([]);
    });

    it('S47 is not heard for a minute after three refusals, and others are', async () => {
      const page = await open('s47.example');
      for (let refusals = 0; refusals < 3; refusals += 1) {
        const prompt = await page.prompt('dapp.enable', { appName: 'Again' });
        await prompt.reject();
        await expect.poll(async () => (await page.heard()).length).toBe(refusals + 1);
      }
      expect(await unnoticed(() => page.said('dapp.enable', { appName: 'Again' }))).toBe(DENIED);
      const other = await open('quiet.example');
      await (await other.prompt('dapp.enable', { appName: 'First' })).reject();
    });

    it('S48 gets one signature for a double click, and none for a hasty one or for Enter', async () => {
      const page = await connected('s48.example');
      const prompt = await page.prompt('dapp.signRaw', message(me, 'first'));
      await page.page.evaluate(
        (params) => window.hostile.post('dapp.signRaw', params),
        message(me, 'second'),
      );
      await expect.poll(() => prompt.page.getByTestId('queue').innerText()).toBe('1 of 2');
      expect(await prompt.page.locator('html').getAttribute('data-pressed')).toBe('true');
      expect(await page.tally()).toEqual({ given: 1 });
      await prompt.page.locator('[data-testid="approve"][data-inert="false"]').dblclick();
      await prompt.page.getByText('second').waitFor();
      for (let presses = 0; presses < 3; presses += 1) await prompt.page.keyboard.press('Enter');
      await prompt.reject();
      await expect.poll(() => page.tally()).toEqual({ given: 2, [CANCELLED]: 1 });
    });

    it('S48 S51 cannot cover, close or press the window that asks', async () => {
      const page = await connected('cover.example');
      const prompt = await page.prompt('dapp.signRaw', message(me));
      await prompt.approveButton.waitFor();
      await page.page.evaluate((url) => {
        for (const name of ['approval', 'kelvin'])
          window.open('about:blank', name, 'popup,width=420,height=680')?.focus();
        window.open(url)?.close();
        window.focus();
      }, prompt.page.url());
      const self = await prompt.page.evaluate(() => ({
        isOwnWindow: window.top === window && window.opener === null,
        isFocused: document.activeElement?.getAttribute('data-testid') === 'approve',
      }));
      expect(self).toEqual({ isOwnWindow: true, isFocused: false });
      expect(windows()).toEqual([prompt.page]);
      expect(await page.tally()).toEqual({ given: 1 });
      await prompt.reject();
      await expect.poll(() => page.tally()).toEqual({ given: 1, [CANCELLED]: 1 });
    });

    it('S50 is refused when the window is closed', async () => {
      const page = await open('s50.example');
      const prompt = await page.prompt('dapp.enable', { appName: 'Win' });
      await prompt.approveButton.waitFor();
      await prompt.page.close();
      await expect.poll(() => page.tally()).toEqual({ 'Connection rejected by the user': 1 });
    });

    it('S53 S54 gets no signature by mixing the fields of a message and of a transaction', async () => {
      const page = await connected('s53.example');
      const params = await payload();
      const { method, genesisHash } = params;
      const mixed: Array<[string, object]> = [
        ['dapp.signPayload', { ...params, data: '0x68656c6c6f' }],
        ['dapp.signPayload', { ...params, type: 'bytes' }],
        ['dapp.signRaw', { ...message(me), method }],
        ['dapp.signRaw', { ...message(me), genesisHash }],
        ['dapp.signRaw', params],
        ['dapp.signPayload', message(me)],
      ];
      for (const [name, input] of mixed)
        expect(await unnoticed(() => page.said(name, input))).toBe(MALFORMED);
    });

    it('S55 gets no signature over bytes that are cut, too long or not in their one form', async () => {
      const page = await connected('s55.example');
      const call = transfer();
      // The last byte is the amount, 1 in its compact form.
      expect(call).toMatch(/04$/);
      for (const method of [call.slice(0, -2), `${call}00`, `${call.slice(0, -2)}0500`]) {
        const prompt = await page.prompt('dapp.signPayload', await payload(method));
        await prompt.page.getByTestId('refusal').waitFor();
        expect(await prompt.approveButton.count()).toBe(0);
        await Promise.all([prompt.page.waitForEvent('close'), prompt.reject()]);
      }
      await expect.poll(() => page.tally()).toEqual({ given: 1, [CANCELLED]: 3 });
    });

    it('S67 gets no signature over a transaction that is called a message', async () => {
      const page = await connected('s67.example');
      const { method } = await payload();
      const prompt = await page.prompt('dapp.signRaw', message(me, method));
      await prompt.page.getByTestId('refusal').waitFor();
      expect(await prompt.approveButton.count()).toBe(0);
    });

    it('gets one signature for one yes, however often it repeats the request', async () => {
      const page = await connected('replay.example');
      const prompt = await page.prompt('dapp.signRaw', message(me), 'replayed-1');
      await prompt.approve();
      await expect.poll(() => page.tally()).toEqual({ given: 2 });
      expect(await unnoticed(() => page.said('dapp.signRaw', message(me), 'replayed-1'))).toBe(DENIED);
      const other = message(me, 'Win more');
      expect(await unnoticed(() => page.said('dapp.signRaw', other, 'replayed-1'))).toBe(MALFORMED);
    });

    it('catches nothing by replacing what the wallet or a reply might pass through', async () => {
      const page = await open('poison.example', '/?poison');
      const prompt = await Approval.during(world.extension, () =>
        page.page.evaluate(() => void Object.assign(window, { given: window.hostile.enable('Win') })),
      );
      await prompt.approve();
      expect(await page.page.evaluate<string>('given')).toContain(me);
      const later = await page.page.evaluate(() => window.hostile.intercept('dapp.accounts', {}));
      expect(later.said).toBe('given');
      const caught = await page.page.evaluate<string>(
        `JSON.stringify(caught.filter((one) => one !== window))`,
      );
      // It catches what it was given anyway, and nothing of what it was not.
      for (const text of [caught, later.caught]) {
        expect(text).toContain(me);
        expect(text).not.toContain(second);
      }
    });

    it('puts no other wallet in the place of this one', async () => {
      const page = await open('replace.example');
      const worked = await page.page.evaluate(() => window.hostile.replace());
      expect(Object.entries(worked).filter(([, did]) => did)).toEqual([]);
    });
  });

  it('S36 hears the same from a locked wallet', async () => {
    await popup.lock();
    const page = await open('locked.example');
    for (const [method, params] of [
      ['dapp.accounts', {}],
      ['dapp.signRaw', message(me)],
    ] as const) {
      const { err, ms } = await unnoticed(() => page.ask(method, params));
      expect(err?.message).toBe(DENIED);
      expect(ms).toBeGreaterThanOrEqual(REFUSAL_MS);
    }
  });
});
