import { WalletError } from '../../core/errors/wallet-error.js';
import type { Intent } from '../../core/operations/intent.js';
import type { BuiltIntent } from '../../protocol/engine/operations.js';
import { BlockReader } from '../chain/block-reader.js';
import { ERA_PERIOD, mortalEra, signedExtensions, unknownExtensions } from '../chain/extrinsics.js';
import type { Session } from '../chain/session.js';
import { protectionOf } from '../shield/protection.js';
import type { ActivityBook } from '../watch/activity-book.js';
import { checkIntent } from './check-intent.js';
import { openContext } from './context.js';
import { intentCallAt } from './registry.js';
import { openIntent } from './routed/open.js';
import { wrapCall } from './routed/wrap.js';

const MAX_U32 = 0xffff_ffff;
/**
 * Life of what travels inside a carrier, blocks: time to read an approval and for about four carriers, three minutes in
 * all. What nobody sent after that is worth nothing to whoever may have kept it.
 */
const INNER_PERIOD = 16;

interface Ask {
  /** Who signs. */
  address: string;
  intent: Intent;
  protect: boolean;
  /** Another account that signs the carrier; null: the same one. */
  postage: string | null;
}

/**
 * An unsigned transaction for an intent: call bytes, a mortal era and the next nonce, counting what waits in the pool and
 * what is on its way inside a carrier. An open one begins at the newest finalized block, which no reorg takes away. One that
 * will be hidden has a short life and begins just before the newest block; its carrier goes first, so with one account the
 * carrier has the next nonce and this the one after.
 * @throws WalletError of the first check that fails; sign/unknown-extension, chain/bad-answer, chain/offline
 */
export async function buildIntent(session: Session, book: ActivityBook, ask: Ask): Promise<BuiltIntent> {
  const { runtime } = session;
  const { address, intent } = ask;
  const unknown = unknownExtensions(runtime)[0];
  if (unknown) throw new WalletError('sign/unknown-extension', { name: unknown });
  // A key is good for one block, and the short era begins now: not at a block that is the newest no more.
  if (ask.protect) await session.refreshBest();
  const reader = new BlockReader(session);
  const { intent: bare, actor, steps } = openIntent(address, intent);
  const innerHex = await intentCallAt(openContext(reader, actor), bare);
  const wrapped = await wrapCall(reader, address, steps, innerHex);
  const { callHex, preimages } = wrapped;
  const protection = await protectionOf(reader, intent, wrapped, ask.protect, address);
  await checkIntent(reader, address, intent, protection, wrapped);
  const isHidden = protection.state === 'on';
  const carrierAddress = (isHidden && ask.postage) || address;
  const [next, carrierNext] = await Promise.all([
    freeNonce(session, book, address),
    carrierAddress === address ? null : freeNonce(session, book, carrierAddress),
  ]);
  const nonce = isHidden && carrierNext === null ? next + 1 : next;
  const { best, finalized } = session;
  const eraBlock = isHidden
    ? { number: best.number - 1, hash: best.parentHash }
    : { number: finalized.number, hash: finalized.hash };
  const payload = {
    callHex,
    eraHex: mortalEra(runtime, eraBlock.number, isHidden ? INNER_PERIOD : ERA_PERIOD),
    eraBlock,
    nonce,
    tip: 0n,
    genesisHash: session.genesisHash,
    specVersion: runtime.specVersion,
    transactionVersion: runtime.transactionVersion,
    signedExtensions: signedExtensions(runtime),
  };
  if (!isHidden) return { payload, preimages, shield: null, protection };
  const shield = {
    carrierAddress,
    carrierNonce: carrierNext ?? next,
    carrierFeeRao: protection.carrierFeeRao,
    innerValidUntilBlock: eraBlock.number + INNER_PERIOD - 1,
  };
  return { payload, preimages, shield, protection };
}

/** Next nonce of an account, counting the node's pool. @throws WalletError chain/bad-answer */
export async function nextNonce(session: Session, address: string): Promise<number> {
  const nonce = await session.socket.request('system_accountNextIndex', [address]);
  if (!Number.isSafeInteger(nonce) || (nonce as number) < 0 || (nonce as number) > MAX_U32)
    throw new WalletError('chain/bad-answer', { what: 'nonce' });
  return nonce as number;
}

/** The same, beyond those that no pool knows of: of what is hidden, and of carriers that were or will be renewed. */
async function freeNonce(session: Session, book: ActivityBook, address: string): Promise<number> {
  await book.loaded;
  const next = await nextNonce(session, address);
  return Math.max(next, book.firstFreeNonce(session.genesisHash, address, session.best.number));
}
