import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../src/background/explain/changes.js';
import type { Part } from '../../../../src/background/explain/compose.js';
import { createFactView, NO_ANSWERS } from '../../../../src/background/explain/fact-view.js';
import type { Bound, Effect } from '../../../../src/core/explain/types.js';
import type { ExplainFacts } from '../../../../src/protocol/engine/index.js';
import { explainFacts, HOTKEY, OTHER_HOTKEY, SAVINGS, SIGNER } from '../../../support/explain-builders.js';

const FACTS = explainFacts({
  balance: { freeRao: 1_000n, spendableRao: 500n, reservedRao: 70n },
  positions: [{ hotkey: HOTKEY, netuid: 64, alphaBase: 300n }],
});
const FEE: Effect = { kind: 'fee', bound: 'at-most', value: { t: 'tao', rao: 4n }, account: SIGNER };

const tao = (kind: Effect['kind'], bound: Bound, rao: bigint, account = SIGNER): Effect => ({
  kind,
  bound,
  value: { t: 'tao', rao },
  account,
});
const alpha = (kind: Effect['kind'], bound: Bound, base: bigint, hotkey?: string): Effect => ({
  kind,
  bound,
  value: { t: 'alpha', netuid: 64, base, symbol: null },
  account: SIGNER,
  ...(hotkey === undefined ? {} : { hotkey }),
});
const part = (effects: Effect[], change: Partial<Part> = {}): Part => ({
  sentence: { code: 'remark', params: {} },
  effects,
  facts: [],
  risks: [],
  certainty: 'exact',
  untold: [],
  ...change,
});

function rows(
  parts: Part[],
  { sure = true, facts = FACTS as ExplainFacts | null, fee = [] as Effect[], accounts = [SIGNER] } = {},
) {
  const viewOf = (account: string) =>
    createFactView(account, account === SIGNER ? facts : null, NO_ANSWERS, [], 500n);
  const amount = (value: unknown) => {
    const known = value as { rao?: bigint; base?: bigint } | null;
    return known === null ? null : (known.rao ?? known.base ?? null);
  };
  return changesOf(parts, fee, sure, accounts, viewOf).map(({ subject, before, after }) => [
    subject.of === 'stake' ? subject.hotkey.address : subject.of,
    amount(before),
    after.map(({ bound, value }) => `${bound} ${amount(value)}`),
  ]);
}

describe('before and after', () => {
  it('A4: the fee is part of what is free, as a most', () => {
    expect(rows([], { fee: [FEE] })).toEqual([['free', 1_000n, ['at-least 996']]]);
    expect(rows([part([tao('pay', 'exactly', 100n)])], { fee: [FEE] })).toEqual([
      ['free', 1_000n, ['at-least 896']],
    ]);
    expect(rows([part([tao('pay', 'exactly', 100n)])])).toEqual([['free', 1_000n, ['exactly 900']]]);
  });

  it('A4: a trade shows the least that is certain, then what is expected', () => {
    const trade = part([
      tao('pay', 'exactly', 100n),
      alpha('receive', 'at-least', 40n, HOTKEY),
      alpha('receive', 'expected', 45n, HOTKEY),
    ]);
    expect(rows([trade], { fee: [FEE] })).toEqual([
      ['free', 1_000n, ['at-least 896']],
      [HOTKEY, 300n, ['at-least 340', 'expected 345']],
    ]);
    const unlimited = part([alpha('receive', 'expected', 45n, HOTKEY)]);
    expect(rows([unlimited])).toEqual([[HOTKEY, 300n, ['at-least 300', 'expected 345']]]);
  });

  it('a position that was not there begins at nothing, one that is not known at nothing known', () => {
    const trade = [part([alpha('receive', 'exactly', 40n, OTHER_HOTKEY)])];
    expect(rows(trade)).toEqual([[OTHER_HOTKEY, 0n, ['exactly 40']]]);
    expect(rows(trade, { facts: null })).toEqual([[OTHER_HOTKEY, null, []]]);
    expect(rows([part([tao('pay', 'exactly', 1n, SAVINGS)])], { accounts: [SIGNER, SAVINGS] })).toEqual([
      ['free', null, []],
    ]);
  });

  it('a whole position is gone, however much it is by then', () => {
    expect(rows([part([alpha('pay', 'expected', 300n, HOTKEY)])])).toEqual([[HOTKEY, 300n, ['expected 0']]]);
  });

  it('deposits go from one row into the other and back', () => {
    expect(rows([part([tao('reserve', 'at-most', 93n)])])).toEqual([
      ['free', 1_000n, ['at-least 907']],
      ['reserved', 70n, ['at-most 163']],
    ]);
    expect(rows([part([tao('release', 'exactly', 50n)])])).toEqual([
      ['free', 1_000n, ['exactly 1050']],
      ['reserved', 70n, ['exactly 20']],
    ]);
  });

  it('nobody has less than nothing, and no bound is better than what is certain', () => {
    expect(rows([part([tao('pay', 'exactly', 2_000n)])])).toEqual([['free', 1_000n, ['at-least 0']]]);
    expect(rows([part([tao('release', 'exactly', 100n)])])[1]).toEqual(['reserved', 70n, ['at-most 0']]);
    const swap = [part([tao('pay', 'at-most', 100n), alpha('receive', 'exactly', 40n, HOTKEY)])];
    expect(rows(swap, { sure: false })).toEqual([
      ['free', 1_000n, ['at-least 900']],
      [HOTKEY, 300n, ['at-least 300', 'expected 340']],
    ]);
  });

  it('several calls add up; stake of several validators stays apart', () => {
    const parts = [
      part([alpha('pay', 'exactly', 100n, HOTKEY), alpha('receive', 'exactly', 100n, OTHER_HOTKEY)]),
      part([alpha('pay', 'exactly', 50n, HOTKEY)]),
    ];
    expect(rows(parts)).toEqual([
      [HOTKEY, 300n, ['exactly 150']],
      [OTHER_HOTKEY, 0n, ['exactly 100']],
    ]);
  });

  it('A4: where no number holds, none is shown', () => {
    expect(rows([part([tao('pay', 'exactly', 1n)], { untold: [SIGNER] })], { fee: [FEE] })).toEqual([
      ['free', 1_000n, []],
    ]);
    // Alpha that leaves several validators: whose row it is nobody knows.
    const scattered = [part([alpha('pay', 'expected', 9n), alpha('receive', 'exactly', 1n, HOTKEY)])];
    expect(rows(scattered)).toEqual([[HOTKEY, 300n, []]]);
  });

  it('locks and rights change no balance', () => {
    const grant: Effect = {
      kind: 'grant',
      bound: 'exactly',
      value: { t: 'text', text: 'Any' },
      account: SIGNER,
    };
    expect(rows([part([alpha('lock', 'exactly', 5n, HOTKEY), grant])])).toEqual([]);
  });
});
