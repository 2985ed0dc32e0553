import { alphaBase } from '../../../core/amount/money.js';
import { type Draft, EMPTY_DRAFT, type Quoter } from '../rules.js';
import { everythingAmount } from '../support/everything.js';
import { issueOf } from '../support/issue.js';
import { amountOf, leastWorth } from './amounts.js';
import { moveCall } from './calls.js';
import { checkMove } from './check-change.js';
import { alpha } from './legs.js';
import { requireSubnet, requireSubtoken } from './refusals.js';
import { claimFirstAdvice } from './root-exit.js';
import { holdAdvice } from './stake-quoter.js';
import { leastMoveRao, TradeWorld } from './world.js';

/** Another validator on the same subnet: `move_stake`. Nothing is sold, so no price moves and none is paid. */
export const quoteChangeValidator: Quoter<'change-validator'> = async (context, ask) => {
  const { fromHotkey, toHotkey, netuid } = ask;
  const world = new TradeWorld(context);
  moveCall(world.runtime, { fromHotkey, toHotkey: fromHotkey, netuid, amount: 1n });
  const [subnet, held, hold, claim] = await Promise.all([
    world.pools.subnet(netuid),
    world.held(fromHotkey, netuid),
    holdAdvice(world, netuid),
    claimFirstAdvice(world, fromHotkey, netuid, ask.amount),
  ]);
  const least = await leastWorth(world, netuid, leastMoveRao(world.runtime), held, 'spot');
  const maximum = held.base > held.bond ? held.base - held.bond : 0n;
  const bounds = { minimum: least ?? held.base, maximum, available: held.base };
  const draft: Draft = { ...EMPTY_DRAFT, bounds, advice: [...claim, ...hold] };
  const typed = ask.amount;
  if (typed === null) {
    const target = async () => {
      requireSubnet(subnet);
      requireSubtoken(subnet);
    };
    return { ...draft, issue: await issueOf(target) };
  }
  let amount = 0n;
  const issue = await issueOf(async () => {
    amount = await amountOf(world, netuid, typed, held, 'spot');
    await checkMove(world, { fromHotkey, toHotkey, netuid, amount });
  });
  if (amount === 0n) return { ...draft, issue };
  const exact = alphaBase(amount);
  const amountBase = typed.by === 'whole' ? everythingAmount(world.runtime, exact) : exact;
  return {
    ...draft,
    issue,
    intent: toHotkey === null ? null : { kind: 'change-validator', fromHotkey, toHotkey, netuid, amountBase },
    pays: [alpha(netuid, amount)],
    receives: [alpha(netuid, amount)],
  };
};
