import type { BlockContext, RuntimeCodec, StateView, Unshielded } from '../../types.js';
import { birthBlock, decodeEra } from '../validity/era.js';
import { openEnvelope, parseEnvelope } from './envelope.js';
import { authorOf, keyHash, keyPair } from './keys.js';
import { nextSlot, originOf } from './rotation.js';

/**
 * What the author of the next block makes of a pool transaction: it opens the carriers that were made with its own key
 * and leaves those of another key where they are. At the parent's state that block's own hash is unknown, so a carrier
 * born in it is taken for any other transaction.
 * @param state after the parent of `block`.
 */
export function unshield(
  codec: RuntimeCodec,
  state: StateView,
  block: BlockContext,
  bytes: Uint8Array,
): Unshielded {
  const { call, signature } = codec.decodeExtrinsic(bytes);
  if (!signature || call.pallet !== 'MevShield' || call.name !== 'submit_encrypted') return { kind: 'plain' };
  const era = decodeEra(signature.extras.CheckMortality as Uint8Array);
  if (birthBlock(era, block.number) === block.number - 1) return { kind: 'plain' };
  const envelope = parseEnvelope(call.args.ciphertext as Uint8Array);
  if (!envelope) return { kind: 'plain' };
  const announced = state.get('MevShield', 'PendingKey') as Uint8Array | undefined;
  if (!announced || !same(keyHash(announced), envelope.keyHash)) return { kind: 'wait' };
  const origin = originOf(state, 'PendingKey');
  const author = authorOf(nextSlot(state, block.number) + (block.shield?.missedSlots ?? 0));
  const genesis = block.hashOf(0);
  if (origin?.author !== author || genesis === undefined) return { kind: 'wait' };
  return { kind: 'carrier', inner: openEnvelope(envelope, keyPair(genesis, origin).secretKey) };
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
