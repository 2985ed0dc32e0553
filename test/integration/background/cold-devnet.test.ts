import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stakeOf } from '../../../devnet/executive/subtensor/stakes.js';
import { rao } from '../../../src/core/amount/money.js';
import type { HeldCall } from '../../../src/core/routes/held-calls.js';
import { TestDevice } from '../../support/device.js';
import { shieldOf } from '../engine/support/shielded.js';
import { stakeLimit } from '../engine/support/stake-limit.js';
import { ColdWorld, PROFILES, STRANGER, TAO } from './cold-world.js';

const WRAPPING_KEY = 'ab'.repeat(32);
const hashOf = (hex: string) => `0x${bytesToHex(blake2b(hexToBytes(hex.slice(2)), { dkLen: 32 }))}`;

describe.each(PROFILES)('keys that are not here, on $name', (profile) => {
  let cold: ColdWorld;

  beforeEach(async () => {
    cold = await ColdWorld.start(profile);
  });
  afterEach(() => cold.stop());

  const send = (to: string) => ({ kind: 'send', to, amountRao: rao(TAO) });
  async function stake(address: string) {
    const hotkey = cold.devnet.validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
    const amountRao = rao(TAO);
    const ask = { address, hotkey, netuid: 1, amountRao, toleranceBps: 50 };
    const limitRaoPerAlpha = await stakeLimit(cold.engine, ask);
    return { kind: 'stake', hotkey, netuid: 1, amountRao, limitRaoPerAlpha, allowPartial: false };
  }

  it.each(['ed25519', 'sr25519'] as const)(
    'K7 S54 a device signs (%s), and the chain takes it',
    async (type) => {
      const device = new TestDevice(type);
      await cold.add(device.account);
      cold.give(device.address);
      await cold.blocks(1);
      const intent = send(cold.address);
      const { id, view, explanation } = await cold.propose({ accountId: device.accountId, intent });
      expect(view.device?.cryptoType).toBe(type);
      expect(explanation.metadataHashMode).toBe(1);
      const before = cold.free(cold.address);
      await cold.decideBy(device, id, explanation.payloadHash);
      await cold.blocks(1);
      expect(cold.free(cold.address) - before).toBe(TAO);
    },
  );

  it('N2 K7 a trade of a device travels hidden where another account carries it', async () => {
    const device = new TestDevice('ed25519');
    await cold.add(device.account);
    cold.give(device.address);
    await cold.blocks(1);
    const intent = await stake(device.address);
    const accountId = device.accountId;
    const open = await cold.propose({ accountId, intent, protect: true });
    expect(open.view.protection).toEqual({ state: 'off', reason: 'device' });
    const hidden = await cold.propose({ accountId, intent, protect: true, postage: cold.accountId });
    expect(hidden.view.protection?.state).toBe('on');
    const before = cold.free(cold.address);
    const { txHash } = await cold.decideBy(device, hidden.id, hidden.explanation.payloadHash);
    await cold.blocks(2);
    await cold.devnet.finalize();
    const rows = await cold.world.clock.until(
      cold.engine.event('activity', { addresses: [device.address] }, (list) =>
        list.some((row) => row.txHash === txHash && row.state === 'finalized'),
      ),
    );
    const row = rows.find((one) => one.txHash === txHash);
    if (!row) throw new Error('the row was there a moment ago');
    expect(shieldOf(row)).toMatchObject({ stage: 'opened', tries: 1 });
    expect(row.outcome?.paidRao).toBe(TAO);
    // The other account paid for the carrier, and for nothing else.
    expect(before - cold.free(cold.address)).toBe(shieldOf(row).carrierFeeRao);
  });

  it('K9 a delegate stakes for another account, by exactly the right that was shown', async () => {
    await cold.add({ kind: 'watch', name: 'Savings', role: 'coldkey', address: STRANGER, cryptoType: null });
    cold.give(STRANGER);
    cold.grant(
      STRANGER,
      { delegate: cold.address, proxy_type: 'Transfer', delay: 0 },
      { delegate: cold.address, proxy_type: 'Staking', delay: 0 },
    );
    await cold.blocks(1);
    const route = {
      signer: cold.address,
      steps: [{ kind: 'proxy', real: STRANGER, proxyType: 'Staking' }],
    };
    const intent = await stake(STRANGER);
    const accountId = `0x${'c5'.repeat(32)}`;
    const { id, view, explanation } = await cold.propose({ accountId, intent, route });
    expect(view.address).toBe(cold.address);
    expect(explanation.tree).toMatchObject({ pallet: 'Proxy', call: 'proxy' });
    await cold.decide(id, explanation.payloadHash);
    await cold.blocks(1);
    expect(stakeOf(cold.devnet.state(), intent.hotkey, STRANGER, 1)).toBeGreaterThan(0n);
    // A route that ends elsewhere is no route of this account.
    const elsewhere = { ...route, steps: [{ kind: 'proxy', real: cold.address, proxyType: 'Staking' }] };
    const asked = { accountId, intent, route: elsewhere, protect: false };
    expect(await cold.codeOf('intents.propose', asked)).toBe('route/unknown');
    expect(await cold.codeOf('intents.propose', { accountId, intent, protect: false })).toBe(
      'keys/watch-only',
    );
  });

  it('K9 what is announced is kept before its hash is signed, and carried out from there', async () => {
    await cold.add({ kind: 'watch', name: 'Savings', role: 'coldkey', address: STRANGER, cryptoType: null });
    cold.give(STRANGER);
    cold.grant(STRANGER, { delegate: cold.address, proxy_type: 'Any', delay: 2 });
    await cold.blocks(1);
    const accountId = `0x${'c5'.repeat(32)}`;
    const announce = { kind: 'announce', real: STRANGER, proxyType: 'Any', delayBlocks: 2 };
    const route = { signer: cold.address, steps: [announce] };
    const { id, view, explanation } = await cold.propose({ accountId, intent: send(cold.address), route });
    expect(explanation.tree.children[0]).toMatchObject({ pallet: 'Balances' });
    const { submit } = cold.world.engine.answers;
    let kept = '';
    cold.world.engine.answers.submit = (params) => {
      kept = cold.world.browser.local.entries.get('calls') ?? '';
      return submit?.(params);
    };
    const password = view.needsPassword ? { wrappingKey: WRAPPING_KEY } : {};
    await cold.decide(id, explanation.payloadHash, password);
    expect(kept).toContain(STRANGER);
    await cold.blocks(4);
    const { calls } = await cold.ask<{ calls: HeldCall[] }>('calls.list', {});
    const [held] = calls;
    expect(held).toMatchObject({ actor: STRANGER, from: 'own', genesisHash: cold.devnet.genesisHash });
    expect(hashOf(held?.callHex ?? '0x')).toBe(held?.callHash);
    const announced = { kind: 'announced', delegate: cold.address, real: STRANGER, proxyType: 'Any' };
    const executed = await cold.propose({
      accountId,
      intent: { kind: 'call', callHex: held?.callHex },
      route: { signer: cold.address, steps: [announced] },
    });
    const before = cold.free(STRANGER);
    await cold.decide(
      executed.id,
      executed.explanation.payloadHash,
      executed.view.needsPassword ? { wrappingKey: WRAPPING_KEY } : {},
    );
    await cold.blocks(1);
    expect(before - cold.free(STRANGER)).toBe(TAO);
    await cold.ask('calls.remove', { callHash: held?.callHash, genesisHash: held?.genesisHash });
    expect(await cold.ask('calls.list', {})).toEqual({ calls: [] });
  });
});
