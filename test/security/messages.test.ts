import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortSender } from '../../src/background/platform.js';
import { DAPP_METHOD_NAMES } from '../../src/protocol/dapp/envelope.js';
import { UI_METHODS } from '../../src/protocol/ui/index.js';
import { BackgroundWorld, signerPayload } from '../support/background-world.js';
import { EXTENSION_ID, EXTENSION_URL } from '../support/fake-browser.js';
import { FrameClient } from '../support/frame-client.js';
import { settle } from '../support/stepped-clock.js';

const SITE = 'https://stake.example';

/** A relay port of whoever the sender says. */
function portOf(world: BackgroundWorld, sender: PortSender, name = 'kelvin-dapp'): FrameClient {
  let ids = 0;
  return new FrameClient(world.browser.connect(name, sender), world.clock, () => `foreign-${++ids}-xxxx`);
}

const topFrame: PortSender = {
  id: EXTENSION_ID,
  origin: SITE,
  url: `${SITE}/`,
  frameId: 0,
  documentLifecycle: 'active',
  documentId: 'doc-1',
  tab: { id: 3 },
};

describe('who may speak', () => {
  it('S31 refuses a content script on the internal port', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    const intruder = portOf(world, topFrame, 'kelvin-ui');
    await settle();
    expect(intruder.port.isOpen).toBe(false);
    expect(intruder.events).toEqual([]);
  });

  it('S31 refuses a page that frames its origin as ours only in the URL', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    const intruder = portOf(world, { ...topFrame, url: `${EXTENSION_URL}src/popup/index.html` }, 'kelvin-ui');
    await settle();
    expect(intruder.port.isOpen).toBe(false);
  });

  it.each<[string, Partial<PortSender>]>([
    ['a same-origin iframe', { frameId: 4 }],
    ['a cross-origin iframe', { frameId: 4, origin: 'https://other.example' }],
    ['a sandboxed document', { origin: 'null' }],
    ['about:blank', { origin: 'null', url: 'about:blank' }],
    ['a data: page', { origin: 'null', url: 'data:text/html,x' }],
    ['plain http', { origin: 'http://stake.example' }],
    ['a file', { origin: 'file://' }],
    ['another extension', { id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
  ])('S32 gives no account and no prompt to %s', async (_, sender) => {
    const { world } = await BackgroundWorld.connected(SITE);
    const page = portOf(world, { ...topFrame, ...sender });
    const before = world.browser.windowsOpened;
    expect(await page.codeOf(page.send('dapp.accounts', {}))).toBe('not-allowed');
    expect(await page.codeOf(page.send('dapp.enable', { appName: 'x' }))).toBe('not-allowed');
    expect(world.browser.windowsOpened).toBe(before);
  });

  it('S33 refuses a prerendered document', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    const page = portOf(world, { ...topFrame, documentLifecycle: 'prerender' });
    expect(await page.codeOf(page.send('dapp.accounts', {}))).toBe('not-allowed');
  });

  it("S34 shows the browser's origin, whatever the message claims", async () => {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts();
    const page = world.page('https://evil.example');
    void page.send('dapp.enable', { appName: 'https://good.example' });
    await settle();
    const [id] = await world.pending();
    const view = await world.ui().ask<{ requester: object }>('approvals.get', { id });
    expect(view.requester).toMatchObject({
      origin: 'https://evil.example',
      claimedName: 'https://good.example',
    });
    const forged = page.send('dapp.enable', { appName: 'x', origin: 'https://good.example' });
    expect(await page.codeOf(forged)).toBe('invalid-message');
  });

  it.each([
    'http://localhost',
    'https://stake.example:8443',
    'https://www.stake.example',
    'http://127.0.0.1:8080',
  ])('S35 %s is another site than the connected one', async (origin) => {
    const { world } = await BackgroundWorld.connected(SITE);
    const other = world.page(origin);
    expect(await other.codeOf(other.send('dapp.accounts', {}))).toBe('not-allowed');
  });

  it('marks a site on plain http on this machine', async () => {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts();
    void world.page('http://127.0.0.1:39295').send('dapp.enable', { appName: 'Bittensor SDK' });
    await settle();
    const [id] = await world.pending();
    const view = await world.ui().ask<{ requester: object }>('approvals.get', { id });
    expect(view.requester).toMatchObject({ origin: 'http://127.0.0.1:39295', insecure: true });
  });

  it('S44 has no listener for other extensions', async () => {
    const world = new BackgroundWorld();
    await world.start();
    expect(Object.keys(world.browser.startWorker().runtime)).not.toContain('onConnectExternal');
    await world.restart();
    const foreign = portOf(world, { ...topFrame, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }, 'unknown-port');
    expect(foreign.port.isOpen).toBe(false);
  });
});

