import { addressArg, numberArg, optionalUintArg, uintArg } from './arguments.js';
import { line, positionName, risk, taoLine } from './lines.js';
import { ROOT_NETUID, unreachable } from './trade-parts.js';
import { positionOf } from './unstake.js';
import { type Deed, nameParam, worded } from './worded.js';

/** `Balances.burn`: TAO that is nobody's afterwards. */
export const planBurn = worded(({ call, actor }) => ({
  outcome: () => ({
    effects: [taoLine('pay', 'exactly', uintArg(call, 'value'), actor)],
    risks: [risk('destroys-value', 'danger', nameParam(call))],
  }),
}));

/** `burn_alpha` and `recycle_alpha`: of more than the position, the position. */
export const planDestroyAlpha = worded(({ call, actor }): Deed => {
  const hotkey = addressArg(call, 'hotkey');
  const netuid = numberArg(call, 'netuid');
  const asked = uintArg(call, 'amount');
  return {
    outcome(view) {
      const held = positionOf(view, hotkey, netuid);
      const isCut = held !== null && held < asked;
      const bound = held === null ? 'at-most' : isCut ? 'expected' : 'exactly';
      return {
        effects: [line('pay', bound, view.alphaParam(netuid, isCut ? held : asked), actor, hotkey)],
        risks: [risk('destroys-value', 'danger', nameParam(call))],
        certainty: held === null ? 'bounded' : isCut ? 'simulated' : 'exact',
        state: [positionName(actor, netuid, hotkey)],
      };
    },
  };
});

/** `add_stake_burn`: what is bought is destroyed at once; the stake is afterwards what it was. */
export const planStakeBurn = worded(({ call, actor }): Deed => {
  const netuid = numberArg(call, 'netuid');
  const limit = optionalUintArg(call, 'limit');
  const ask = { side: 'buy', netuid, amount: uintArg(call, 'amount') } as const;
  return {
    sims: limit === null || netuid === ROOT_NETUID ? [] : [ask],
    outcome: (view) => ({
      effects: [taoLine('pay', 'exactly', ask.amount, actor)],
      facts:
        limit === null
          ? [{ code: 'no-limit', value: null }]
          : [
              { code: 'worst-price', value: { t: 'price', raoPerAlpha: limit, netuid } },
              { code: 'all-or-nothing', value: null },
            ],
      risks: [
        risk('destroys-value', 'danger', nameParam(call)),
        ...unreachable({ ...ask, limit, allowPartial: false }, view),
      ],
      pools: netuid === ROOT_NETUID ? [] : [netuid],
    }),
  };
});
