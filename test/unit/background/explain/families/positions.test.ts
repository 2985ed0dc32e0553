import { describe, expect, it } from 'vitest';
import { argumentNames, openMetadata } from '../../../../../src/core/chain/light/index.js';
import {
  HOTKEY,
  OTHER_HOTKEY,
  RUNTIMES,
  SAVINGS,
  STRANGER,
  swapAnswer,
} from '../../../../support/explain-builders.js';
import { type Answers, explainFamily, linesOf, lineText, risksOf } from './family.js';

const ALL = 2n ** 64n - 1n;
const POSITION = 50_000n;
const positions = [
  { hotkey: HOTKEY, netuid: 64, alphaBase: POSITION },
  { hotkey: HOTKEY, netuid: 0, alphaBase: 1_000n },
  { hotkey: OTHER_HOTKEY, netuid: 64, alphaBase: 300n },
];

describe.each(RUNTIMES)('positions by validator on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const baskets = argumentNames(openMetadata(metadata), 'SubtensorModule', 'claim_root_with_hotkey') !== null;
  const subtensor = (call: string, args: object, answers: Answers = {}, change: object = {}) =>
    explainFamily(metadata, ['SubtensorModule', call, args], answers, { positions, ...change });
  const ends = { origin_hotkey: HOTKEY, destination_hotkey: OTHER_HOTKEY };
  const nets = (from: number, to: number) => ({ origin_netuid: from, destination_netuid: to });

  it('A2: alpha comes to the validator that it is staked with, and goes from it', async () => {
    expect(linesOf(await subtensor('add_stake', { hotkey: HOTKEY, netuid: 0, amount_staked: 70n }))).toEqual([
      'pay exactly 70 rao',
      `receive exactly 70 of 0 at ${HOTKEY}`,
    ]);
    const bought = await subtensor('add_stake', { hotkey: HOTKEY, netuid: 64, amount_staked: 8_000n });
    expect(linesOf(bought).at(-1)).toBe(`receive expected 99000 of 64 at ${HOTKEY}`);
    expect(
      linesOf(await subtensor('remove_stake', { hotkey: HOTKEY, netuid: 64, amount_unstaked: 100n })),
    ).toEqual([`pay exactly 100 of 64 at ${HOTKEY}`, 'receive expected 7 rao']);
    expect(linesOf(await subtensor('lock_stake', { hotkey: HOTKEY, netuid: 64, amount: 9n }))).toEqual([
      `lock exactly 9 of 64 at ${HOTKEY}`,
    ]);
  });

  it('A2: staking all that is free stakes a little less, because the account stays alive', async () => {
    const facts = { balance: { freeRao: 1_000_000n, spendableRao: 999_500n, reservedRao: 0n }, feeRao: 500n };
    const args = { hotkey: HOTKEY, netuid: 0, amount_staked: 999_300n };
    expect(linesOf(await subtensor('add_stake', args, {}, facts))).toEqual([
      'pay at-most 999300 rao',
      `receive expected 999000 of 0 at ${HOTKEY}`,
    ]);
  });

  it('A2: a move has two legs, within a subnet as well as between two', async () => {
    expect(linesOf(await subtensor('move_stake', { ...ends, ...nets(64, 64), alpha_amount: 7n }))).toEqual([
      `pay exactly 7 of 64 at ${HOTKEY}`,
      `receive exactly 7 of 64 at ${OTHER_HOTKEY}`,
    ]);
    const swap = swapAnswer({
      kind: 'swap-bound',
      fromNetuid: 64,
      toNetuid: 8,
      amount: 100n,
      limitRatio: 0n,
    });
    const answers: Answers = swap ? { 'swap-bound': swap } : {};
    expect(
      linesOf(await subtensor('move_stake', { ...ends, ...nets(64, 8), alpha_amount: 100n }, answers)),
    ).toEqual([`pay exactly 100 of 64 at ${HOTKEY}`, `receive expected 158 of 8 at ${OTHER_HOTKEY}`]);
    expect(
      linesOf(
        await subtensor('swap_stake', { hotkey: HOTKEY, ...nets(64, 8), alpha_amount: 100n }, answers),
      ).at(-1),
    ).toBe(`receive expected 158 of 8 at ${HOTKEY}`);
    const whole = await subtensor('move_stake', { ...ends, ...nets(64, 64), alpha_amount: ALL });
    expect(linesOf(whole)).toEqual([
      `pay expected ${POSITION} of 64 at ${HOTKEY}`,
      `receive expected ${POSITION} of 64 at ${OTHER_HOTKEY}`,
    ]);
    expect(whole.certainty).toBe('simulated');
  });

  it('S60 A2: stake given to an own account arrives there, to a stranger it is gone', async () => {
    const gift = (to: string) =>
      subtensor('transfer_stake', {
        destination_coldkey: to,
        hotkey: HOTKEY,
        ...nets(64, 64),
        alpha_amount: 7n,
      });
    expect(linesOf(await gift(SAVINGS))).toEqual([
      `pay exactly 7 of 64 at ${HOTKEY}`,
      `receive exactly 7 of 64 ${SAVINGS} at ${HOTKEY}`,
    ]);
    const lost = await gift(STRANGER);
    expect(linesOf(lost)).toEqual([`pay exactly 7 of 64 at ${HOTKEY}`]);
    expect(risksOf(lost)).toContain('transfer-stake danger');
  });

  it('A2: everything with a validator, but not what a lock keeps', async () => {
    const all = await subtensor('unstake_all', { hotkey: HOTKEY });
    expect(linesOf(all)).toEqual([
      `pay expected 1000 of 0 at ${HOTKEY}`,
      `pay expected ${POSITION} of 64 at ${HOTKEY}`,
      'receive expected 4960 rao',
    ]);
    const lock: Answers = { lock: { kind: 'lock', lockedBase: 301n, perpetual: false, hotkey: HOTKEY } };
    // Of subnet 64 the 300 with another validator are less than the lock; root is locked by the same answer.
    expect(linesOf(await subtensor('unstake_all', { hotkey: HOTKEY }, lock))).toEqual([]);
    const free: Answers = { lock: { kind: 'lock', lockedBase: 300n, perpetual: false, hotkey: HOTKEY } };
    expect(linesOf(await subtensor('unstake_all_alpha', { hotkey: HOTKEY }, free))).toEqual([
      `pay expected ${POSITION} of 64 at ${HOTKEY}`,
      `receive expected 3960 of 0 at ${HOTKEY}`,
    ]);
  });

  it('A2: of very many positions a runtime with baskets sells sixteen at once', async () => {
    const many = Array.from({ length: 20 }, (_row, index) => ({
      hotkey: HOTKEY,
      netuid: 40 - index,
      alphaBase: 100n,
    }));
    const sold = await subtensor('unstake_all', { hotkey: HOTKEY }, {}, { positions: many });
    const paid = sold.effects.filter(({ kind }) => kind === 'pay');
    expect(paid).toHaveLength(baskets ? 16 : 20);
    expect(paid.map(lineText)[0]).toBe(`pay expected 100 of 21 at ${HOTKEY}`);
  });

  it.runIf(!baskets)('A2 T11: claims by validator where the network was asked for them', async () => {
    const claim = await subtensor(
      'claim_root',
      { subnets: [64] },
      {
        'root-claim': {
          kind: 'root-claim',
          sells: true,
          soldRao: 30n,
          sold: [
            { hotkey: HOTKEY, rao: 10n },
            { hotkey: OTHER_HOTKEY, rao: 20n },
          ],
          kept: [{ netuid: 64, base: 5n, hotkey: HOTKEY }],
        },
      },
    );
    expect(claim.effects.filter(({ kind }) => kind === 'receive').map(({ value }) => value)).toHaveLength(2);
    expect(
      claim.changes.map(({ subject, after }) => [
        subject.of === 'stake' ? `${subject.netuid} ${subject.hotkey.address}` : subject.of,
        after.at(-1)?.value,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [`0 ${HOTKEY}`, expect.objectContaining({ base: 1_010n })],
        [`0 ${OTHER_HOTKEY}`, expect.objectContaining({ base: 20n })],
        [`64 ${HOTKEY}`, expect.objectContaining({ base: POSITION + 5n })],
      ]),
    );
  });

  it.runIf(baskets)('A2 T11: a claim from one basket joins the stake with its validator', async () => {
    const due: Answers = {
      'basket-claim': { kind: 'basket-claim', redeemableRao: 500n, forfeitedRao: 0n, holdBlocks: 0n },
    };
    expect(linesOf(await subtensor('claim_root_with_hotkey', { hotkey: HOTKEY }, due))).toEqual([
      `receive expected 500 of 0 at ${HOTKEY}`,
    ]);
    expect(linesOf(await subtensor('claim_root', { subnets: [] }, due))).toEqual([
      'receive expected 500 of 0',
    ]);
  });

  it('A2: what is too little to keep an account alive is lost with it', async () => {
    const send = (call: string, value: bigint) =>
      explainFamily(metadata, ['Balances', call, { dest: { type: 'Id', value: STRANGER }, value }]);
    const nearly = 100_000_000_000n - 412_000n - 300n;
    expect(linesOf(await send('transfer_allow_death', nearly))).toEqual([`pay at-most ${nearly + 300n} rao`]);
    expect(linesOf(await send('transfer_allow_death', nearly - 200n))).toEqual([
      `pay exactly ${nearly - 200n} rao`,
    ]);
    expect(linesOf(await send('transfer_keep_alive', nearly))).toEqual([`pay exactly ${nearly} rao`]);
  });

  it('A2: sending everything takes the fee off first, and arrives with an own account', async () => {
    const send = (to: string, keep_alive: boolean, change: object = {}) =>
      explainFamily(
        metadata,
        ['Balances', 'transfer_all', { dest: { type: 'Id', value: to }, keep_alive }],
        {},
        change,
      );
    expect(linesOf(await send(SAVINGS, true))).toEqual([
      'pay expected 99999587500 rao',
      `receive expected 99999587500 rao ${SAVINGS}`,
    ]);
    expect(linesOf(await send(STRANGER, false))).toEqual(['pay expected 99999588000 rao']);
    expect(linesOf(await send(STRANGER, false, { feeRao: null }))).toEqual(['pay at-most 100000000000 rao']);
    // A deposit keeps the account alive.
    const balance = { freeRao: 5_000_000n, spendableRao: 4_999_500n, reservedRao: 9n };
    expect(linesOf(await send(STRANGER, false, { balance }))).toEqual(['pay expected 4587500 rao']);
    expect(linesOf(await send(STRANGER, false, { balance: null }))).toEqual([]);
  });
});
