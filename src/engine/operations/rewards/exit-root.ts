import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import type { Advice, Money, OperationDetail } from '../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { callShape } from '../../chain/call-shapes.js';
import type { Draft, OperationContext, Quoters } from '../rules.js';
import { EMPTY_DRAFT } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { TRADE_RULES } from '../trade/index.js';
import { readBasketDues, readClaimRules, requireSeeded } from './basket-dues.js';
import { checkBasketClaim, heldAfterNext, isClaimable, paidRao, toBasketItem } from './claim-basket.js';
import { everythingOwed, inGroups, planClaims, rankedSubnets, toItem } from './claim-plan.js';
import { claimsBySubnet } from './claim-root.js';
import { keptAlpha, NO_LIMIT, rootStakeOf, soldRao } from './receipts.js';
import { readRootDues, stakesOf } from './root-dues.js';

type Exit = Extract<SingleIntent, { kind: 'unstake-position' }>;
type ExitDetail = Extract<OperationDetail, { kind: 'exit-root' }>;

/** All root stake of one validator becomes free TAO, and nothing that it earned is lost on the way. */
export const quoteExitRoot: NonNullable<Quoters['exit-root']> = async (context, { hotkey }) => {
  const { runtime } = context.reader;
  const stakes = await stakesOf(context);
  const stake = stakes.find((entry) => entry.hotkey === hotkey && entry.netuid === ROOT_NETUID)?.base ?? 0n;
  const exit: Exit = { kind: 'unstake-position', hotkey, netuid: ROOT_NETUID, limitRaoPerAlpha: null };
  if (claimsBySubnet(runtime)) return claimSubnetsFirst(context, exit, stake);
  if (callShape(runtime, 'SubtensorModule', 'claim_root_with_hotkey') !== null)
    return claimBasketFirst(context, exit, stake);
  return exitOnly(context, exit, stake);
};

/** @throws WalletError stake/not-enough-stake; what the exit's own rule says, such as stake/held */
async function checkExit(context: OperationContext, exit: Exit, stake: bigint): Promise<void> {
  if (stake === 0n)
    throw new WalletError('stake/not-enough-stake', { netuid: ROOT_NETUID, needBase: '1', haveBase: '0' });
  await TRADE_RULES['unstake-position']?.check(context, exit);
}

function freeTao(amount: bigint): Money {
  return { token: 'tao', rao: rao(amount) };
}

async function exitOnly(
  context: OperationContext,
  exit: Exit,
  stake: bigint,
  over: Partial<ExitDetail> = {},
): Promise<Draft> {
  return {
    ...EMPTY_DRAFT,
    intent: stake > 0n ? exit : null,
    issue: await issueOf(() => checkExit(context, exit, stake)),
    pays: rootStakeOf(stake),
    receives: stake > 0n ? [freeTao(stake)] : [],
    bounds: { minimum: null, maximum: stake, available: stake },
    detail: {
      kind: 'exit-root',
      stakeRao: rao(stake),
      claim: [],
      order: 'exit-only',
      heldUntilBlock: null,
      ...over,
    },
  };
}

/**
 * Before the baskets an exit sets to zero what was owed, so everything that can be claimed is claimed under the same
 * signature; sold dividends join the stake and leave with it.
 */
async function claimSubnetsFirst(context: OperationContext, exit: Exit, stake: bigint): Promise<Draft> {
  const { hotkey } = exit;
  const dues = await readRootDues(context);
  const owed = everythingOwed(dues);
  const groups = inGroups(rankedSubnets(owed, hotkey));
  const plan = planClaims(dues, groups);
  const met = plan.dues.flat();
  const left = owed.filter((due) => due.hotkey === hotkey && !due.claimable);
  const lost = left.reduce((sum, { worth }) => sum + (worth ?? 0n), 0n);
  const advice: Advice[] =
    lost > 0n ? [{ code: 'rewards-lost', context: { hotkey, owedRao: `${lost}` } }] : [];
  const claim = [...met.filter((due) => due.hotkey === hotkey), ...left.filter((due) => !isAmong(due, met))];
  const plain = await exitOnly(context, exit, stake, { claim: claim.map(toItem) });
  if (groups.length === 0 || stake === 0n) return { ...plain, advice };
  const out = plan.after.find((state) => state.hotkey === hotkey)?.rootStake ?? stake;
  return {
    ...plain,
    intent: {
      kind: 'batch',
      mode: 'all-or-nothing',
      legs: [...groups.map((netuids) => ({ kind: 'claim-root' as const, netuids })), exit],
    },
    advice: [...(soldRao(met) > 0n ? [NO_LIMIT] : []), ...advice],
    // A claim goes over all validators: what the others owe on these subnets comes too, and stays staked.
    receives: [
      freeTao(out),
      ...rootStakeOf(soldRao(met.filter((due) => due.hotkey !== hotkey))),
      ...keptAlpha(met),
    ],
    detail: { ...(plain.detail as ExitDetail), order: 'claim-first' },
  };
}

function isAmong(due: { hotkey: string; netuid: number }, met: Array<{ hotkey: string; netuid: number }>) {
  return met.some(({ hotkey, netuid }) => hotkey === due.hotkey && netuid === due.netuid);
}

/**
 * Baskets lose nothing by an exit. Where stake is held after it came in, a claim before the exit would hold the exit up:
 * then the exit goes first. (`RaoFoundation/subtensor pallets/subtensor/src/staking/claim_root.rs`)
 */
async function claimBasketFirst(context: OperationContext, exit: Exit, stake: bigint): Promise<Draft> {
  const { hotkey } = exit;
  const [dues, rules] = await Promise.all([readBasketDues(context, hotkey), readClaimRules(context)]);
  const claim = dues.map((due) => toBasketItem(due, rules));
  const plain = await exitOnly(context, exit, stake, { claim });
  const draft = { ...plain, issue: (await issueOf(() => requireSeeded(context))) ?? plain.issue };
  const detail = plain.detail as ExitDetail;
  if (stake === 0n || !dues.some((due) => isClaimable(due, rules))) return draft;
  const heldUntilBlock = heldAfterNext(context, rules);
  if (heldUntilBlock !== null)
    return {
      ...draft,
      advice: [{ code: 'held-until', context: { untilBlock: heldUntilBlock } }],
      detail: { ...detail, order: 'exit-first', heldUntilBlock },
    };
  return {
    ...draft,
    issue: draft.issue ?? (await issueOf(() => checkBasketClaim(context, hotkey))),
    intent: { kind: 'batch', mode: 'all-or-nothing', legs: [{ kind: 'claim-basket', hotkey }, exit] },
    advice: [NO_LIMIT],
    receives: [freeTao(stake + paidRao(dues, rules))],
    detail: { ...detail, order: 'claim-first' },
  };
}