describe('what an unconnected site learns', () => {
  const requests = (address: string): Array<[string, object]> => [
    ['dapp.accounts', {}],
    ['dapp.knownMetadata', {}],
    ['dapp.signRaw', { address, data: 'hello', type: 'bytes' }],
    ['dapp.signPayload', signerPayload(address)],
  ];

  it('S36 one error after one time, for list, sign and metadata, locked or not', async () => {
    const { world, address } = await BackgroundWorld.connected(SITE);
    const seen = new Set<string>();
    for (const locked of [false, true]) {
      if (locked) await world.lock();
      const stranger = world.page(`https://stranger-${locked}.example`);
      for (const [method, params] of requests(address)) {
        const startedMs = world.clock.nowMs();
        const code = await stranger.codeOf(stranger.send(method, params));
        seen.add(`${code} after ${world.clock.nowMs() - startedMs} ms`);
      }
    }
    expect([...seen]).toEqual(['not-allowed after 75 ms']);
    expect(await world.pending()).toEqual([]);
  });

  it('S36 the same when there is no wallet yet', async () => {
    const world = new BackgroundWorld();
    await world.start();
    const page = world.page(SITE);
    expect(await page.codeOf(page.send('dapp.enable', { appName: 'x' }))).toBe('not-allowed');
    expect(world.browser.windowsOpened).toBe(0);
  });

  it('S37 refuses without a prompt to sign with an account that was not shared', async () => {
    const { world, page, accountIds } = await BackgroundWorld.connected(SITE, 2);
    const ui = world.ui();
    const { accounts } = await ui.ask<{ accounts: Array<{ accountId: string; address: string }> }>(
      'wallet.status',
      {},
    );
    const other = accounts.find(({ accountId }) => accountId === accountIds[1])?.address ?? '';
    const opened = world.browser.windowsOpened;
    expect(await page.codeOf(page.send('dapp.signPayload', signerPayload(other)))).toBe('not-allowed');
    expect(await page.codeOf(page.send('dapp.signRaw', { address: other, data: 'hello' }))).toBe(
      'not-allowed',
    );
    expect(world.browser.windowsOpened).toBe(opened);
  });

  it('answers an address in the spelling of another chain as the same account', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { encodeAddress, decodeAnyPrefix } = await import('../../src/core/address/index.js');
    const spelled = encodeAddress(decodeAnyPrefix(address).accountId, 0);
    void page.send('dapp.signPayload', signerPayload(spelled));
    await settle();
    expect(await world.pending()).toHaveLength(1);
  });
});

describe('S38 a permission that ends', () => {
  it('empties the accounts of an open page and refuses its signatures', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    await world.ui().ask('sites.revoke', { origin: SITE });
    await settle();
    expect(page.events.at(-1)).toEqual({ event: 'accounts', data: { accounts: [] } });
    expect(await page.codeOf(page.send('dapp.signRaw', { address, data: 'hello' }))).toBe('not-allowed');
    expect(await page.codeOf(page.send('dapp.accounts', {}))).toBe('not-allowed');
  });

  it('nudges a page whose port ended with an earlier worker', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    await world.restart();
    await world.ui().ask('sites.revoke', { origin: SITE });
    await settle();
    expect(world.browser.nudges).toEqual([
      { tabId: 7, message: { kelvin: 'accounts' }, options: { documentId: `doc-${SITE}` } },
    ]);
  });

  it('refuses a signature when the site was revoked while it waited', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { signed, id, payloadHash } = await world.asked(page, address);
    await world.ui().ask('sites.revoke', { origin: SITE });
    const ui = world.ui();
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(decision)).toBe('site/not-connected');
    await ui.ask('approvals.decide', { id, decision: 'reject' });
    expect(await page.codeOf(signed)).toBe('approval/rejected');
  });
});

