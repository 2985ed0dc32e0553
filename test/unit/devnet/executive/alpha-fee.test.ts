import { beforeEach, describe, expect, it } from 'vitest';
import { BLOCK_AUTHOR } from '../../../../devnet/executive/execute-block.js';
import { addPosition } from '../../../../devnet/executive/genesis.js';
import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { FIXED, priceFixed, readPool } from '../../../../devnet/executive/swap/index.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import { batch, type Chain, newerMetadata, openChain, SOURCES, signerOf, TAO, transfer } from './chain.js';

const PALLET = 'SubtensorModule';
const payer = signerOf('Ed25519', 1);
const ED = 500n;
const RUNTIMES = [...SOURCES, ['newer', newerMetadata] as const];

/** The payer exists, has no TAO to speak of, and one position. */
function poor(metadata?: Uint8Array, netuid = 1): Chain {
  const chain = openChain(metadata);
  chain.fund(payer.address, ED);
  const position = { coldkey: payer.address, hotkey: chain.hotkey(0), netuid, amountRao: 50n * TAO };
  addPosition(chain.state, chain.codec, position);
  return chain;
}
const call = (name: string, args: Record<string, unknown>): DecodedCall => ({ pallet: PALLET, name, args });
const exit = (chain: Chain, amount = 10n * TAO, netuid = 1) =>
  call('remove_stake', { hotkey: chain.hotkey(0), netuid, amount_unstaked: amount });
const held = (chain: Chain) => stakeOf(chain.state, chain.hotkey(0), payer.address, 1);

describe.each(RUNTIMES)('a fee in alpha under %s', (name, metadata) => {
  let chain: Chain;
  beforeEach(() => {
    chain = poor(metadata());
  });

  it('A13 T7 is taken from the position that the call takes out of, at the price of the moment', () => {
    const signed = chain.sign(payer, exit(chain));
    expect(chain.verdict(signed)).toBe('ok');
    const price = priceFixed(readPool(chain.state, 1));
    const [author, before] = [chain.free(BLOCK_AUTHOR), held(chain)];
    const block = chain.block(signed);
    const paid = block.find('SubtensorModule.TransactionFeePaidWithAlpha') as {
      alpha_fee: bigint;
      tao_amount: bigint;
    };
    expect(paid).toMatchObject({ who: payer.address, netuid: 1 });
    expect(before - held(chain)).toBe(10n * TAO + paid.alpha_fee);
    const atSpot = (paid.alpha_fee * price) / FIXED;
    expect(atSpot - paid.tao_amount).toBeLessThan(100n);
    expect(block.names).not.toContain('Balances.Withdraw');
    expect(block.find('TransactionPayment.TransactionFeePaid')).toMatchObject({
      actual_fee: paid.tao_amount,
    });
    expect(chain.free(payer.address)).toBeGreaterThan(ED);
    const earned = chain.free(BLOCK_AUTHOR) - author;
    if (name === 'newer') expect(earned).toBeLessThan(paid.tao_amount);
    else expect(earned).toBeGreaterThanOrEqual(paid.tao_amount);
    expect(chain.codec.encodeEvents(block.records).length).toBeGreaterThan(100);
  });

  it('A13 stays taken when the call fails', () => {
    const before = held(chain);
    const block = chain.block(chain.sign(payer, exit(chain, 1n)));
    expect(block.names).toContain('System.ExtrinsicFailed');
    expect(held(chain)).toBeLessThan(before);
    expect(chain.account(payer.address).nonce).toBe(1);
  });

  it('A13 is for the outer call alone, and for exits', () => {
    expect(chain.verdict(chain.sign(payer, batch('batch_all', [exit(chain)])))).toBe('Payment');
    expect(chain.verdict(chain.sign(payer, transfer(payer.address, 1n)))).toBe('Payment');
    const add = call('add_stake', { hotkey: chain.hotkey(0), netuid: 1, amount_staked: TAO });
    expect(chain.verdict(chain.sign(payer, add))).toBe('Payment');
  });

  it('A13 of unstake_all needs exactly one position', () => {
    const all = call('unstake_all', { hotkey: chain.hotkey(0) });
    expect(chain.verdict(chain.sign(payer, all))).toBe('ok');
    const second = { coldkey: payer.address, hotkey: chain.hotkey(0), netuid: 2, amountRao: TAO };
    addPosition(chain.state, chain.codec, second);
    expect(chain.verdict(chain.sign(payer, all))).toBe('Payment');
  });

  it('A13 is refused where TAO pays nothing and the position does not either', () => {
    chain.state.set(PALLET, 'SubtokenEnabled', [1], false);
    expect(chain.verdict(chain.sign(payer, exit(chain)))).toBe('Payment');
    chain.state.set(PALLET, 'SubtokenEnabled', [1], true);
    expect(chain.verdict(chain.sign(payer, exit(chain, 1n, 2)))).toBe('Payment');
  });
});

describe('what may pay', () => {
  const lockAll = (chain: Chain) => {
    const lock = { locked_mass: held(chain), conviction: 0n, last_update: 1n };
    chain.state.set(PALLET, 'Lock', [payer.address, 1, chain.hotkey(0)], lock);
  };

  it('A13 P4 is the whole position at spec 424, and its unlocked part on the newer runtime', () => {
    const chains = [poor(), poor(newerMetadata())] as const;
    chains.forEach(lockAll);
    expect(chains.map((chain) => chain.verdict(chain.sign(payer, exit(chain))))).toEqual(['ok', 'Payment']);
  });

  it('A13 is no root stake in a hold', () => {
    const chain = poor(newerMetadata(), 0);
    const signed = chain.sign(payer, exit(chain, TAO, 0));
    expect(chain.verdict(signed)).toBe('ok');
    chain.state.set(PALLET, 'RootStakeUnlockInterval', [], 360n);
    chain.state.set(PALLET, 'LastColdkeyHotkeyStakeBlock', [payer.address, chain.hotkey(0)], 1n);
    expect(chain.verdict(signed)).toBe('Payment');
  });
});
