import type { SignerPayloadJSON } from '@polkadot/types/types';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConnectedSites } from '../pages/compat-sites.js';
import { HostilePage, serve } from '../pages/hostile-page.js';
import { HostileWorld, message, REFUSED, UNKNOWN } from '../pages/hostile-world.js';
import { Approval } from '../pages/popup.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';

describe('a hostile page that asks', { timeout: JOURNEY_MS }, () => {
  let hostile: HostileWorld;

  beforeAll(async () => {
    hostile = await HostileWorld.start();
  });
  afterEach(() => hostile.closePages());
  afterAll(() => hostile?.close());

  it('S34 S52 is shown by its own address, its name without tricks', async () => {
    const page = await hostile.open('xn--80ak6aa92e.com');
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
    await hostile.connected('shop.example');
    for (const origin of [
      'http://shop.example',
      'https://shop.example:8443',
      'https://www.shop.example',
      'https://shop.example.com',
    ]) {
      const other = await HostilePage.open(hostile.world.extension, origin);
      expect(await hostile.unnoticed(() => other.said('dapp.accounts', {}))).toBe(REFUSED.denied);
    }
  });

  it('S30 S36 gets nothing out of a page of another tab that may see accounts', async () => {
    const victim = await hostile.connected('victim.example');
    const page = await hostile.open('thief.example');
    await page.page.evaluate(() => {
      window.addEventListener('message', ({ source }) => {
        if (source !== window) window.hostile.heard.push({ event: 'stolen' });
      });
    });
    const [opened] = await Promise.all([
      hostile.world.extension.context.waitForEvent('page'),
      page.page.evaluate((url) => {
        Object.assign(window, { victim: window.open(url) });
      }, `${victim.origin}/`),
    ]);
    await opened.route(/^https?:/, serve);
    await opened.goto(`${victim.origin}/`);
    await opened.locator('html[data-ready="yes"]').waitFor();
    const answers = await hostile.unnoticed(() =>
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
    expect(await page.tally()).toEqual({ [REFUSED.denied]: 1 });
    // Not even the other page was answered.
    expect(await opened.evaluate(() => window.hostile.heard)).toEqual([]);
  });

  it('S37 gets no signature of an account that was not shared with it', async () => {
    const page = await hostile.connected('s37.example');
    for (const address of [hostile.second, UNKNOWN]) {
      expect(await hostile.unnoticed(() => page.said('dapp.signRaw', message(address)))).toBe(REFUSED.denied);
      const params = { ...(await hostile.payload()), address };
      expect(await hostile.unnoticed(() => page.said('dapp.signPayload', params))).toBe(REFUSED.denied);
    }
  });

  it('S38 gets nothing more from the moment it is revoked', async () => {
    const page = await hostile.connected('s38.example');
    expect((await page.ask('dapp.accounts', {})).ok).toMatchObject({ accounts: [{ address: hostile.me }] });
    const sites = await ConnectedSites.open(hostile.world.extension);
    await sites.revoke('s38.example');
    await eventually(() => page.lastAccounts()).toEqual([]);
    expect(await hostile.unnoticed(() => page.said('dapp.signRaw', message(hostile.me)))).toBe(
      REFUSED.denied,
    );
    expect(await hostile.unnoticed(() => page.said('dapp.accounts', {}))).toBe(REFUSED.denied);
  });

  it('S39 loses what it asked for when it goes elsewhere', async () => {
    const page = await hostile.connected('s39.example');
    const prompt = await page.prompt('dapp.signRaw', message(hostile.me));
    await prompt.approveButton.waitFor();
    await Promise.all([prompt.page.waitForEvent('close'), page.go('/?next')]);
    expect(await page.said('dapp.accounts', {})).toBe('given');
    expect(await page.heard()).toHaveLength(1);
  });

  it('S46 gets only its own answer when two ask at once', async () => {
    const [one, two] = [await hostile.open('one.example'), await hostile.open('two.example')];
    const prompt = await one.prompt('dapp.enable', { appName: 'One' });
    await prompt.approveButton.waitFor();
    await two.page.evaluate(() => window.hostile.post('dapp.enable', { appName: 'Two' }));
    await eventually(() => prompt.page.getByTestId('queue').innerText()).toBe('1 of 2');
    expect(await prompt.page.getByTestId('requester').innerText()).toBe('one.example');
    await prompt.approve();
    await eventually(() => prompt.page.getByTestId('requester').innerText()).toBe('two.example');
    expect(hostile.windows()).toHaveLength(1);
    await prompt.reject();
    await eventually(() => two.tally()).toEqual({ [REFUSED.rejected]: 1 });
    await eventually(() => one.tally()).toEqual({ given: 1 });
  });

  it('S45 gets one window for 1,000 requests, and the wallet stays usable', async () => {
    const page = await hostile.connected('s45.example');
    const [, answers] = await Promise.all([
      hostile.world.extension.context.waitForEvent('page'),
      page.page.evaluate(
        (params) => window.hostile.flood(1_000, 5, 'dapp.signRaw', params),
        message(hostile.me),
      ),
    ]);
    expect(answers).toEqual({ [REFUSED.denied]: 995 });
    await eventually(() => hostile.windows().length).toBe(1);
    await hostile.popup.reopen();
    await hostile.popup.total.waitFor();
    const [only] = hostile.windows();
    await eventually(() => only?.getByTestId('queue').innerText()).toBe('1 of 5');
    expect(hostile.windows()).toEqual([only]);
    await only?.getByTestId('reject-all').click();
    await eventually(() => page.tally()).toEqual({ given: 1, [REFUSED.denied]: 995, [REFUSED.cancelled]: 5 });
    await eventually(() => hostile.windows().length).toBe(0);
  });

  it('S47 is not heard for a minute after three refusals, and others are', async () => {
    const page = await hostile.open('s47.example');
    for (let refusals = 0; refusals < 3; refusals += 1) {
      const prompt = await page.prompt('dapp.enable', { appName: 'Again' });
      await prompt.reject();
      await eventually(async () => (await page.heard()).length).toBe(refusals + 1);
    }
    expect(await hostile.unnoticed(() => page.said('dapp.enable', { appName: 'Again' }))).toBe(
      REFUSED.denied,
    );
    const other = await hostile.open('quiet.example');
    await (await other.prompt('dapp.enable', { appName: 'First' })).reject();
  });

  it('S48 gets one signature for a double click, and none for a hasty one or for Enter', async () => {
    const page = await hostile.connected('s48.example');
    const prompt = await page.prompt('dapp.signRaw', message(hostile.me, 'first'));
    await page.page.evaluate(
      (params) => window.hostile.post('dapp.signRaw', params),
      message(hostile.me, 'second'),
    );
    await eventually(() => prompt.page.getByTestId('queue').innerText()).toBe('1 of 2');
    await eventually(() => prompt.page.locator('html').getAttribute('data-pressed')).toBe('true');
    expect(await page.tally()).toEqual({ given: 1 });
    await prompt.page.locator('[data-testid="approve"][data-inert="false"]').dblclick();
    await prompt.page.getByText('second').waitFor();
    for (let presses = 0; presses < 3; presses += 1) await prompt.page.keyboard.press('Enter');
    await prompt.reject();
    await eventually(() => page.tally()).toEqual({ given: 2, [REFUSED.cancelled]: 1 });
  });

  it('S48 S51 cannot cover, close or press the window that asks', async () => {
    const page = await hostile.connected('cover.example');
    const prompt = await page.prompt('dapp.signRaw', message(hostile.me));
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
    await eventually(() => hostile.windows()).toEqual([prompt.page]);
    expect(await page.tally()).toEqual({ given: 1 });
    await prompt.reject();
    await eventually(() => page.tally()).toEqual({ given: 1, [REFUSED.cancelled]: 1 });
  });

  it('S50 is refused when the window is closed', async () => {
    const page = await hostile.open('s50.example');
    const prompt = await page.prompt('dapp.enable', { appName: 'Win' });
    await prompt.approveButton.waitFor();
    await prompt.page.close();
    await eventually(() => page.tally()).toEqual({ [REFUSED.rejected]: 1 });
  });

  it('S53 S54 gets no signature by mixing the fields of a message and of a transaction', async () => {
    const page = await hostile.connected('s53.example');
    const params = await hostile.payload();
    const { method, genesisHash } = params;
    const mixed: Array<[string, object]> = [
      ['dapp.signPayload', { ...params, data: '0x68656c6c6f' }],
      ['dapp.signPayload', { ...params, type: 'bytes' }],
      ['dapp.signRaw', { ...message(hostile.me), method }],
      ['dapp.signRaw', { ...message(hostile.me), genesisHash }],
      ['dapp.signRaw', params],
      ['dapp.signPayload', message(hostile.me)],
    ];
    for (const [name, input] of mixed)
      expect(await hostile.unnoticed(() => page.said(name, input))).toBe(REFUSED.malformed);
  });

  it('S55 gets no signature over bytes that are cut, too long or not in their one form', async () => {
    const page = await hostile.connected('s55.example');
    const call = hostile.transfer();
    // The last byte is the amount, 1 in its compact form.
    expect(call).toMatch(/04$/);
    for (const method of [call.slice(0, -2), `${call}00`, `${call.slice(0, -2)}0500`]) {
      const prompt = await page.prompt('dapp.signPayload', await hostile.payload(method));
      await prompt.page.getByTestId('refusal').waitFor();
      expect(await prompt.approveButton.count()).toBe(0);
      await Promise.all([prompt.page.waitForEvent('close'), prompt.reject()]);
    }
    await eventually(() => page.tally()).toEqual({ given: 1, [REFUSED.cancelled]: 3 });
  });

  it('S61 S64 gets no signature with an era, a tip, a nonce or a chain that is not in order', async () => {
    const page = await hostile.connected('s64.example');
    const payload = await hostile.payload();
    const faults: Array<[Partial<SignerPayloadJSON>, string]> = [
      [{ era: '0x00', blockHash: payload.genesisHash }, 'sign/era'],
      // 256 blocks.
      [{ era: '0x0700' }, 'sign/era'],
      [{ tip: `0x${'0'.repeat(31)}1` }, 'sign/tip'],
      [{ nonce: '0x000000ff' }, 'sign/nonce'],
      [{ genesisHash: `0x${'2f'.repeat(32)}` }, 'chain/unknown-genesis'],
    ];
    const [[first, reason] = [{}, ''], ...others] = faults;
    const prompt = await page.prompt('dapp.signPayload', { ...payload, ...first });
    const said = () => prompt.page.getByTestId('refusal').locator('code').innerText();
    await eventually(said).toBe(reason);
    for (const [fault, why] of others) {
      await page.page.evaluate((params) => window.hostile.post('dapp.signPayload', params), {
        // Of a block of now: the chain goes on while the person reads, and an old payload is another fault.
        ...(await hostile.payload()),
        ...fault,
      });
      const next = prompt.page.locator('[data-testid="queue-next"][aria-disabled="false"]');
      await next.click();
      await eventually(said).toBe(why);
      expect(await prompt.approveButton.count()).toBe(0);
    }
    await prompt.page.getByTestId('reject-all').click();
    await eventually(() => page.tally()).toEqual({ given: 1, [REFUSED.cancelled]: faults.length });
    expect(await hostile.unnoticed(() => page.said('dapp.signPayload', { ...payload, assetId: 1 }))).toBe(
      REFUSED.denied,
    );
  });

  it('S67 gets no signature over a transaction that is called a message', async () => {
    const page = await hostile.connected('s67.example');
    const { method } = await hostile.payload();
    const prompt = await page.prompt('dapp.signRaw', message(hostile.me, method));
    await prompt.page.getByTestId('refusal').waitFor();
    expect(await prompt.approveButton.count()).toBe(0);
  });

  it('gets one signature for one yes, however often it repeats the request', async () => {
    const page = await hostile.connected('replay.example');
    const prompt = await page.prompt('dapp.signRaw', message(hostile.me), 'replayed-1');
    await prompt.approve();
    await eventually(() => page.tally()).toEqual({ given: 2 });
    expect(await hostile.unnoticed(() => page.said('dapp.signRaw', message(hostile.me), 'replayed-1'))).toBe(
      REFUSED.denied,
    );
    const other = message(hostile.me, 'Win more');
    expect(await hostile.unnoticed(() => page.said('dapp.signRaw', other, 'replayed-1'))).toBe(
      REFUSED.malformed,
    );
  });

  it('catches nothing by replacing what the wallet or a reply might pass through', async () => {
    const page = await hostile.open('poison.example', '/?poison');
    const prompt = await Approval.during(hostile.world.extension, () =>
      page.page.evaluate(() => void Object.assign(window, { given: window.hostile.enable('Win') })),
    );
    await prompt.approve();
    expect(await page.page.evaluate<string>('given')).toContain(hostile.me);
    const caught = await page.page.evaluate<string>('JSON.stringify(caught.filter((one) => one !== window))');
    const later = await page.page.evaluate(() => window.hostile.intercept('dapp.accounts', {}));
    expect(later.said).toBe('given');
    // It catches what it was given anyway, and nothing of what it was not.
    for (const text of [caught, later.caught]) {
      expect(text).toContain(hostile.me);
      expect(text).not.toContain(hostile.second);
    }
  });

  it('puts no other wallet in the place of this one', async () => {
    const page = await hostile.open('replace.example');
    const worked = await page.page.evaluate(() => window.hostile.replace());
    expect(Object.entries(worked).filter(([, did]) => did)).toEqual([]);
  });
});
