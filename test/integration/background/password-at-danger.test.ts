import { blake2b } from '@noble/hashes/blake2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../../src/core/explain/types.js';
import type { StoredMetadata } from '../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../support/calls.js';
import { STRANGER } from '../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../support/finney.js';
import { askToSign, connectedToFinney } from './finney-world.js';

const SITE = 'https://stake.example';
/** What the page derives from the password the world's wallet was made with, and from another. */
const KEY = 'ab'.repeat(32);
const WRONG_KEY = 'cd'.repeat(32);

interface View {
  needsPassword: boolean;
  result: { ok: true; explanation: Explanation };
}

const id = (value: string) => ({ type: 'Id', value });
const proxy = (type: string) => ({
  delegate: id(STRANGER),
  proxy_type: { type, value: undefined },
  delay: 0,
});
const hidden = {
  calls: [
    ...Array.from({ length: 39 }, () => nested('System', 'remark', { remark: new Uint8Array(1) })),
    nested('Proxy', 'add_proxy', proxy('Any')),
  ],
};
const keyless = (call: object) => ({ real: id(STRANGER), force_proxy_type: undefined, call });
const pure = { spawner: id(STRANGER), proxy_type: { type: 'Any', value: undefined }, index: 0 };
const swap = { new_coldkey_hash: `0x${'07'.repeat(32)}` };

const CONTROL: Array<[string, string, string, object]> = [
  ['S60 a coldkey swap', 'SubtensorModule', 'announce_coldkey_swap', swap],
  ['S60 a proxy for anything', 'Proxy', 'add_proxy', proxy('Any')],
  ['S60 a proxy for all but transfers', 'Proxy', 'add_proxy', proxy('NonTransfer')],
  ['S60 a proxy for all but critical calls', 'Proxy', 'add_proxy', proxy('NonCritical')],
  ['S59 a proxy grant as leaf 40 of a batch', 'Utility', 'batch_all', hidden],
  [
    'S60 the end of a keyless account',
    'Proxy',
    'proxy',
    keyless(nested('Proxy', 'kill_pure', { ...pure, height: 1, ext_index: 1 })),
  ],
  ['S60 the last way into a keyless account', 'Proxy', 'proxy', keyless(nested('Proxy', 'remove_proxies'))],
];
const NO_CONTROL: Array<[string, string, string, object]> = [
  ['a proxy for staking only', 'Proxy', 'add_proxy', proxy('Staking')],
  ['all of the balance', 'Balances', 'transfer_all', { dest: id(STRANGER), keep_alive: false }],
  ['value destroyed', 'Balances', 'burn', { value: 9n, keep_alive: true }],
];

describe.skipIf(!HAS_FINNEY)('control of an account, on real mainnet metadata', () => {
  let metadata: StoredMetadata;
  beforeAll(() => {
    metadata = finney(424);
  });

  async function shown(pallet: string, call: string, args: object) {
    const { world, page, address, accountIds } = await connectedToFinney(SITE);
    const asked = await askToSign(world, page, address, callHex(metadata, pallet, call, args));
    const ui = world.ui();
    const view = await ui.ask<View>('approvals.get', { id: asked.id });
    const { payloadHash, payloadHex } = view.result.explanation;
    const sign = (wrappingKey?: string) =>
      ui.send('approvals.decide', {
        id: asked.id,
        decision: 'sign',
        payloadHash,
        ...(wrappingKey ? { wrappingKey } : {}),
      });
    const [accountId = ''] = accountIds;
    return { world, ui, page, view, sign, ...asked, payloadHex, accountId };
  }

  it.each(CONTROL)('%s is refused without the password and signed with it', async (_, ...call) => {
    const { world, ui, view, sign, id: asked, answer, payloadHex, accountId } = await shown(...call);
    expect(view.needsPassword).toBe(true);
    expect(await ui.codeOf(sign())).toBe('vault/wrong-password');
    expect(await world.pending()).toEqual([asked]);
    await world.clock.until(sign(KEY));
    const { signature } = await world.clock.until(answer);
    const payload = hexToBytes(payloadHex.slice(2));
    const message = payload.length > 256 ? blake2b(payload, { dkLen: 32 }) : payload;
    const publicKey = hexToBytes(accountId.slice(2));
    expect(sr25519.verify(message, hexToBytes(signature.slice(4)), publicKey)).toBe(true);
  });

  it.each(NO_CONTROL)('%s needs no password', async (_, ...call) => {
    const { world, view, sign, answer } = await shown(...call);
    expect(view.needsPassword).toBe(false);
    await world.clock.until(sign());
    expect((await world.clock.until(answer)).signature).toMatch(/^0x01/);
  });

  it('S2 S60 a wrong password signs nothing and delays the next one, here and at unlock', async () => {
    const { world, ui, sign, id: asked } = await shown('SubtensorModule', 'announce_coldkey_swap', swap);
    const wrong = await world.clock.until(sign(WRONG_KEY)).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'vault/wrong-password', context: { retryInMs: 1_000 } });
    // The right one comes too early.
    const early = await world.clock.until(sign(KEY)).catch((error: unknown) => error);
    expect(early).toMatchObject({ code: 'vault/too-many-attempts' });
    expect(await ui.codeOf(ui.send('wallet.unlock', { wrappingKey: KEY }))).toBe('vault/too-many-attempts');
    await world.clock.advance(1_000);
    expect(await world.clock.until(sign(WRONG_KEY)).catch((error: unknown) => error)).toMatchObject({
      context: { retryInMs: 2_000 },
    });
    expect(await world.pending()).toEqual([asked]);
    await world.clock.advance(2_000);
    await world.clock.until(sign(KEY));
    expect(await world.pending()).toEqual([]);
  });

  it('S60 the count of wrong passwords survives the worker', async () => {
    const { world, sign, id: asked } = await shown('Proxy', 'add_proxy', proxy('Any'));
    await world.clock.until(sign(WRONG_KEY)).catch(() => undefined);
    await world.restart();
    const ui = world.ui();
    expect(await ui.codeOf(ui.send('wallet.unlock', { wrappingKey: KEY }))).toBe('vault/too-many-attempts');
    expect(await world.pending()).toEqual([asked]);
  });

  it('S15 S60 the key of the password rests nowhere', async () => {
    const { world, sign, answer } = await shown('Proxy', 'add_proxy', proxy('Any'));
    await world.clock.until(sign(KEY));
    await world.clock.until(answer);
    const { session, local } = world.browser;
    expect(JSON.stringify([[...session.entries], [...local.entries]])).not.toContain(KEY);
  });

  it('S22 S60 the password does not unlock: a lock in between wins', async () => {
    const { world, ui, sign } = await shown('Proxy', 'add_proxy', proxy('Any'));
    await world.lock();
    expect(await ui.codeOf(sign(KEY))).toBe('approval/void');
    expect(await ui.ask('wallet.status', {})).toMatchObject({ vault: 'locked' });
  });
});
