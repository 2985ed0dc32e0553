import { WalletError } from '../../core/errors/wallet-error.js';
import type { IntentKind } from '../../core/operations/intent.js';
import type { OperationKind } from '../../core/operations/request.js';
import { actorOf, type RouteStep } from '../../core/routes/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { openContext } from './context.js';
import type { OperationContext } from './rules.js';
import { ownState } from './support/own-state.js';

/** What an announced swap lets through: itself, another one in its place, and its answers. */
const ANSWERS: ReadonlySet<string> = new Set<IntentKind>([
  'announce-swap',
  'execute-swap',
  'dispute-swap',
  'clear-swap',
]);
/** What somebody in trouble would do and now cannot: told what is left. */
const RESCUES: ReadonlySet<string> = new Set<OperationKind>([
  'reject-announcement',
  'remove-proxy',
  'remove-proxies',
  'evacuate',
]);

/**
 * States of network and account in which an operation does not pass, whatever it is of its kind
 * (`opentensor/subtensor runtime/src/lib.rs`: SafeMode filters calls, the coldkey swap guards the pool and each dispatch).
 * @throws WalletError safety/already-disputed, account/swap-disputed, safety/frozen, account/swap-announced, network/paused
 */
export async function checkGates(context: OperationContext, kind: IntentKind | OperationKind): Promise<void> {
  const { swapDisputed, swapFromBlock, paused } = await ownState(context);
  if (swapDisputed)
    throw new WalletError(kind === 'dispute-swap' ? 'safety/already-disputed' : 'account/swap-disputed');
  if (swapFromBlock !== null && !ANSWERS.has(kind))
    throw new WalletError(RESCUES.has(kind) ? 'safety/frozen' : 'account/swap-announced', {
      block: swapFromBlock,
    });
  if (paused) throw new WalletError('network/paused');
}

/**
 * The same for whoever signs and for each account on the way to the one that acts, which all make calls of their own: the
 * pool looks at the first, every dispatch at the others. @throws WalletError as {@link checkGates}
 */
export async function checkGatesOnTheWay(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
): Promise<void> {
  const accounts = steps.map((_, at) => actorOf({ signer, steps: steps.slice(0, at) }));
  await Promise.all(accounts.map((account) => checkGates(openContext(reader, account), 'call')));
}
