import { EMPTY_OUTCOME } from '../../../src/core/activity/moved.js';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import { alphaBase } from '../../../src/core/amount/money.js';
import type { BasketTargets } from '../../../src/core/basket/targets.js';
import { NETWORKS } from '../../../src/core/chain/networks.js';
import type { Plan } from '../../../src/core/operations/plan.js';
import type { Cast } from '../../support/world-of-screens.js';
import type { State } from './types.js';

const TAO = 1_000_000_000n;
const hash = (digit: string): string => `0x${digit.repeat(64)}`;
const AT = { number: 223_198, hash: hash('7') };

/** Own transactions in each state that one can be in; the screen of one is named by its digit. */
export function activityFor(state: State, cast: Cast): ActivityRow[] {
  if (state === 'empty') return [];
  const [hotkey = ''] = cast.validators;
  const validator = {
    t: 'account',
    address: hotkey,
    name: 'Quiet Harbor Collective',
    role: 'validator',
  } as const;
  const subnet = { t: 'subnet', netuid: 64, name: 'Chutes', symbol: '\u05e9' } as const;
  const stake = {
    code: 'stake',
    params: { amount: { t: 'tao', rao: 10n * TAO }, subnet, validator },
  } as const;
  const sent = {
    code: 'transfer',
    params: {
      amount: { t: 'tao', rao: (35n * TAO) / 10n },
      to: { t: 'account', address: cast.stranger, name: 'Exchange deposit', role: 'other' },
    },
  } as const;
  const row = (digit: string, minutes: number, patch: Partial<ActivityRow>): ActivityRow => ({
    txHash: hash(digit),
    genesisHash: NETWORKS.finney.genesisHash ?? '',
    address: cast.main,
    origin: null,
    sentence: stake,
    state: 'finalized',
    createdAtMs: cast.nowMs - minutes * 60_000,
    updatedAtMs: cast.nowMs - minutes * 60_000,
    block: AT,
    extrinsicIndex: 1,
    outcome: null,
    failure: null,
    protection: null,
    expected: null,
    ...patch,
  });
  const done = {
    ...EMPTY_OUTCOME,
    feeRao: 134_000n,
    paidRao: 10n * TAO,
    receivedAlpha: { netuid: 64, base: 122_533_072_104n },
    poolFeeRao: 5_000_000n,
  };
  return [
    row('1', 0, { state: 'sent', block: null, extrinsicIndex: null }),
    row('2', 1, { state: 'in-block', outcome: done }),
    row('3', 12, {
      outcome: done,
      expected: {
        effects: [
          { kind: 'pay', bound: 'exactly', value: { t: 'tao', rao: 10n * TAO }, account: cast.main },
          {
            kind: 'receive',
            bound: 'at-least',
            value: { t: 'alpha', netuid: 64, base: 121_920_412_345n, symbol: '\u05e9' },
            account: cast.main,
          },
          { kind: 'fee', bound: 'at-most', value: { t: 'tao', rao: 412_000n }, account: cast.main },
        ],
        impactBps: 11,
        worstPrice: { t: 'price', raoPerAlpha: 82_061_000n, netuid: 64 },
        legs: null,
      },
    }),
    row('4', 95, {
      state: 'failed',
      failure: { kind: 'dispatch', pallet: 'SubtensorModule', name: 'SlippageTooHigh', code: null },
      outcome: { ...EMPTY_OUTCOME, feeRao: 412_000n },
    }),
    row('5', 1_600, { state: 'expired', block: null, extrinsicIndex: null, sentence: sent }),
    row('6', 2_900, {
      sentence: sent,
      origin: 'https://app.taostake.example',
      outcome: { ...EMPTY_OUTCOME, feeRao: 132_000n, paidRao: (35n * TAO) / 10n },
    }),
    row('8', 7_300, {
      sentence: {
        code: 'transfer',
        params: {
          amount: { t: 'tao', rao: 2n * TAO },
          to: { t: 'account', address: cast.shared, name: null, role: 'other' },
        },
      },
      outcome: { ...EMPTY_OUTCOME, feeRao: 132_000n, paidRao: 2n * TAO },
    }),
    row('7', 2, {
      state: 'sent',
      block: null,
      extrinsicIndex: null,
      protection: {
        state: 'on',
        stage: 'hidden',
        carrierHash: hash('c'),
        carrierBlock: null,
        carrierFeeRao: null,
        tries: 2,
      },
    }),
  ];
}

/** A plan of two signatures of which the first was made. */
export function plansFor(cast: Cast): Plan[] {
  const [from = '', to = ''] = cast.validators;
  const amount = { by: 'alpha' as const, base: alphaBase(5n * TAO) };
  return [
    {
      id: 'plan-1',
      address: cast.main,
      genesisHash: NETWORKS.finney.genesisHash ?? '',
      kind: 'change-both',
      createdAtMs: cast.nowMs - 240_000,
      steps: [
        {
          ask: { kind: 'change-validator', fromHotkey: from, toHotkey: to, netuid: 1, amount },
          spendsStep: null,
          txHash: hash('3'),
          skipped: false,
        },
        {
          ask: {
            kind: 'change-subnet',
            hotkey: to,
            fromNetuid: 1,
            toNetuid: 64,
            amount,
            toleranceBps: 50,
            allowPartial: false,
          },
          spendsStep: null,
          txHash: null,
          skipped: false,
        },
      ],
    },
  ];
}

/** What the account wants to hold, as it was chosen some days ago. */
export function targetsFor(cast: Cast): BasketTargets {
  const [first = '', second = ''] = cast.validators;
  return {
    address: cast.main,
    genesisHash: NETWORKS.finney.genesisHash ?? '',
    targets: [
      { netuid: 64, hotkey: first, bps: 6_000 },
      { netuid: 1, hotkey: second, bps: 4_000 },
    ],
    savedAtMs: cast.nowMs - 500_000_000,
  };
}
