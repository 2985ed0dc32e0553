import { isWalletError } from '../../core/errors/wallet-error.js';
import type { ExtraAnswer, ExtraAsk } from '../../protocol/engine/index.js';
import type { BlockReader } from '../chain/block-reader.js';
import { crowdloanOf } from '../operations/balance/crowdloan-facts.js';
import { openContext } from '../operations/context.js';
import { readLockFacts } from '../operations/locks/lock-facts.js';
import { readBasketDues, readClaimRules } from '../operations/rewards/basket-dues.js';
import { planClaims } from '../operations/rewards/claim-plan.js';
import { soldRao } from '../operations/rewards/receipts.js';
import { readRootDues } from '../operations/rewards/root-dues.js';
import type { OperationContext } from '../operations/rules.js';
import { PoolTracker } from '../quotes/pool-tracker.js';
import { coldkeySwapAnswer, pausedAnswer, registrationAnswer } from './chain-facts.js';
import { announcementsAnswer, multisigAnswer, proxiesAnswer } from './right-facts.js';
import { swapFacts } from './swap-facts.js';
import { wealthAnswer } from './wealth-facts.js';

/** Answers to what only some calls ask, in their order; null where this runtime has no such thing. */
export function extraFacts(
  reader: BlockReader,
  address: string,
  asks: readonly ExtraAsk[],
): Promise<Array<ExtraAnswer | null>> {
  const context = openContext(reader, address);
  const pools = new PoolTracker(context);
  return Promise.all(
    asks.map(async (ask) => {
      try {
        return await answerTo(context, pools, ask);
      } catch (error) {
        if (isWalletError(error) && error.code === 'chain/unavailable-feature') return null;
        throw error;
      }
    }),
  );
}

function answerTo(context: OperationContext, pools: PoolTracker, ask: ExtraAsk): Promise<ExtraAnswer | null> {
  switch (ask.kind) {
    case 'lock':
      return lockAnswer(context, ask.netuid);
    case 'crowdloan':
      return crowdloanAnswer(context, ask.id);
    case 'root-claim':
      return rootClaimAnswer(context, ask.netuids);
    case 'basket-claim':
      return basketClaimAnswer(context, ask.hotkey);
    case 'swap-bound':
      return swapFacts(pools, ask);
    case 'multisig':
      return multisigAnswer(context, ask);
    case 'proxies':
      return proxiesAnswer(context);
    case 'announcements':
      return announcementsAnswer(context);
    case 'wealth':
      return wealthAnswer(context);
    case 'registration':
      return registrationAnswer(context, ask.netuid);
    case 'coldkey-swap':
      return coldkeySwapAnswer(context);
    case 'paused':
      return pausedAnswer(context);
  }
}

async function lockAnswer(context: OperationContext, netuid: number): Promise<ExtraAnswer> {
  const { held, perpetual, locked } = await readLockFacts(context, netuid);
  return { kind: 'lock', lockedBase: locked, perpetual, hotkey: held?.hotkey ?? null };
}

async function crowdloanAnswer(context: OperationContext, id: number): Promise<ExtraAnswer | null> {
  const loan = await crowdloanOf(context, id);
  if (loan === null) return null;
  const kept = loan.creator === context.address ? loan.deposit : 0n;
  return {
    kind: 'crowdloan',
    raisedRao: loan.raised,
    capRao: loan.cap,
    endBlock: loan.endBlock,
    finalized: loan.finalized,
    target: loan.target,
    withdrawableRao: loan.mine > kept ? loan.mine - kept : 0n,
  };
}

async function rootClaimAnswer(context: OperationContext, netuids: number[]): Promise<ExtraAnswer> {
  const { dues } = planClaims(await readRootDues(context), [netuids]);
  const met = dues.flat();
  return {
    kind: 'root-claim',
    sells: met.some(({ claimable, keeps }) => claimable && !keeps),
    soldRao: soldRao(met),
    sold: [...new Set(met.map(({ hotkey }) => hotkey))]
      .map((hotkey) => ({ hotkey, rao: soldRao(met.filter((due) => due.hotkey === hotkey)) }))
      .filter(({ rao }) => rao > 0n),
    kept: met
      .filter(({ claimable, keeps, owed }) => claimable && keeps && owed > 0n)
      .map(({ hotkey, netuid, owed }) => ({ hotkey, netuid, base: owed })),
  };
}

async function basketClaimAnswer(context: OperationContext, hotkey: string | null): Promise<ExtraAnswer> {
  const [dues, { threshold, interval }] = await Promise.all([
    readBasketDues(context, hotkey),
    readClaimRules(context),
  ]);
  // Of a validator that owes less than the threshold nothing is paid, and nothing is lost.
  const paid = dues.filter(({ redeemable }) => redeemable >= threshold);
  return {
    kind: 'basket-claim',
    redeemableRao: paid.reduce((sum, { redeemable }) => sum + redeemable, 0n),
    each: paid.map((due) => ({ hotkey: due.hotkey, rao: due.redeemable })),
    forfeitedRao: paid.reduce((sum, { forfeits }) => sum + (forfeits ?? 0n), 0n),
    holdBlocks: interval,
  };
}
