import { ONE } from '../../../core/amount/money.js';
import type { Advice } from '../../../core/operations/quote.js';
import type { RebalanceLeg } from '../../../core/operations/request.js';
import type { Quoter } from '../rules.js';
import { stakeCall } from '../trade/calls.js';
import { bundleDraft, quoteLegs } from './draft.js';
import { Sequence, type SequenceLeg } from './sequence.js';

/** What frees TAO comes first, what spends it last; within a kind the given order holds. */
const ORDER: RebalanceLeg['kind'][] = ['sell', 'swap', 'buy'];

/** Sales, swaps and purchases under one signature, each with its own limit at the state the ones before it leave. */
export const quoteRebalance: Quoter<'rebalance'> = async (context, { legs: asks, toleranceBps }) => {
  const sequence = new Sequence(context, toleranceBps);
  const { world } = sequence;
  const { address: hotkey } = context;
  stakeCall(world.runtime, { hotkey, netuid: 0, amount: ONE, limit: ONE, allowPartial: false });
  await Promise.all([
    world.prepare(
      asks.flatMap((leg) => (leg.kind === 'swap' ? [leg.fromNetuid, leg.toNetuid] : [leg.netuid])),
      asks.map((leg) => leg.hotkey),
    ),
    asks.some(({ kind }) => kind !== 'buy') ? world.allHeld() : null,
  ]);
  const ordered = ORDER.flatMap((kind) => asks.filter((leg) => leg.kind === kind));
  const { legs, issue } = await quoteLegs(asks, ordered, (leg) => quoteLeg(sequence, leg));
  const draft = bundleDraft(legs);
  const { spendableRao: available } = await world.balance();
  return {
    ...draft,
    issue,
    advice: [...draft.advice, ...fundsAdvice(legs)],
    bounds: { minimum: null, maximum: null, available },
  };
};

function quoteLeg(sequence: Sequence, leg: RebalanceLeg): Promise<SequenceLeg> {
  if (leg.kind === 'buy') return sequence.buy(leg);
  const { amountBase: amount, ...rest } = leg;
  return rest.kind === 'sell' ? sequence.sell({ ...rest, amount }) : sequence.swap({ ...rest, amount });
}

/** Sales may fail where purchases do not, so that these are never counted on to be paid by those. */
function fundsAdvice(legs: SequenceLeg[]): Advice[] {
  const proceeds = legs.flatMap(({ leg }) => (leg.atLeast.token === 'tao' ? [leg.atLeast.rao] : []));
  const buys = legs.some(({ intent }) => intent.kind === 'stake');
  if (!buys || proceeds.length === 0) return [];
  const proceedsRao = `${proceeds.reduce((sum, amount) => sum + amount, 0n)}`;
  return [{ code: 'buys-from-balance', context: { proceedsRao } }];
}
