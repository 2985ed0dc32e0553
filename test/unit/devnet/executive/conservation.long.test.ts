import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountInfo } from '../../../../devnet/executive/accounts.js';
import { queueDividend } from '../../../../devnet/executive/baskets/deposits.js';
import { addPosition } from '../../../../devnet/executive/genesis.js';
import { addTo } from '../../../../devnet/executive/subtensor/storage.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import {
  ALICE,
  BOB,
  batch,
  type Chain,
  id,
  newerMetadata,
  openChain,
  signerOf,
  TAO,
  transfer,
} from './chain.js';

const people = [1, 2, 3].map((number) => signerOf('Ed25519', number));
const SUBNETS = [0, 1, 2, 3];

/** A chain whose three people hold TAO, one of them little, and positions on every subnet; funds have their first shares. */
function crowded(metadata: Uint8Array): Chain {
  const chain = openChain(metadata);
  people.forEach(({ address }, at) => {
    chain.fund(address, at === 2 ? 20_000_000n : 50n * TAO);
    for (const netuid of SUBNETS) {
      addPosition(chain.state, chain.codec, {
        coldkey: address,
        hotkey: chain.hotkey(0),
        netuid,
        amountRao: 30n * TAO,
      });
    }
  });
  if (chain.codec.hasStorage('SubtensorModule', 'PendingBasketDeposits')) {
    for (const on of [1, 2]) {
      queueDividend(chain.state, chain.hotkey(0), on, 500n * TAO);
      addTo(chain.state, 'SubnetAlphaOut', [on], 500n * TAO);
    }
  }
  return chain;
}

