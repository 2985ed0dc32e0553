import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Intent } from '../../../core/operations/intent.js';
import type { Advice } from '../../../core/operations/quote.js';
import { buildCall } from '../../chain/calls.js';
import { capabilitiesOf } from '../../chain/capabilities.js';
import type { Runtime } from '../../chain/runtime.js';
import { readStakes } from '../../portfolio/stakes.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { ownState } from '../support/own-state.js';
import { recipientOf, requirePayee } from '../support/recipient.js';
import { checkArrival, checkTransfer, largestFee, transferBounds, transferCall } from './transfer.js';

type SendAll = Extract<Intent, { kind: 'send-all' }>;

export const SEND_RULES = {
  send: {
    call: (runtime, { to, amountRao }) => transferCall(runtime, to, amountRao),
    check: async (context, { to, amountRao }) => {
      const payee = await recipientOf(context, to);
      requirePayee(context, payee);
      await checkTransfer(context, payee, amountRao);
    },
    spendsRao: ({ amountRao }) => amountRao,
  },
  'send-all': {
    call: transferAllCall,
    check: async (context, intent) => {
      const payee = await recipientOf(context, intent.to);
      requirePayee(context, payee);
      const amount = await everything(context, intent);
      // The chain would send nothing and take the fee.
      if (amount === 0n) throw new WalletError('send/insufficient', { needRao: '1', haveRao: '0' });
      checkArrival(context, payee, amount);
    },
  },
} satisfies IntentRules;

function transferAllCall(runtime: Runtime, { to, keepAlive }: Omit<SendAll, 'kind'>): string {
  return buildCall(runtime, 'Balances', 'transfer_all', [to, keepAlive]);
}

/**
 * What `transfer_all` moves once the fee is gone, rao. The chain keeps an account with deposits alive whatever it was asked:
 * closing that one is refused here. @throws WalletError send/cannot-close
 */
async function everything(
  context: OperationContext,
  { to, keepAlive }: Omit<SendAll, 'kind'>,
): Promise<bigint> {
  const { reader } = context;
  const { balance, consumers } = (await ownState(context)).account;
  const { freeRao, spendableRao, reservedRao, frozenRao } = balance;
  if (!keepAlive && (consumers > 0 || reservedRao > 0n || frozenRao > 0n))
    throw new WalletError('send/cannot-close', { reservedRao: `${reservedRao}` });
  const fee = await context.fee(transferAllCall(reader.runtime, { to, keepAlive }));
  // The fee itself may never close the account, so it must fit what a living one can spend.
  if (fee > spendableRao) return 0n;
  return keepAlive ? spendableRao - fee : freeRao - fee;
}

export const quoteSend: Quoter<'send'> = async (context, ask) => {
  const { to } = ask;
  const [payee, fee] = await Promise.all([
    to === null ? null : recipientOf(context, to),
    ask.everything ? null : largestFee(context, to),
    // Read with the others, for the quote that comes after.
    to && ask.amountRao && !ask.everything
      ? context.fee(transferCall(context.reader.runtime, to, ask.amountRao))
      : null,
  ]);
  const all = { kind: 'send-all', to: to ?? context.address, keepAlive: ask.keepAlive } as const;
  const bounds = await transferBounds(
    context,
    payee,
    fee ?? (await context.fee(transferAllCall(context.reader.runtime, all))),
  );
  const newcomer: Advice[] = payee && !payee.exists ? [{ code: 'recipient-new', context: {} }] : [];
  if (ask.everything) {
    let amount: bigint | null = null;
    const issue = await issueOf(async () => {
      amount = await everything(context, all);
      if (payee) await SEND_RULES['send-all'].check(context, all);
    });
    return {
      ...EMPTY_DRAFT,
      bounds,
      intent: to === null ? null : all,
      issue,
      advice: issue || ask.keepAlive ? newcomer : [...newcomer, await closing(context)],
      pays: amount === null ? [] : [{ token: 'tao', rao: rao(amount) }],
    };
  }
  // Nothing is not an amount yet.
  const amountRao = ask.amountRao || null;
  const intent = to === null || amountRao === null ? null : ({ kind: 'send', to, amountRao } as const);
  return {
    ...EMPTY_DRAFT,
    bounds,
    intent,
    issue: await issueOf(async () => {
      if (intent) await SEND_RULES.send.check(context, intent);
      else if (payee) requirePayee(context, payee);
    }),
    advice: newcomer,
    pays: amountRao === null ? [] : [{ token: 'tao', rao: amountRao }],
  };
};

/** Stake of an account that was closed stays, but there is nothing left to pay a fee with. */
async function closing({ reader, address }: OperationContext): Promise<Advice> {
  const stakes = capabilitiesOf(reader.runtime).stakeInfo ? await readStakes(reader, [address]) : [];
  const staked = stakes.some(({ base }) => base > 0n);
  return { code: staked ? 'closes-account-with-stake' : 'closes-account', context: {} };
}
