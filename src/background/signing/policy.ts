import type { LightMetadata } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BuiltPayload, SigningFacts } from '../../protocol/engine/index.js';
import type { ExtrinsicRequest, SigningBytes } from '../types.js';
import { eraBirth, parseEra } from './era.js';
import { fromHex } from './hex.js';
import { UNKNOWN_BLOCK } from './signer-payload.js';

/** Longest life of a signature, in blocks: 128 x 12 s is 26 minutes, enough for any human, short for a leaked one. */
const MAX_PERIOD = 128;
/** The runtime refuses a longer one on a shielded carrier (opentensor/subtensor runtime/src/check_mortality.rs). */
export const MAX_SHIELDED_PERIOD = 8;
/** How far from the finalized block an era may begin. */
const MAX_BIRTH_DISTANCE = 64;
/** Blocks by which a page's node may be ahead of ours. */
const HEAD_SLACK = 3;
/** Nonces a page may be ahead of the pool: a few transactions signed in a row. */
const MAX_QUEUE = 8;

/**
 * Rules that need nothing but the metadata. @throws WalletError chain/unknown-genesis, chain/spec-mismatch,
 * sign/version, sign/era, sign/tip
 */
export function assertPayloadRules(
  light: LightMetadata,
  { payload }: ExtrinsicRequest,
  shielded: boolean,
): void {
  if (payload.genesisHash !== light.genesisHash)
    throw new WalletError('chain/unknown-genesis', { genesisHash: payload.genesisHash });
  if (payload.specVersion !== light.specVersion)
    throw new WalletError('chain/spec-mismatch', { expected: light.specVersion, found: payload.specVersion });
  if (payload.transactionVersion !== light.transactionVersion)
    throw new WalletError('sign/version', {
      expected: light.transactionVersion,
      found: payload.transactionVersion,
    });
  const era = parseEra(fromHex(payload.eraHex));
  if (era.immortal) throw new WalletError('sign/era', { reason: 'immortal' });
  const longest = shielded ? MAX_SHIELDED_PERIOD : MAX_PERIOD;
  if (era.period > longest)
    throw new WalletError('sign/era', { reason: 'long', period: era.period, longest });
  // A tip buys no priority on this chain: asking for one is a mistake or worse.
  if (payload.tip !== 0n) throw new WalletError('sign/tip', { tip: payload.tip.toString() });
}

/**
 * Which metadata check to sign: our own digest for our own requests, and for a page's where it lets us change the
 * payload; otherwise what the page asked, provided its hash is ours.
 * @throws WalletError sign/metadata-hash
 */
export function metadataCheck(
  light: LightMetadata,
  { asked }: ExtrinsicRequest,
): Pick<SigningBytes, 'mode' | 'metadataHash'> {
  const available = light.extensions.some(({ identifier }) => identifier === 'CheckMetadataHash');
  const off = { mode: 0, metadataHash: null } as const;
  if (asked !== null && asked.mode === 0) {
    if (asked.metadataHash !== null) throw new WalletError('sign/metadata-hash', { mode: 0 });
    if (!asked.withSignedTransaction) return off;
  }
  const digest = available ? light.digest() : null;
  if (asked?.mode === 1 && (digest === null || asked.metadataHash !== digest))
    throw new WalletError('sign/metadata-hash', { ours: digest, asked: asked.metadataHash });
  return digest === null ? off : { mode: 1, metadataHash: digest };
}

/**
 * Rules that need the chain's present state. @throws WalletError chain/unknown-genesis, chain/spec-mismatch, sign/era,
 * sign/nonce, sign/version
 */
export function assertPresent(payload: BuiltPayload, facts: SigningFacts): void {
  if (payload.genesisHash !== facts.genesisHash.toLowerCase())
    throw new WalletError('chain/unknown-genesis', { genesisHash: payload.genesisHash });
  if (payload.specVersion !== facts.specVersion)
    throw new WalletError('chain/spec-mismatch', { expected: facts.specVersion, found: payload.specVersion });
  if (payload.transactionVersion !== facts.transactionVersion)
    throw new WalletError('sign/version', {
      expected: facts.transactionVersion,
      found: payload.transactionVersion,
    });
  if (payload.nonce < facts.nonce || payload.nonce > facts.nextNonce + MAX_QUEUE)
    throw new WalletError('sign/nonce', {
      nonce: payload.nonce,
      from: facts.nonce,
      to: facts.nextNonce + MAX_QUEUE,
    });
  assertBirth(payload, facts);
}

function assertBirth({ eraHex, eraBlock }: BuiltPayload, { best, finalized }: SigningFacts): void {
  const era = parseEra(fromHex(eraHex));
  if (era.immortal) throw new WalletError('sign/era', { reason: 'immortal' });
  const latest = best.number + HEAD_SLACK;
  // Without a block number the era's own turn at the head is the only one the chain would accept.
  const birth = eraBlock.number === UNKNOWN_BLOCK ? eraBirth(era, latest) : eraBlock.number;
  const context = { birth, finalized: finalized.number, period: era.period };
  if (eraBirth(era, birth) !== birth) throw new WalletError('sign/era', { reason: 'block', ...context });
  if (birth > latest) throw new WalletError('sign/era', { reason: 'future', ...context });
  if (birth + era.period <= best.number || finalized.number - birth > MAX_BIRTH_DISTANCE)
    throw new WalletError('sign/era', { reason: 'stale', ...context });
}
