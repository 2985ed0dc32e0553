import type { DecodedCall } from '../../core/chain/light/index.js';
import type { RiskLevel } from '../../core/explain/types.js';
import { addressArg, boolArg, numberArg, optionalUintArg, uintArg } from './arguments.js';
import { constantOf, UNKNOWN } from './deposits.js';
import { line, risk, taoLine } from './lines.js';
import { shareRisks } from './recipients.js';
import { type Deed, worded } from './worded.js';

/** Calls that buy a place: with a limit the chain takes no more than that. */
const planCost = (netuidOf: (call: DecodedCall) => number | null, level: RiskLevel, isLimited = false) =>
  worded(({ call, actor }): Deed => {
    const netuid = netuidOf(call);
    const ask = { kind: 'registration', netuid } as const;
    const limit = isLimited ? uintArg(call, 'limit_price') : null;
    return {
      asks: [ask],
      outcome(view) {
        const cost = view.answer(ask)?.costRao ?? null;
        const most = limit ?? cost;
        const value = cost === null ? null : ({ t: 'tao', rao: cost } as const);
        return {
          effects:
            most === null ? [] : [taoLine('pay', limit === null ? 'expected' : 'at-most', most, actor)],
          facts: value ? [{ code: 'cost', value }] : [],
          risks: [
            risk('burns-cost', level, value ? { cost: value } : {}),
            ...(limit !== null && cost !== null && cost > limit && netuid !== null
              ? [risk('limit-unreachable', 'caution', { subnet: view.subnetParam(netuid) })]
              : []),
            ...(cost === null ? [] : shareRisks(cost, view, {})),
          ],
          certainty: limit !== null ? 'bounded' : cost === null ? 'unknown' : 'simulated',
        };
      },
    };
  });
const netuidArg = (call: DecodedCall) => numberArg(call, 'netuid');

/** `burned_register`: a place on a subnet, at whatever it costs in that block. */
export const planRegister = planCost(netuidArg, 'caution');
/** `register_limit`. */
export const planRegisterLimit = planCost(netuidArg, 'caution', true);
/** `register_network` and its kin: a subnet of one's own, at a price of its own kind. */
export const planRegisterNetwork = planCost(() => null, 'danger');

/** `register_leased_network`: works only as the end of a crowdloan, whose money it spends. */
export const planRegisterLeased = worded(() => {
  const ask = { kind: 'registration', netuid: null } as const;
  return {
    asks: [ask],
    outcome(view) {
      const rao = view.answer(ask)?.costRao;
      return {
        ...UNKNOWN,
        facts: rao === undefined ? [] : [{ code: 'cost', value: { t: 'tao', rao } }],
        risks: [risk('burns-cost', 'danger', rao === undefined ? {} : { cost: { t: 'tao', rao } })],
      };
    },
  };
});

/** `swap_hotkey` and `swap_hotkey_v2`: another key takes the place of a hotkey, and its stake unless that is kept back. */
export const planSwapHotkey = worded(({ call, actor }, { light }): Deed => {
  const has = (name: string) => call.args.some((arg) => arg.name === name);
  const [from, to] = [addressArg(call, 'hotkey'), addressArg(call, 'new_hotkey')];
  const netuid = has('netuid') ? optionalUintArg(call, 'netuid') : null;
  const keeps = has('keep_stake') && boolArg(call, 'keep_stake');
  const rao = constantOf(light, 'SubtensorModule', netuid === null ? 'KeySwapCost' : 'KeySwapOnSubnetCost');
  return {
    outcome(view) {
      const moved = keeps
        ? []
        : view.positions?.filter(
            (row) => row.hotkey === from && (netuid === null || row.netuid === Number(netuid)),
          );
      const effects = (moved ?? []).flatMap((row) => {
        const value = view.alphaParam(row.netuid, row.alphaBase);
        return [line('pay', 'expected', value, actor, from), line('receive', 'expected', value, actor, to)];
      });
      if (rao) effects.unshift(taoLine('pay', 'exactly', rao, actor));
      const certainty = rao === null || moved === undefined ? 'unknown' : keeps ? 'exact' : 'simulated';
      return {
        effects,
        risks: [
          risk('hands-over', 'caution'),
          ...(rao ? [risk('burns-cost', 'note', { cost: { t: 'tao', rao } })] : []),
        ],
        certainty,
      };
    },
  };
});
