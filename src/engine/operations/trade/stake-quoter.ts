import { MAX_U64, ONE, rao, raoPerAlpha } from '../../../core/amount/money.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { rootHoldBlocks } from '../../quotes/position-facts.js';
import { type Draft, EMPTY_DRAFT, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { leastCost } from './amounts.js';
import { stakeCall } from './calls.js';
import { checkStake, leastStakeRao } from './check-stake.js';
import { alpha, buyLeg, limitOfBuy, tao } from './legs.js';
import { requireSubnet, requireSubtoken, requireValidator } from './refusals.js';
import { TradeWorld } from './world.js';

/** A stake with a price limit: `add_stake_limit`. */
export const quoteStakeOperation: Quoter<'stake'> = async (context, ask) => {
  const { hotkey, netuid, allowPartial, receiveBase } = ask;
  const world = new TradeWorld(context);
  const bounds = await boundsOf(world, ask);
  const draft: Draft = { ...EMPTY_DRAFT, bounds, advice: await holdAdvice(world, netuid) };
  let amountRao: bigint | null = ask.amountRao;
  if (receiveBase !== undefined) {
    const unreachable = await issueOf(async () => {
      amountRao = await leastCost(world, netuid, receiveBase);
    });
    if (unreachable) return { ...draft, issue: unreachable };
  }
  if (amountRao === null) return { ...draft, issue: await issueOf(() => checkTarget(world, ask)) };
  const quote = await world.pools.quote({ side: 'buy', netuid, amount: amountRao });
  const limit = quote ? limitOfBuy(quote, ask.toleranceBps) : MAX_U64;
  const check = { hotkey, netuid, amountRao, limit, allowPartial };
  const issue = await issueOf(() => checkStake(world, check));
  if (!quote) return { ...draft, issue };
  const intent: SingleIntent | null = hotkey === null ? null : stakeIntent(hotkey, check);
  return {
    ...draft,
    issue,
    intent,
    trades: [buyLeg(hotkey, netuid, amountRao, quote, limit)],
    pays: [tao(amountRao)],
    receives: [alpha(netuid, quote.out)],
  };
};

/** The intent of a stake that was quoted. */
export function stakeIntent(
  hotkey: string,
  stake: { netuid: number; amountRao: bigint; limit: bigint; allowPartial: boolean },
): Extract<SingleIntent, { kind: 'stake' }> {
  const { netuid, amountRao, limit, allowPartial } = stake;
  return {
    kind: 'stake',
    hotkey,
    netuid,
    amountRao: rao(amountRao),
    limitRaoPerAlpha: raoPerAlpha(limit),
    allowPartial,
  };
}

/** What can be typed: the fee and the existential deposit stay. The fee depends on the call's shape, not on its values. */
async function boundsOf(
  world: TradeWorld,
  { hotkey, netuid }: { hotkey: string | null; netuid: number },
): Promise<Draft['bounds']> {
  const { context, runtime } = world;
  const call = { hotkey: hotkey ?? context.address, netuid, amount: ONE, limit: ONE, allowPartial: false };
  const callHex = stakeCall(runtime, call);
  const [subnet, available, fee] = await Promise.all([
    world.pools.subnet(netuid),
    world.spendableRao(),
    context.fee(callHex),
  ]);
  const maximum = available > fee ? available - fee : 0n;
  return { minimum: leastStakeRao(world, subnet), maximum, available };
}

async function checkTarget(
  world: TradeWorld,
  { hotkey, netuid }: { hotkey: string | null; netuid: number },
): Promise<void> {
  const subnet = await world.pools.subnet(netuid);
  requireSubnet(subnet);
  requireSubtoken(subnet);
  if (hotkey !== null) requireValidator(hotkey, await world.isValidator(hotkey));
}

/** Root stake that comes in may have to stay for a while, together with what is there. */
export async function holdAdvice(world: TradeWorld, netuid: number): Promise<Draft['advice']> {
  if (netuid !== ROOT_NETUID) return [];
  const { reader } = world.context;
  const blocks = await rootHoldBlocks(reader);
  if (blocks === 0n) return [];
  return [{ code: 'held-until', context: { untilBlock: reader.block.number + 1 + Number(blocks) } }];
}
