import { type AlphaBase, alphaBase } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Intent } from '../../../core/operations/intent.js';
import type { Advice, AmountBounds } from '../../../core/operations/quote.js';
import type { PositionAmount } from '../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { capabilityReport } from '../../capabilities/report.js';
import type { Runtime } from '../../chain/runtime.js';
import { readRootRewards } from '../../portfolio/root-rewards.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { amountTaken, everythingAmount } from '../support/everything.js';
import { issueOf } from '../support/issue.js';
import { recipientOf } from '../support/recipient.js';
import { baseWorth, placeOf, positionOf, priceOf, valueAt } from '../support/stake-place.js';
import { subtensorCall } from '../support/subtensor-call.js';
import {
  checkTransferAlpha,
  leastValue,
  lockCarried,
  type TransferFacts,
  transferable,
} from './transfer-alpha-checks.js';

type TransferAlpha = Extract<Intent, { kind: 'transfer-alpha' }>;

const TRANSFER_STAKE = subtensorCall('transfer_stake', [
  ['destination_coldkey', null],
  ['hotkey', null],
  ['origin_netuid', 'u16'],
  ['destination_netuid', 'u16'],
  ['alpha_amount', 'u64'],
]);

/** Only within one subnet: to another one it would be a trade without a limit. */
export const TRANSFER_ALPHA_RULES = {
  'transfer-alpha': {
    call: (runtime, { to, hotkey, netuid, amountBase }) =>
      TRANSFER_STAKE.build(runtime, [to, hotkey, netuid, netuid, amountBase]),
    check: async (context, intent) =>
      checkTransferAlpha(context, await readFacts(context, intent), intent.amountBase),
  },
} satisfies IntentRules;

/** Three requests, four where only the runtime knows the price. */
async function readFacts(
  context: OperationContext,
  { to, hotkey, netuid }: { to: string | null; hotkey: string; netuid: number },
): Promise<TransferFacts> {
  const [place, position, price, payee] = await Promise.all([
    placeOf(context, hotkey, netuid),
    positionOf(context, hotkey, netuid),
    priceOf(context, netuid),
    to === null ? null : recipientOf(context, to),
  ]);
  return { hotkey, netuid, place, position, price, payee };
}

export const quoteTransferAlpha: Quoter<'transfer-alpha'> = async (context, ask) => {
  const { to, hotkey, netuid } = ask;
  const { runtime } = context.reader;
  TRANSFER_STAKE.need(runtime);
  const facts = await readFacts(context, ask);
  const amountBase = ask.amount === null ? null : amountOf(runtime, ask.amount, facts);
  const taken = amountBase === null ? null : amountTaken(runtime, amountBase, facts.position.base);
  const intent: TransferAlpha | null =
    to === null || amountBase === null ? null : { kind: 'transfer-alpha', to, hotkey, netuid, amountBase };
  return {
    ...EMPTY_DRAFT,
    intent,
    issue: await issueOf(() => checkTransferAlpha(context, facts, amountBase)),
    advice: taken === null ? [] : await adviceOn(context, facts, taken),
    pays: taken === null ? [] : [{ token: 'alpha', netuid, base: alphaBase(taken) }],
    bounds: boundsOf(runtime, facts),
  };
};

/** Null for an amount of nothing, which is none yet. @throws WalletError invalid-message: nothing is sold here */
function amountOf(runtime: Runtime, amount: PositionAmount, { position }: TransferFacts): AlphaBase | null {
  if (amount.by === 'tao') throw new WalletError('invalid-message', { what: 'amount' });
  const base = amount.by === 'whole' ? everythingAmount(runtime, alphaBase(position.base)) : amount.base;
  return base === 0n ? null : base;
}

function boundsOf(runtime: Runtime, { place, position, price, payee }: TransferFacts): AmountBounds {
  const unlocked = position.total > position.locked ? position.total - position.locked : 0n;
  const most = transferable(position, place);
  return {
    minimum: baseWorth(price, leastValue(runtime)),
    maximum: payee?.rejectsLocked && unlocked < most ? unlocked : most,
    available: position.base,
  };
}

async function adviceOn(context: OperationContext, facts: TransferFacts, taken: bigint): Promise<Advice[]> {
  const { netuid, position, price, payee } = facts;
  const { runtime } = context.reader;
  const advice: Advice[] = [];
  if (payee && !payee.exists) advice.push({ code: 'recipient-new', context: {} });
  const locked = lockCarried(position, taken);
  if (locked > 0n) advice.push({ code: 'lock-follows', context: { netuid, lockedBase: `${locked}` } });
  const rest = position.base - taken;
  if (rest > 0n && valueAt(price, rest) < leastValue(runtime))
    advice.push({ code: 'remainder-too-small', context: { netuid, remainderBase: `${rest}` } });
  const owed = netuid === ROOT_NETUID ? await owedBefore(context, facts) : 0n;
  if (owed > 0n) advice.push({ code: 'claim-first', context: { owedRao: `${owed}` } });
  return advice;
}

/** Worth of the root dividends that root stake loses when it goes, rao: before the baskets alone. */
async function owedBefore(context: OperationContext, { hotkey, position }: TransferFacts): Promise<bigint> {
  const { reader, address } = context;
  const ready = capabilityReport(reader.runtime).features.some(
    ({ id, state }) => id === 'root-claims' && state === 'ready',
  );
  if (!ready) return 0n;
  const stake = { coldkey: address, hotkey, netuid: ROOT_NETUID, base: position.base };
  const rewards = (await readRootRewards(reader, [address], [stake], new Set(['root-claims']))).get(address);
  return rewards?.kind === 'claims' ? rewards.claims.reduce((sum, { spotRao }) => sum + spotRao, 0n) : 0n;
}
