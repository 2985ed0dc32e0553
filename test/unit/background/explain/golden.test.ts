import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { callHex, nested } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  SAVINGS,
  STRANGER,
  simulate,
  swapAnswer,
} from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';

const id = (value: string) => ({ type: 'Id', value });
const limit = {
  hotkey: HOTKEY,
  netuid: 64,
  amount_staked: 10_000_000_000n,
  limit_price: 80_400_000n,
  allow_partial: false,
};
const CALLS: ReadonlyArray<readonly [pallet: string, call: string, args: object]> = [
  ['SubtensorModule', 'add_stake_limit', limit],
  ['SubtensorModule', 'add_stake', { hotkey: HOTKEY, netuid: 64, amount_staked: 10_000_000_000n }],
  [
    'SubtensorModule',
    'remove_stake_limit',
    {
      hotkey: HOTKEY,
      netuid: 64,
      amount_unstaked: 1_000_000_000n,
      limit_price: 79_000_000n,
      allow_partial: true,
    },
  ],
  ['SubtensorModule', 'remove_stake_full_limit', { hotkey: HOTKEY, netuid: 64, limit_price: 79_000_000n }],
  [
    'SubtensorModule',
    'move_stake',
    {
      origin_hotkey: HOTKEY,
      destination_hotkey: OTHER_HOTKEY,
      origin_netuid: 64,
      destination_netuid: 8,
      alpha_amount: 7_000_000_000n,
    },
  ],
  [
    'SubtensorModule',
    'swap_stake_limit',
    {
      hotkey: HOTKEY,
      origin_netuid: 64,
      destination_netuid: 8,
      alpha_amount: 7_000_000_000n,
      limit_price: 1_590_000_000n,
      allow_partial: false,
    },
  ],
  ['SubtensorModule', 'set_children', { hotkey: HOTKEY, netuid: 8, children: [[2n ** 63n, OTHER_HOTKEY]] }],
  ['Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 1_500_000_000n }],
  ['Balances', 'transfer_all', { dest: id(SAVINGS), keep_alive: true }],
  [
    'Utility',
    'batch_all',
    {
      calls: [
        nested('SubtensorModule', 'add_stake_limit', limit),
        nested('System', 'remark', { remark: new Uint8Array([104, 105]) }),
      ],
    },
  ],
  [
    'Proxy',
    'add_proxy',
    { delegate: id(STRANGER), proxy_type: { type: 'Staking', value: undefined }, delay: 7_200 },
  ],
  ['Crowdloan', 'contribute', { crowdloan_id: 3, amount: 100_000_000n }],
];

const explainer = createExplainer();
const facts = explainFacts({ positions: [{ hotkey: HOTKEY, netuid: 64, alphaBase: 50_000_000_000n }] });

describe.skipIf(!HAS_FINNEY)('golden explanations (needs the recorded metadata beside the project)', () => {
  for (const spec of [393, 424] as const)
    it(`S57: of spec ${spec} stay as they are`, async () => {
      const metadata = finney(spec);
      const shown: Record<string, unknown> = {};
      for (const [pallet, call, args] of CALLS) {
        const request = dappRequest(metadata, callHex(metadata, pallet, call, args));
        const input = inputFor(metadata, request, facts, {
          explainFacts: async (ask) => ({
            ...facts,
            sims: ask.sims.map(simulate),
            answers: (ask.asks ?? []).map((extra) => swapAnswer(extra)),
          }),
        });
        const {
          callHex: _,
          payloadHex: __,
          payloadHash: ___,
          ...rest
        } = accepted(await explainer.explain(input));
        shown[`${pallet}.${call}`] = rest;
      }
      const text = JSON.stringify(
        shown,
        (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value),
        2,
      );
      await expect(`${text}\n`).toMatchFileSnapshot(`golden/spec-${spec}.json`);
    });
});