const total = (amounts: bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** All TAO there is, wherever it lies, and the counters that must say the same. */
function books({ state }: Chain) {
  const held = total(
    state.entries('System', 'Account').map(({ value }) => {
      const { free, reserved } = (value as AccountInfo).data;
      return free + reserved;
    }),
  );
  const pooled = total(SUBNETS.map((netuid) => amount(state.get('SubtensorModule', 'SubnetTAO', netuid))));
  return {
    held,
    pooled,
    all: held + pooled,
    issued: amount(state.get('Balances', 'TotalIssuance')),
    staked: amount(state.get('SubtensorModule', 'TotalStake')),
    minted: amount(state.get('SubtensorModule', 'TotalIssuance')),
  };
}
const amount = (value: unknown): bigint => (value as bigint | undefined) ?? 0n;

/** What the positions on a subnet and the funds' queues add up to, and what the subnet says is out. */
function alphaOut({ state }: Chain, netuid: number): [bigint, bigint] {
  const positions = ['TotalHotkeyAlpha', 'PendingBasketDeposits']
    .flatMap((item) => state.entries('SubtensorModule', item))
    .filter(({ args }) => Number(args[1]) === netuid)
    .map(({ value }) => value as bigint);
  return [total(positions), amount(state.get('SubtensorModule', 'SubnetAlphaOut', netuid))];
}

const netuid = fc.constantFrom(...SUBNETS);
const validator = fc.nat(1);
const address = fc.constantFrom(...people.map((person) => person.address), ALICE, BOB);
const rao = fc.oneof(
  { weight: 5, arbitrary: fc.bigInt({ min: TAO / 100n, max: 40n * TAO }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 3_000n }) },
  { weight: 1, arbitrary: fc.constantFrom(20_000_000n, 500n, 499n) },
);
type Step = (chain: Chain) => DecodedCall;
const staking = (name: string, args: Record<string, unknown>): DecodedCall => ({
  pallet: 'SubtensorModule',
  name,
  args,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(address, rao, fc.constantFrom('transfer_keep_alive', 'transfer_allow_death')).map(
    ([to, value, name]) =>
      () =>
        transfer(to, value, name),
  ),
  fc.tuple(address, fc.boolean()).map(([to, keep_alive]) => () => ({
    pallet: 'Balances',
    name: 'transfer_all',
    args: { dest: id(to), keep_alive },
  })),
  fc.tuple(validator, netuid, rao).map(
    ([who, on, amount_staked]) =>
      (chain: Chain) =>
        staking('add_stake', { hotkey: chain.hotkey(who), netuid: on, amount_staked }),
  ),
  fc.tuple(validator, netuid, rao).map(
    ([who, on, amount_unstaked]) =>
      (chain: Chain) =>
        staking('remove_stake', { hotkey: chain.hotkey(who), netuid: on, amount_unstaked }),
  ),
  fc.tuple(validator, netuid, netuid, rao).map(
    ([who, origin_netuid, destination_netuid, alpha_amount]) =>
      (chain: Chain) =>
        staking('swap_stake', { hotkey: chain.hotkey(who), origin_netuid, destination_netuid, alpha_amount }),
  ),
  fc.tuple(validator, address, netuid, rao).map(
    ([who, to, on, alpha_amount]) =>
      (chain: Chain) =>
        staking('transfer_stake', {
          destination_coldkey: to,
          hotkey: chain.hotkey(who),
          origin_netuid: on,
          destination_netuid: on,
          alpha_amount,
        }),
  ),
  fc.tuple(validator, netuid, rao).map(
    ([who, on, amount]) =>
      (chain: Chain) =>
        staking('lock_stake', { hotkey: chain.hotkey(who), netuid: on, amount }),
  ),
  fc.constant(() => staking('set_reject_locked_alpha', { enabled: false })),
  validator.map((who) => (chain: Chain) => staking('unstake_all', { hotkey: chain.hotkey(who) })),
  fc.constantFrom('add_proxy', 'remove_proxy').map((name) => () => ({
    pallet: 'Proxy',
    name,
    args: { delegate: id(ALICE), proxy_type: { type: 'Staking', value: undefined }, delay: 0 },
  })),
);
/** What only the newer runtime has; amounts are of any size, "everything" too. */
const amountOrAll = fc.oneof(rao, fc.constant(2n ** 64n - 1n));
const newerStep: fc.Arbitrary<Step> = fc.oneof(
  step,
  fc.constant(() => staking('claim_root', { subnets: [] })),
  validator.map((who) => (chain: Chain) => staking('claim_root_with_hotkey', { hotkey: chain.hotkey(who) })),
  fc.tuple(validator, rao).map(
    ([who, amount_staked]) =>
      (chain: Chain) =>
        staking('stake_into_basket', { hotkey: chain.hotkey(who), amount_staked }),
  ),
  fc.tuple(validator, validator, netuid, netuid, amountOrAll).map(
    ([from, to, origin_netuid, destination_netuid, alpha_amount]) =>
      (chain: Chain) =>
        staking('move_stake', {
          origin_hotkey: chain.hotkey(from),
          destination_hotkey: chain.hotkey(to),
          origin_netuid,
          destination_netuid,
          alpha_amount,
        }),
  ),
  fc.tuple(validator, validator, address, netuid, netuid, amountOrAll).map(
    ([from, to, destination_coldkey, origin_netuid, destination_netuid, alpha_amount]) =>
      (chain: Chain) =>
        staking('transfer_stake_and_hotkey', {
          destination_coldkey,
          origin_hotkey: chain.hotkey(from),
          destination_hotkey: chain.hotkey(to),
          origin_netuid,
          destination_netuid,
          alpha_amount,
        }),
  ),
);
const sequenceOf = (one: fc.Arbitrary<Step>) =>
  fc.array(fc.tuple(fc.nat(people.length - 1), one, fc.boolean()), { minLength: 1, maxLength: 12 });
const RUNTIMES = [
  ['424', () => declaredMetadata(), sequenceOf(step)],
  ['newer', newerMetadata, sequenceOf(newerStep)],
] as const;

describe.each(RUNTIMES)('random transfers, trades, claims and grants under %s', (_name, metadata, steps) => {
  it('P5 T11 create and destroy no TAO but emission and announced dust, and keep every counter', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const chain = crowded(metadata());
        for (const [who, make, wrapped] of sequence) {
          const person = people[who];
          if (!person) throw new Error('nobody');
          const before = books(chain);
          const call = make(chain);
          const block = chain.block(chain.sign(person, wrapped ? batch('force_batch', [call]) : call));
          const after = books(chain);
          const dust = total(
            block.records
              .filter(({ name }) => name === 'DustLost')
              .map(({ fields }) => (fields as { amount: bigint }).amount),
          );
          expect(after.all).toBe(before.all + (after.minted - before.minted) - dust);
          expect(after.issued).toBe(after.held);
          expect(after.staked).toBe(after.pooled);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('P5 T11 leave positions that add up to the alpha that is out', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const chain = crowded(metadata());
        const gap = (on: number): bigint => {
          const [positions, out] = alphaOut(chain, on);
          // What was minted for validators since the last epoch is out already and not yet paid.
          return out - positions;
        };
        for (const [who, make] of sequence) {
          const person = people[who];
          if (!person) throw new Error('nobody');
          const before = SUBNETS.map(gap);
          chain.block(chain.sign(person, make(chain)));
          SUBNETS.forEach((on, at) => {
            const share = amount(chain.state.get('SubtensorModule', 'SubnetAlphaOutEmission', on));
            expect([on, gap(on) - (before[at] ?? 0n)]).toEqual([on, share]);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
