import type { ProxyAnnouncement } from '../../core/chain/account-state.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { mayDo, type Rights } from '../../core/rights/filter.js';
import { actorOf, type RouteStep } from '../../core/routes/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { callNode } from '../chain/call-node.js';
import { optionalConstant } from '../chain/constants.js';
import { callHash } from '../operations/routed/call-hash.js';
import { sharedOf } from '../operations/routed/multisig-pending.js';
import { wrapCall } from '../operations/routed/wrap.js';
import { foundGrant, type Grants, readGrants } from './grants.js';
import { rightsOf } from './rights-of-runtime.js';

type Delegated = Exclude<RouteStep, { kind: 'multisig' }>;

/**
 * Whether every step of a route stands at the reader's block: the right exists, allows the call, and its delay is over. The
 * chain would take the fee and fail inside. How many members of a shared account agreed is not looked at here.
 * @throws WalletError route/no-right, route/not-allowed, route/delayed, route/not-announced, route/too-early,
 *   route/already-announced, route/not-member, rights/too-many, chain/unavailable-feature
 */
export async function checkRoute(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  callHex: string,
): Promise<void> {
  const delegated = steps.filter((step) => step.kind !== 'multisig');
  const isDelegated = delegated.length > 0;
  const [rights, grants] = await Promise.all([
    isDelegated ? rightsOf(reader) : null,
    readGrants(
      reader,
      delegated.map(({ real }) => real),
      steps.flatMap((step, at) => announcerOf(signer, steps, step, at)),
    ),
  ]);
  for (const [at, step] of steps.entries()) {
    const sender = actorOf({ signer, steps: steps.slice(0, at) });
    if (step.kind === 'multisig') {
      requireMember(sender, step);
      continue;
    }
    const after = actorOf({ signer, steps: steps.slice(0, at + 1) });
    const { callHex: carried } = await wrapCall(reader, after, steps.slice(at + 1), callHex);
    const delegate = step.kind === 'announced' ? step.delegate : sender;
    requireRight(reader, grants, delegate, step, carried);
    if (rights) requireAllowed(reader, rights, step.proxyType, carried);
  }
}

function announcerOf(signer: string, steps: readonly RouteStep[], step: RouteStep, at: number): string[] {
  if (step.kind === 'announced') return [step.delegate];
  return step.kind === 'announce' ? [actorOf({ signer, steps: steps.slice(0, at) })] : [];
}

function requireMember(sender: string, step: Extract<RouteStep, { kind: 'multisig' }>): void {
  const { account, others, threshold } = step;
  if (others.includes(sender) || sharedOf(sender, others, threshold) !== account)
    throw new WalletError('route/not-member');
}

function requireRight(
  reader: BlockReader,
  grants: Grants,
  delegate: string,
  step: Delegated,
  carried: string,
): void {
  const { real, proxyType } = step;
  const grant = foundGrant(grants, real, delegate, proxyType);
  if (!grant) throw new WalletError('route/no-right', { delegate, real });
  const blocks = grant.delayBlocks;
  const hash = callHash(carried);
  const own = grants.announcedBy(delegate);
  const told = own.filter((entry) => entry.real === real && entry.callHash === hash);
  if (step.kind === 'proxy') {
    if (blocks > 0) throw new WalletError('route/delayed', { blocks });
  } else if (step.kind === 'announce') {
    // Another delay is another right than the one that was shown.
    if (blocks !== step.delayBlocks) throw new WalletError('route/no-right', { delegate, real });
    if (told.length > 0) throw new WalletError('route/already-announced');
    requireRoom(reader, own);
  } else requireRipe(reader, told, blocks);
}

/** The chain keeps so many announcements of one delegate. @throws WalletError rights/too-many */
function requireRoom({ runtime }: BlockReader, own: ProxyAnnouncement[]): void {
  const max = optionalConstant(runtime, 'Proxy', 'MaxPending');
  if (max !== null && BigInt(own.length) >= max)
    throw new WalletError('rights/too-many', { max: Number(max) });
}

function requireRipe({ block }: BlockReader, told: ProxyAnnouncement[], delayBlocks: number): void {
  if (told.length === 0) throw new WalletError('route/not-announced');
  const from = Math.min(...told.map(({ height }) => height)) + delayBlocks;
  // A transaction made now is in the next block at the earliest.
  if (block.number + 1 < from) throw new WalletError('route/too-early', { block: from });
}

function requireAllowed({ runtime }: BlockReader, rights: Rights, type: string, carried: string): void {
  // What nobody can tell is left to the chain: it was said when the way was chosen.
  if (mayDo(rights, type, callNode(runtime, carried)) === 'no')
    throw new WalletError('route/not-allowed', { type });
}
