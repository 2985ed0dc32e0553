import { blake2b } from '@noble/hashes/blake2.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { queueDividend } from '../../../../devnet/executive/baskets/deposits.js';
import { sharesOwed } from '../../../../devnet/executive/baskets/owed.js';
import { addPosition } from '../../../../devnet/executive/genesis.js';
import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { addTo } from '../../../../devnet/executive/subtensor/storage.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import { BOB, type Chain, hex, newerMetadata, openChain, SOURCES, signerOf, TAO, transfer } from './chain.js';

const PALLET = 'SubtensorModule';
const owner = signerOf('Ed25519', 1);
const next = signerOf('Ed25519', 2);
const hash = hex(blake2b(next.publicKey, { dkLen: 32 }));
const DELAY = 36_000;
const AGAIN = 7_200;

const call = (name: string, args: Record<string, unknown> = {}): DecodedCall => ({
  pallet: PALLET,
  name,
  args,
});
const announce = (of = hash) => call('announce_coldkey_swap', { new_coldkey_hash: of });
const execute = (to = next.address) => call('swap_coldkey_announced', { new_coldkey: to });

let chain: Chain;
beforeEach(() => {
  chain = funded();
});

function funded(metadata?: Uint8Array): Chain {
  const opened = openChain(metadata);
  opened.fund(owner.address, 50n * TAO);
  for (const netuid of [0, 1]) {
    const position = { coldkey: owner.address, hotkey: opened.hotkey(0), netuid, amountRao: 30n * TAO };
    addPosition(opened.state, opened.codec, position);
  }
  return opened;
}
function send(of: DecodedCall, on: Chain = chain) {
  const block = on.block(on.sign(owner, of));
  const failed = block.find('System.ExtrinsicFailed') as { dispatch_error: unknown } | undefined;
  return { block, error: failed?.dispatch_error };
}
const failure = (name: string) => chain.codec.moduleError(PALLET, name);
const announcement = (on = chain) => on.state.get(PALLET, 'ColdkeySwapAnnouncements', owner.address);

describe.each([...SOURCES, ['newer', newerMetadata] as const])(
  'an announced swap under %s',
  (_name, metadata) => {
    it('K12 N1 costs 0.1 TAO, is stored with the block it may happen in, and locks the account', () => {
      const on = funded(metadata());
      const before = on.free(owner.address);
      const { block, error } = send(announce(), on);
      expect(error).toBeUndefined();
      expect(announcement(on)).toEqual([on.clock.next - 1 + DELAY, hash]);
      const { actual_fee } = block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint };
      expect(before - on.free(owner.address)).toBe(TAO / 10n + actual_fee);
      expect(block.find('SubtensorModule.ColdkeySwapAnnounced')).toEqual({
        who: owner.address,
        new_coldkey_hash: hash,
      });
      expect(on.verdict(on.sign(owner, transfer(BOB, TAO)))).toBe('Custom 0');
      expect(on.codec.encodeEvents(block.records).length).toBeGreaterThan(100);
    });

    it('K12 hands everything over after its delay, with the rewards', () => {
      const on = funded(metadata());
      const hotkey = on.hotkey(0);
      if (on.codec.hasStorage(PALLET, 'BasketShares')) {
        addTo(on.state, 'SubnetAlphaOut', [1], 100n * TAO);
        queueDividend(on.state, hotkey, 1, 100n * TAO);
      } else on.state.set(PALLET, 'RootClaimed', [1, hotkey, owner.address], 77n);
      if (!on.codec.hasStorage(PALLET, 'BasketShares'))
        on.state.set(PALLET, 'RootClaimable', [hotkey], [[1, 1n << 32n]]);
      send(announce(), on);
      on.clock.next += DELAY;
      const stake = (coldkey: string) => [0, 1].map((netuid) => stakeOf(on.state, hotkey, coldkey, netuid));
      const [held, free] = [stake(owner.address), on.free(owner.address)];
      const { block, error } = send(execute(), on);
      expect(error).toBeUndefined();
      const { actual_fee } = block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint };
      expect([stake(owner.address), stake(next.address)]).toEqual([[0n, 0n], held]);
      expect([on.free(owner.address), on.free(next.address)]).toEqual([0n, free - actual_fee]);
      expect(announcement(on)).toBeUndefined();
      expect(on.state.get(PALLET, 'StakingHotkeys', next.address)).toEqual([hotkey]);
      expect(block.find('SubtensorModule.ColdkeySwapped')).toEqual({
        old_coldkey: owner.address,
        new_coldkey: next.address,
      });
      if (on.codec.hasStorage(PALLET, 'BasketShares')) {
        expect(sharesOwed(on.state, hotkey, next.address)).toBeGreaterThan(0n);
        expect(sharesOwed(on.state, hotkey, owner.address)).toBe(0n);
      } else expect(on.state.get(PALLET, 'RootClaimed', 1, hotkey, next.address)).toBe(77n);
    });
  },
);

