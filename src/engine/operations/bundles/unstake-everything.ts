import { alphaBase } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { MAX_BATCH_LEGS } from '../../../core/operations/intent.js';
import type { Advice, SkippedPosition } from '../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import type { HeldPosition } from '../../quotes/position-facts.js';
import type { Draft, Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { exitCall } from '../trade/calls.js';
import { spotValueRao } from '../trade/check-change.js';
import { claimFirstAdvice } from '../trade/root-exit.js';
import type { TradeWorld } from '../trade/world.js';
import { bundleDraft } from './draft.js';
import { Sequence, type SequenceLeg } from './sequence.js';

/**
 * Every position that can be sold, each with its own limit, in one transaction; never by the chain's `unstake_all`, which
 * has no limit and passes over in silence what fails. What cannot be sold now stays, with the reason.
 */
export const quoteUnstakeEverything: Quoter<'unstake-everything'> = async (context, { toleranceBps }) => {
  const sequence = new Sequence(context, toleranceBps);
  const { world } = sequence;
  exitCall(world.runtime, { hotkey: context.address, netuid: ROOT_NETUID, limit: null });
  const positions = await mostWorthFirst(world);
  const legs: SequenceLeg[] = [];
  const skipped: SkippedPosition[] = [];
  for (const { hotkey, netuid, base } of positions) {
    const reason = await issueOf(async () => {
      if (legs.length === MAX_BATCH_LEGS) throw new WalletError('stake/batch-full', { most: MAX_BATCH_LEGS });
      legs.push(await sequence.sell({ hotkey, netuid, amount: 'whole' }));
    });
    if (reason) skipped.push({ hotkey, netuid, base: alphaBase(base), reason });
  }
  const draft: Draft = { ...bundleDraft(legs), detail: { kind: 'skipped', skipped } };
  if (legs.length === 0) return { ...draft, issue: new WalletError('stake/nothing').toBody() };
  return { ...draft, advice: [...draft.advice, ...(await claimAdvice(world, legs))] };
};

/** When not all fit, those that matter least are left for another transaction. */
async function mostWorthFirst(world: TradeWorld): Promise<HeldPosition[]> {
  const positions = await world.allHeld();
  await world.prepare(
    positions.map(({ netuid }) => netuid),
    positions.map(({ hotkey }) => hotkey),
  );
  const valued = await Promise.all(
    positions.map(async (position) => ({
      position,
      worth: await spotValueRao(world, position.netuid, position.base),
    })),
  );
  return valued
    .sort((a, b) => (a.worth === b.worth ? 0 : a.worth > b.worth ? -1 : 1))
    .map(({ position }) => position);
}

/** What leaving root would lose, over all validators that are left. */
async function claimAdvice(world: TradeWorld, legs: SequenceLeg[]): Promise<Advice[]> {
  const root = legs.flatMap(({ intent }) =>
    intent.kind === 'unstake-position' && intent.netuid === ROOT_NETUID ? [intent.hotkey] : [],
  );
  const each = await Promise.all(root.map((hotkey) => claimFirstAdvice(world, hotkey, ROOT_NETUID)));
  const owed = each.flat().reduce((sum, { context }) => sum + BigInt(context.owedRao ?? 0), 0n);
  return owed > 0n ? [{ code: 'claim-first', context: { owedRao: `${owed}` } }] : [];
}
