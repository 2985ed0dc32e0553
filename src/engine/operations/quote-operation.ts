import { rao } from '../../core/amount/money.js';
import { isWalletError, toErrorBody } from '../../core/errors/wallet-error.js';
import type { AmountBounds, OperationQuote, Protection } from '../../core/operations/quote.js';
import type { OperationRequest } from '../../core/operations/request.js';
import { ROOT_NETUID } from '../../core/operations/root.js';
import type { BlockReader } from '../chain/block-reader.js';
import { checkRoute } from '../routes/check-route.js';
import { protectionOf, usualCarrierFee } from '../shield/protection.js';
import { openContext } from './context.js';
import { checkGates, checkGatesOnTheWay } from './gates.js';
import { draftOf, intentCallAt } from './registry.js';
import { type Wrapped, wrapCall } from './routed/wrap.js';
import { type Draft, EMPTY_DRAFT } from './rules.js';
import { isNoAnswer } from './support/issue.js';
import { checkPaid } from './whole.js';

/**
 * An operation at the reader's block: what it would do, what it costs, what to propose.
 * @throws WalletError chain/offline, chain/timeout, chain/bad-answer
 */
export async function quoteOperation(
  reader: BlockReader,
  request: OperationRequest,
): Promise<OperationQuote> {
  const context = openContext(reader, request.address);
  const draft = await settle(EMPTY_DRAFT, async () => {
    await checkGates(context, request.ask.kind);
    return draftOf(context, request.ask);
  });
  const { intent } = draft;
  const { signer, steps } = request.route ?? { signer: request.address, steps: [] };
  const signerContext = steps.length > 0 ? openContext(reader, signer) : context;
  let wrapped: Wrapped | null = null;
  const routed = await settle(draft, async () => {
    if (!intent) return draft;
    const innerHex = await intentCallAt(context, intent);
    wrapped = await wrapCall(reader, signer, steps, innerHex);
    if (steps.length > 0) {
      await checkGatesOnTheWay(reader, signer, steps);
      await checkRoute(reader, signer, steps, innerHex);
    }
    return draft;
  });
  const signed = wrapped as Wrapped | null;
  const [protection, networkFee] = await Promise.all([
    protectionOf(reader, intent, signed, request.protect, signer),
    signed === null ? null : signerContext.fee(signed.callHex),
  ]);
  const whole = await settle(routed, async () => {
    if (!intent || networkFee === null || !signed || routed.issue) return routed;
    const way = { signer: signerContext, steps, wrapped: signed };
    const paying = await checkPaid(context, way, intent, networkFee, protection);
    return { ...routed, advice: [...routed.advice, ...paying] };
  });
  return {
    ...whole,
    bounds: await withCarrier(reader, request, whole.bounds, protection),
    intent: whole.issue ? null : whole.intent,
    block: { number: reader.block.number, hash: reader.block.hash },
    atMs: reader.block.atMs,
    request,
    networkFeeRao: networkFee === null ? null : rao(networkFee),
    protection,
  };
}

/** Trades that are paid out of the free balance, which then carries the shield's fee too. */
const PAID_IN_TAO: ReadonlySet<string> = new Set(['stake', 'basket-buy', 'stake-basket']);

/** The largest amount that still leaves the carrier's fee, also while none is typed and nothing is to be hidden yet. */
async function withCarrier(
  reader: BlockReader,
  { ask, protect, address, route }: OperationRequest,
  bounds: AmountBounds,
  protection: Protection,
): Promise<AmountBounds> {
  if (bounds.maximum === null || !protect || !PAID_IN_TAO.has(ask.kind)) return bounds;
  // Along a route the carrier is the signer's to pay.
  if (route && route.signer !== address) return bounds;
  // Root stake moves no price and is never hidden.
  if (ask.kind === 'stake' && ask.netuid === ROOT_NETUID) return bounds;
  const fee = protection.state === 'on' ? protection.carrierFeeRao : await usualCarrierFee(reader, address);
  return { ...bounds, maximum: bounds.maximum > fee ? bounds.maximum - fee : 0n };
}

/** A check that fails becomes the draft's issue; a read that fails stays an error. */
async function settle(known: Draft, work: () => Promise<Draft>): Promise<Draft> {
  try {
    return await work();
  } catch (error) {
    if (!isWalletError(error) || isNoAnswer(error)) throw error;
    return { ...known, issue: toErrorBody(error) };
  }
}
