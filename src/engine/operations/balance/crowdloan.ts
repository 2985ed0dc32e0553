import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Advice, OperationDetail } from '../../../core/operations/quote.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { balanceOf } from '../support/balance.js';
import { issueOf } from '../support/issue.js';
import { type Crowdloan, crowdloanOf, roomIn } from './crowdloan-facts.js';

/** Checks in the order of `opentensor/subtensor pallets/crowdloan/src/lib.rs`, contribute and withdraw. */
export const CROWDLOAN_RULES = {
  'crowdloan-contribute': {
    call: (runtime, { crowdloanId, amountRao }) => contributeCall(runtime, crowdloanId, amountRao),
    check: (context, { crowdloanId, amountRao }) => checkContribute(context, crowdloanId, amountRao),
    spendsRao: ({ amountRao }) => amountRao,
  },
  'crowdloan-withdraw': {
    call: (runtime, { crowdloanId }) => buildCall(runtime, 'Crowdloan', 'withdraw', [crowdloanId]),
    check: async (context, { crowdloanId }) => {
      withdrawable(context, await requireOpen(context, crowdloanId));
    },
  },
} satisfies IntentRules;

function contributeCall(runtime: Runtime, id: number, amountRao: bigint): string {
  return buildCall(runtime, 'Crowdloan', 'contribute', [id, amountRao]);
}

/** @throws WalletError crowdloan/unknown, crowdloan/finalized */
async function requireOpen(context: OperationContext, id: number): Promise<Crowdloan> {
  const loan = await crowdloanOf(context, id);
  if (loan === null) throw new WalletError('crowdloan/unknown', { crowdloanId: id });
  if (loan.finalized) throw new WalletError('crowdloan/finalized', { crowdloanId: id });
  return loan;
}

/** A null amount tests what can be tested without one. @throws WalletError crowdloan/… */
async function checkContribute(
  context: OperationContext,
  id: number,
  amountRao: bigint | null,
): Promise<void> {
  const loan = await requireOpen(context, id);
  const next = context.reader.block.number + 1;
  if (next >= loan.endBlock) throw new WalletError('crowdloan/ended', { endBlock: loan.endBlock });
  if (loan.raised >= loan.cap) throw new WalletError('crowdloan/cap-raised', { capRao: `${loan.cap}` });
  if (amountRao !== null && amountRao < loan.minimum)
    throw new WalletError('crowdloan/too-low', { minimumRao: `${loan.minimum}` });
  // The chain counts before it looks whether this contributor is one of them.
  if (loan.maxContributors !== null && BigInt(loan.contributors) >= loan.maxContributors)
    throw new WalletError('crowdloan/full', { contributors: loan.contributors });
  if (loan.maxPerAccount !== null && loan.mine >= loan.maxPerAccount)
    throw new WalletError('crowdloan/maximum-reached', { maximumRao: `${loan.maxPerAccount}` });
}

/** What a withdrawal brings, rao. @throws WalletError crowdloan/nothing, crowdloan/deposit-stays */
function withdrawable({ address }: OperationContext, { mine, creator, deposit }: Crowdloan): bigint {
  if (mine === 0n) throw new WalletError('crowdloan/nothing');
  if (creator !== address) return mine;
  if (mine <= deposit) throw new WalletError('crowdloan/deposit-stays', { depositRao: `${deposit}` });
  return mine - deposit;
}

export const quoteContribute: Quoter<'crowdloan-contribute'> = async (context, ask) => {
  const { crowdloanId } = ask;
  const { runtime } = context.reader;
  const amountRao = ask.amountRao || null;
  const { spendableRao, freeRao } = await balanceOf(context);
  const largestCall = contributeCall(runtime, crowdloanId, spendableRao);
  const [loan, fee] = await Promise.all([crowdloanOf(context, crowdloanId), context.fee(largestCall)]);
  const room = loan ? roomIn(loan) : null;
  const taken = amountRao !== null && room !== null && room < amountRao ? rao(room) : amountRao;
  const isLess = taken !== amountRao;
  // What is signed is no more than what is taken, or than the least one may ask for.
  const asks = isLess && loan && taken !== null && taken < loan.minimum ? rao(loan.minimum) : taken;
  const issue = await issueOf(() => checkContribute(context, crowdloanId, amountRao));
  const less: Advice[] = isLess && !issue ? [{ code: 'takes-less', context: { takenRao: `${taken}` } }] : [];
  return {
    ...EMPTY_DRAFT,
    intent: asks === null ? null : { kind: 'crowdloan-contribute', crowdloanId, amountRao: asks },
    issue,
    advice: less,
    pays: taken === null || issue ? [] : [{ token: 'tao', rao: taken }],
    bounds: {
      minimum: loan?.minimum ?? null,
      maximum: loan ? largest(spendableRao > fee ? spendableRao - fee : 0n, loan) : null,
      available: freeRao,
    },
    detail: loan ? detailOf(loan) : { kind: 'none' },
  };
};

/** Near the cap less than the minimum may fit, and the minimum must be offered all the same. */
function largest(affordable: bigint, loan: Crowdloan): bigint {
  const room = roomIn(loan);
  const useful = room > 0n && room < loan.minimum ? loan.minimum : room;
  return useful < affordable ? useful : affordable;
}

export const quoteWithdraw: Quoter<'crowdloan-withdraw'> = async (context, { crowdloanId }) => {
  let back: bigint | null = null;
  const loan = await crowdloanOf(context, crowdloanId);
  const issue = await issueOf(async () => {
    back = withdrawable(context, await requireOpen(context, crowdloanId));
  });
  return {
    ...EMPTY_DRAFT,
    intent: { kind: 'crowdloan-withdraw', crowdloanId },
    issue,
    receives: back === null ? [] : [{ token: 'tao', rao: rao(back) }],
    detail: loan ? detailOf(loan) : { kind: 'none' },
  };
};

function detailOf(loan: Crowdloan): OperationDetail {
  const { creator, raised, cap, minimum, endBlock, contributors, mine, finalized } = loan;
  return {
    kind: 'crowdloan',
    creator,
    raisedRao: rao(raised),
    capRao: rao(cap),
    minimumRao: rao(minimum),
    endBlock,
    contributors,
    mineRao: rao(mine),
    finalized,
  };
}