describe('a swap', () => {
  it('K12 waits, and takes only the key that was announced', () => {
    expect(send(execute()).error).toEqual(failure('ColdkeySwapAnnouncementNotFound'));
    send(announce());
    expect(send(execute()).error).toEqual(failure('ColdkeySwapTooEarly'));
    expect(send(execute(BOB)).error).toEqual(failure('AnnouncedColdkeyHashDoesNotMatch'));
    chain.clock.next += DELAY - 10;
    expect(send(execute()).error).toEqual(failure('ColdkeySwapTooEarly'));
  });

  it('K12 goes to no key that ever staked and to no hotkey', () => {
    send(announce());
    chain.clock.next += DELAY;
    chain.state.set(PALLET, 'StakingHotkeys', [next.address], [chain.hotkey(0)]);
    expect(send(execute()).error).toEqual(failure('ColdKeyAlreadyAssociated'));
    chain.state.remove(PALLET, 'StakingHotkeys', next.address);
    chain.state.set(PALLET, 'Owner', [next.address], BOB);
    expect(send(execute()).error).toEqual(failure('NewColdKeyIsHotkey'));
  });

  it('K12 is announced again or cleared only some time after it might have happened', () => {
    send(announce());
    const [when] = announcement() as [number, string];
    const free = chain.free(owner.address);
    const early = send(announce(hex(new Uint8Array(32))));
    expect(early.error).toEqual(failure('ColdkeySwapReannouncedTooEarly'));
    expect(send(call('clear_coldkey_swap_announcement')).error).toEqual(failure('ColdkeySwapClearTooEarly'));
    chain.clock.next = when + AGAIN;
    expect(send(announce()).error).toBeUndefined();
    expect(free - chain.free(owner.address)).toBeLessThan(TAO / 10n);
    chain.clock.next = when + AGAIN + DELAY + AGAIN;
    const { block, error } = send(call('clear_coldkey_swap_announcement'));
    expect(error).toBeUndefined();
    expect(block.find('SubtensorModule.ColdkeySwapCleared')).toEqual({ who: owner.address });
    expect(chain.verdict(chain.sign(owner, transfer(BOB, TAO)))).toBe('ok');
  });

  it('K12 N2 that is disputed freezes the account', () => {
    expect(send(call('dispute_coldkey_swap')).error).toEqual(failure('ColdkeySwapAnnouncementNotFound'));
    send(announce());
    const { block, error } = send(call('dispute_coldkey_swap'));
    expect(error).toBeUndefined();
    expect(block.find('SubtensorModule.ColdkeySwapDisputed')).toEqual({ coldkey: owner.address });
    expect(chain.state.get(PALLET, 'ColdkeySwapDisputes', owner.address)).toBe(chain.clock.next - 1);
    chain.clock.next += DELAY;
    expect(chain.verdict(chain.sign(owner, execute()))).toBe('Custom 21');
  });

  it('K12 costs what must be there', () => {
    chain.fund(owner.address, TAO / 10n);
    expect(send(announce()).error).toEqual(failure('NotEnoughBalanceToPaySwapColdKey'));
  });

  it('K12 of many validators is too heavy on newer runtimes', () => {
    const on = funded(newerMetadata());
    send(announce(), on);
    on.clock.next += DELAY;
    const many = Array.from({ length: 257 }, (_, at) => signerOf('Ed25519', at % 250).address);
    on.state.set(PALLET, 'StakingHotkeys', [owner.address], many);
    expect(send(execute(), on).error).toEqual(on.codec.moduleError(PALLET, 'ColdkeySwapTooHeavy'));
  });
});