describe('A12 messages to sign', () => {
  const domain = 'stake.example';
  const signIn = (address: string, host = domain) =>
    `${host} wants you to sign in with your Substrate account:\n${address}\n\nWelcome\n\nURI: https://${host}\nNonce: 1`;

  async function view(data: (address: string) => string) {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const signed = page.send<{ signature: string }>('dapp.signRaw', { address, data: data(address) });
    await settle();
    const [id = ''] = await world.pending();
    const shown = await world.ui().ask<Record<string, unknown>>('approvals.get', { id });
    const decide = () =>
      world.ui().send('approvals.decide', { id, decision: 'sign', payloadHash: shown.payloadHash });
    return { world, shown, signed, decide };
  }

  it('lay out a request to sign in, and sign its text as it is', async () => {
    const { world, shown, signed, decide } = await view((address) => signIn(address));
    expect(shown).toMatchObject({
      kind: 'message',
      foreignDomain: null,
      signIn: {
        domain,
        statement: 'Welcome',
        uri: `https://${domain}`,
        nonce: '1',
        version: null,
        faults: [],
      },
    });
    await world.clock.until(decide());
    expect((await world.clock.until(signed)).signature).toMatch(/^0x[0-9a-f]{128}$/);
  });

  it('name what is wrong with one', async () => {
    const { shown } = await view(() =>
      signIn('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty', 'bank.example'),
    );
    expect(shown).toMatchObject({
      foreignDomain: 'bank.example',
      signIn: { domain: 'bank.example', faults: ['domain', 'address', 'uri'] },
    });
  });

  it('lay nothing out that hides characters, and nothing that is no such request', async () => {
    expect(
      (await view((address) => signIn(address).replace('Welcome', 'Wel\u200bcome'))).shown,
    ).toMatchObject({
      signIn: null,
      suspiciousCharacters: true,
    });
    expect((await view(() => 'hello')).shown).toMatchObject({ signIn: null, text: 'hello' });
  });

  it.each([
    ['32 bytes', `0x${'29'.repeat(32)}`],
    ['32 bytes, wrapped', `<Bytes>${'x'.repeat(32)}</Bytes>`],
    ['an order in words', 'TAO.com order v1: sell everything'],
    ['the Ethereum prefix', '\x19Ethereum Signed Message:\n5hello'],
    ['a wrapping in a wrapping', '<Bytes><Bytes>hello</Bytes></Bytes>'],
    ['8 KiB and a byte', 'a'.repeat(8_193)],
  ])('S67 give no signature over %s, whatever is decided', async (_, data) => {
    const { world, shown, decide } = await view(() => data);
    expect(shown.refusal).not.toBeNull();
    await expect(world.clock.until(decide())).rejects.toMatchObject({ code: 'approval/hash-mismatch' });
    expect(await world.pending()).toHaveLength(1);
  });
});

describe('messages that are not what they should be', () => {
  const bad: Array<[string, unknown]> = [
    ['__proto__', JSON.parse('{"appName":"x","__proto__":{"polluted":true}}')],
    ['constructor', { appName: 'x', constructor: { prototype: { polluted: true } } }],
    ['10,000 keys', Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 1]))],
    ['depth 1,000', JSON.parse(`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`)],
    ['an unknown field', { appName: 'x', more: 1 }],
    ['a missing field', {}],
    ['a list instead of an object', ['x']],
    ['nothing', null],
  ];

  it.each(bad)('S40 S42 refuses %s with a code and no effect', async (_, params) => {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts();
    const page = world.page(SITE);
    const answer = page.sendRaw({ method: 'dapp.enable', params });
    expect(await page.codeOf(answer)).toBe('invalid-message');
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(await world.pending()).toEqual([]);
  });

  it('S41 refuses a message of 50 MiB', async () => {
    const { page } = await BackgroundWorld.connected(SITE);
    const huge = page.send('dapp.enable', { appName: 'x'.repeat(50 * 1024 * 1024) });
    expect(await page.codeOf(huge)).toBe('invalid-message');
  });

  it('S42 drops what names no id, and answers the next message', async () => {
    const { page } = await BackgroundWorld.connected(SITE);
    for (const message of [null, 1, 'x', [], {}, { v: 2 }, { v: 1, id: 'x', kind: 'req' }])
      page.port.postMessage(message);
    expect(await page.ask('dapp.accounts', {})).toMatchObject({ accounts: [{ name: 'One' }] });
  });

  it.each(['toString', '__proto__', 'wallet.lock', 'approvals.decide', 'settings.update'])(
    'S29 a page cannot call %s',
    async (method) => {
      const { page } = await BackgroundWorld.connected(SITE);
      expect(await page.codeOf(page.send(method, {}))).toBe('unknown-method');
    },
  );

  it('S43 answers every method of both tables, whatever it is given', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    const ui = world.ui();
    const methods = [...Object.keys(UI_METHODS), ...DAPP_METHOD_NAMES];
    let page = world.page(SITE);
    let asked = 0;
    const check = async (method: string, params: unknown): Promise<void> => {
      // Another site for each handful: the flood limit must not answer in place of the schema.
      asked += 1;
      if (asked % 10 === 0) page = world.page(`https://site-${asked}.example`, { documentId: `d-${asked}` });
      const client = method.startsWith('dapp.') ? page : ui;
      await world.clock.until(client.sendRaw({ method, params: params ?? null }).catch(() => null));
    };
    const safe = methods.filter((method) => !['dapp.enable', 'wallet.lock'].includes(method));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...safe), fc.jsonValue({ maxDepth: 4 }), check), {
      numRuns: 150,
    });
    expect(await ui.ask('settings.get', {})).toMatchObject({ networkId: 'finney' });
  });
});
