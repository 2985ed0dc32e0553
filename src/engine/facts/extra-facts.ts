import { isWalletError } from '../../core/errors/wallet-error.js';
import type { ExtraAnswer, ExtraAsk } from '../../protocol/engine/index.js';
import type { BlockReader } from '../chain/block-reader.js';
import { crowdloanOf } from '../operations/balance/crowdloan-facts.js';
import { openContext } from '../operations/context.js';
import { readLockFacts } from '../operations/locks/lock-facts.js';
import { readBasketDues, readClaimRules } from '../operations/rewards/basket-dues.js';
import { planClaims } from '../operations/rewards/claim-plan.js';
import { keptAlpha, soldRao } from '../operations/rewards/receipts.js';
import { readRootDues } from '../operations/rewards/root-dues.js';
import type { OperationContext } from '../operations/rules.js';
import { PoolTracker } from '../quotes/pool-tracker.js';
import { swapFacts } from './swap-facts.js';

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
    case 'proxies':
    case 'announcements':
    case 'wealth':
    case 'registration':
    case 'coldkey-swap':
    case 'paused':
      return Promise.resolve(null);
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
    kept: keptAlpha(met).flatMap((money) =>
      money.token === 'alpha' ? [{ netuid: money.netuid, base: money.base }] : [],
    ),
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
    forfeitedRao: paid.reduce((sum, { forfeits }) => sum + (forfeits ?? 0n), 0n),
    holdBlocks: interval,
  };
}
