import { isWalletError } from '../../core/errors/wallet-error.js';
import type { ExtraAnswer, ExtraAsk } from '../../protocol/engine/index.js';
import type { BlockReader } from '../chain/block-reader.js';
import { int, list, record } from '../chain/shape.js';
import { crowdloanOf } from '../operations/balance/crowdloan-facts.js';
import { openContext } from '../operations/context.js';
import { readLockFacts } from '../operations/locks/lock-facts.js';
import { planClaims } from '../operations/rewards/claim-plan.js';
import { keptAlpha, soldRao } from '../operations/rewards/receipts.js';
import { readRootDues } from '../operations/rewards/root-dues.js';
import type { OperationContext } from '../operations/rules.js';
import { readNamed } from '../operations/support/named-reads.js';
import { ceilFraction, fixedBits } from '../portfolio/baskets.js';

/** Answers to what only some calls ask, in their order; null where this runtime has no such thing. */
export function extraFacts(
  reader: BlockReader,
  address: string,
  asks: readonly ExtraAsk[],
): Promise<Array<ExtraAnswer | null>> {
  const context = openContext(reader, address);
  return Promise.all(
    asks.map(async (ask) => {
      try {
        return await answerTo(context, ask);
      } catch (error) {
        if (isWalletError(error) && error.code === 'chain/unavailable-feature') return null;
        throw error;
      }
    }),
  );
}

function answerTo(context: OperationContext, ask: ExtraAsk): Promise<ExtraAnswer | null> {
  switch (ask.kind) {
    case 'lock':
      return lockAnswer(context, ask.netuid);
    case 'crowdloan':
      return crowdloanAnswer(context, ask.id);
    case 'root-claim':
      return rootClaimAnswer(context, ask.netuids);
    case 'basket-claim':
      return basketClaimAnswer(context, ask.hotkey);
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

/** The runtime's own preview: it simulates every sale (`RaoFoundation/subtensor .../rpc_info/basket_info.rs`, from 468). */
async function basketClaimAnswer(
  { reader, address }: OperationContext,
  hotkey: string | null,
): Promise<ExtraAnswer> {
  const api = 'BetaBasketRuntimeApi';
  const [previews, { interval, threshold }] = await Promise.all([
    hotkey === null
      ? reader.call(api, 'get_root_basket_claim_previews', [address])
      : reader.call(api, 'get_basket_claim_preview', [hotkey, address]),
    readNamed(reader, {
      interval: ['SubtensorModule', 'RootStakeUnlockInterval'],
      threshold: ['SubtensorModule', 'RootClaimableThreshold', 0],
    }),
  ]);
  const rows = hotkey === null ? list(previews, 'claim previews') : previews === null ? [] : [previews];
  const least = threshold ? ceilFraction(fixedBits(threshold.value, 'threshold')) : 0n;
  // Of a validator that owes less than the threshold nothing is paid, and nothing is lost.
  const paid = rows
    .map((row) => record(row, 'claim preview'))
    .filter((row) => int(row.redeemableTao, 'claim preview') >= least);
  const total = (field: string) => paid.reduce((sum, row) => sum + int(row[field], 'claim preview'), 0n);
  return {
    kind: 'basket-claim',
    redeemableRao: total('redeemableTao'),
    forfeitedRao: total('forfeitedTaoEst'),
    holdBlocks: interval ? int(interval.value, 'unlock interval') : 0n,
  };
}
