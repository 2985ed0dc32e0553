import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Intent } from '../../../core/operations/intent.js';
import type { Advice } from '../../../core/operations/quote.js';
import type { OperationAsk } from '../../../core/operations/request.js';
import { buildCall } from '../../chain/calls.js';
import { capabilitiesOf } from '../../chain/capabilities.js';
import type { Runtime } from '../../chain/runtime.js';
import { readStakes } from '../../portfolio/stakes.js';
import type { Recipient } from '../recipient-facts.js';
import { type Draft, EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { ownState } from '../support/own-state.js';
import { recipientOf, requirePayee } from '../support/recipient.js';
import { checkArrival, checkTransfer, largestFee, transferBounds, transferCall } from './transfer.js';

type SendAll = Extract<Intent, { kind: 'send-all' }>;
type Ask = Extract<OperationAsk, { kind: 'send' }>;

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

export const quoteSend: Quoter<'send'> = (context, ask) =>
  ask.everything ? quoteEverything(context, ask) : quoteAmount(context, ask);

/** Four requests: the account, the recipient, the fee of this amount and that of the largest. */
async function quoteAmount(context: OperationContext, ask: Ask): Promise<Draft> {
  const { to } = ask;
  // Nothing is not an amount yet.
  const amountRao = ask.amountRao || null;
  const intent = to === null || amountRao === null ? null : ({ kind: 'send', to, amountRao } as const);
  const call = intent && transferCall(context.reader.runtime, intent.to, intent.amountRao);
  const [payee, fee] = await Promise.all([
    to === null ? null : recipientOf(context, to),
    largestFee(context, to),
    // Asked for with the others; the whole quote needs it afterwards.
    call && context.fee(call),
  ]);
  return {
    ...EMPTY_DRAFT,
    intent,
    issue: await issueOf(async () => {
      if (intent) await SEND_RULES.send.check(context, intent);
      else if (payee) requirePayee(context, payee);
    }),
    advice: newcomer(payee),
    pays: amountRao === null ? [] : [{ token: 'tao', rao: amountRao }],
    bounds: await transferBounds(context, payee, fee),
  };
}

/** Three requests, four to close the account. */
async function quoteEverything(context: OperationContext, { to, keepAlive }: Ask): Promise<Draft> {
  // The own account stands in for nobody.
  const all = { kind: 'send-all', to: to ?? context.address, keepAlive } as const;
  const call = transferAllCall(context.reader.runtime, all);
  const [payee, fee] = await Promise.all([to === null ? null : recipientOf(context, to), context.fee(call)]);
  let amount: bigint | null = null;
  const issue = await issueOf(async () => {
    amount = await everything(context, all);
    if (payee) await SEND_RULES['send-all'].check(context, all);
  });
  return {
    ...EMPTY_DRAFT,
    intent: to === null ? null : all,
    issue,
    advice: [...newcomer(payee), ...(issue || keepAlive ? [] : [await closing(context)])],
    pays: amount === null ? [] : [{ token: 'tao', rao: rao(amount) }],
    bounds: await transferBounds(context, payee, fee),
  };
}

function newcomer(payee: Recipient | null): Advice[] {
  return payee && !payee.exists ? [{ code: 'recipient-new', context: {} }] : [];
}

/** Stake of an account that was closed stays, but there is nothing left to pay a fee with. */
async function closing({ reader, address }: OperationContext): Promise<Advice> {
  const stakes = capabilitiesOf(reader.runtime).stakeInfo ? await readStakes(reader, [address]) : [];
  const staked = stakes.some(({ base }) => base > 0n);
  return { code: staked ? 'closes-account-with-stake' : 'closes-account', context: {} };
}
