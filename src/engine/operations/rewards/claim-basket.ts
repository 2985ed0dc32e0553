import { rao } from '../../../core/amount/money.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Advice, ClaimItem } from '../../../core/operations/quote.js';
import type { Runtime } from '../../chain/runtime.js';
import { list } from '../../chain/shape.js';
import type { IntentRules, OperationContext, Quoters } from '../rules.js';
import { EMPTY_DRAFT } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { subtensorCall } from '../support/subtensor-call.js';
import {
  type BasketDue,
  type ClaimRules,
  readBasketDues,
  readClaimRules,
  readClaimWork,
  readRelations,
  requireSeeded,
} from './basket-dues.js';
import { CLAIM_ROOT } from './claim-root.js';
import { oneAfterAnother } from './claim-sequence.js';
import { feeAdvice, NO_LIMIT, rootStakeOf } from './receipts.js';

/** Validators and holdings that one claim may touch: of all validators, or of one (itself and 128 holdings). */
const MOST_WORK = 256;
const MOST_WORK_OF_ONE = 129;

const CLAIM_ONE = subtensorCall('claim_root_with_hotkey', [['hotkey', null]]);

function claimCall(runtime: Runtime, hotkey: string | null): string {
  CLAIM_ONE.need(runtime);
  // The argument is ignored: everything of everybody is claimed.
  return hotkey === null ? CLAIM_ROOT.build(runtime, [[]]) : CLAIM_ONE.build(runtime, [hotkey]);
}

export const CLAIM_BASKET_RULE = {
  call: (runtime, { hotkey }) => claimCall(runtime, hotkey),
  check: (context, { hotkey }) => checkBasketClaim(context, hotkey),
} satisfies IntentRules['claim-basket'];

/**
 * Below the threshold the chain takes the fee, pays nothing and calls it a success: refused here.
 * @throws WalletError claim/too-heavy, stake/busy, claim/nothing, claim/below-threshold
 */
export async function checkBasketClaim(context: OperationContext, hotkey: string | null): Promise<void> {
  if (hotkey === null && list((await readRelations(context))[0], 'staking hotkeys').length > MOST_WORK)
    throw new WalletError('claim/too-heavy');
  await requireSeeded(context);
  const [dues, rules] = await Promise.all([readBasketDues(context, hotkey), readClaimRules(context)]);
  if (await isTooHeavy(context, hotkey, dues)) throw new WalletError('claim/too-heavy');
  if (dues.some((due) => isClaimable(due, rules))) return;
  const [first] = dues;
  if (!first) throw new WalletError('claim/nothing');
  throw belowThreshold(first, rules);
}

async function isTooHeavy(
  context: OperationContext,
  hotkey: string | null,
  dues: BasketDue[],
): Promise<boolean> {
  if (hotkey !== null) return 1 + (dues[0]?.rows ?? 0) > MOST_WORK_OF_ONE;
  const work = await readClaimWork(context);
  return work.reduce((sum, { rows }) => sum + 1 + rows, 0) > MOST_WORK;
}

export function isClaimable({ redeemable }: BasketDue, { threshold }: ClaimRules): boolean {
  return redeemable > 0n && redeemable >= threshold;
}

function belowThreshold({ redeemable }: BasketDue, { threshold }: ClaimRules): WalletError {
  return new WalletError('claim/below-threshold', { needRao: `${threshold}`, haveRao: `${redeemable}` });
}

/** What is owed as it is shown. */
export function toBasketItem(due: BasketDue, rules: ClaimRules): ClaimItem {
  const claimable = isClaimable(due, rules);
  const reason: ErrorBody | null = claimable ? null : belowThreshold(due, rules).toBody();
  return {
    hotkey: due.hotkey,
    netuid: null,
    owedBase: due.owedShares,
    worthRao: rao(due.redeemable),
    forfeitsRao: due.forfeits === null ? null : rao(due.forfeits),
    claimable,
    reason,
  };
}

/** TAO that a claim brings, as root stake. */
export function paidRao(dues: BasketDue[], rules: ClaimRules): bigint {
  return dues.reduce((sum, due) => sum + (isClaimable(due, rules) ? due.redeemable : 0n), 0n);
}

/** Block until which stake is held that comes with the next one; null where nothing holds it. */
export function heldAfterNext({ reader }: OperationContext, { interval }: ClaimRules): number | null {
  return interval === 0n ? null : reader.block.number + 1 + Number(interval);
}

export const quoteClaimBasket: NonNullable<Quoters['claim-basket']> = async (context, { hotkey }) => {
  const callHex = claimCall(context.reader.runtime, hotkey);
  const [dues, rules, feeRao] = await Promise.all([
    readBasketDues(context, hotkey).then((alone) => oneAfterAnother(context, alone)),
    readClaimRules(context),
    context.fee(callHex),
  ]);
  const worth = paidRao(dues, rules);
  const heldUntilBlock = worth > 0n ? heldAfterNext(context, rules) : null;
  const held: Advice[] =
    heldUntilBlock === null ? [] : [{ code: 'held-until', context: { untilBlock: heldUntilBlock } }];
  return {
    ...EMPTY_DRAFT,
    intent: { kind: 'claim-basket', hotkey },
    issue: await issueOf(() => checkBasketClaim(context, hotkey)),
    advice: worth > 0n ? [NO_LIMIT, ...feeAdvice(feeRao, worth), ...held] : [],
    receives: rootStakeOf(worth),
    detail: {
      kind: 'claim',
      items: dues.map((due) => toBasketItem(due, rules)),
      thresholdRao: rao(rules.threshold),
      reserveRao: rao(feeRao),
      heldUntilBlock,
      rest: 0,
    },
  };
};
