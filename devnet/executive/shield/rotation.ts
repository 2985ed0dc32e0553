import { bytesToHex } from '@noble/hashes/utils.js';
import type { BlockContext, Hex, RuntimeCodec, StateMut, StateView } from '../../types.js';
import { AUTHORS, authorId, authorOf, type KeyOrigin, keyPair } from './keys.js';

const PALLET = 'MevShield';
/** What devnet remembers besides the chain's storage: the slot, and which secret belongs to which key. */
const OWN = 'Devnet';
const ITEMS = { CurrentKey: 'CurrentKeyOrigin', PendingKey: 'PendingKeyOrigin', NextKey: 'NextKeyOrigin' };
type Role = keyof typeof ITEMS;
/** Blocks after which a key is no longer the author's. */
const [PENDING_LIFE, NEXT_LIFE] = [2, 3];

/** Whether a runtime announces keys. */
export function hasShield(codec: RuntimeCodec): boolean {
  return codec.hasStorage(PALLET, 'NextKey');
}

/** Slot in which the block after this state is made, unless slots are missed. */
export function nextSlot(state: StateView, number: number): number {
  return ((state.get(OWN, 'Slot') as number | undefined) ?? number - 1) + 1;
}

/** Which key pair is behind a stored key. */
export function originOf(state: StateView, role: Role): KeyOrigin | undefined {
  return state.get(OWN, ITEMS[role]) as KeyOrigin | undefined;
}

/** Announces every author's key as if all had made blocks before; `number` is the block of this state. */
export function openShield(codec: RuntimeCodec, state: StateMut, genesis: Hex, number: number): void {
  if (!hasShield(codec)) return;
  state.set(OWN, 'Slot', [], number);
  for (let back = 0; back < AUTHORS; back += 1) announce(state, genesis, number - back);
  const keyFor = (slot: number) => announcedBy(state, authorOf(slot));
  put(state, genesis, 'CurrentKey', { author: authorOf(number), slot: number - AUTHORS });
  put(state, genesis, 'PendingKey', keyFor(number + 1));
  put(state, genesis, 'NextKey', keyFor(number + 2));
  writeExpiries(state, number);
}

/**
 * What the inherent does before the extrinsics of a block: every key moves one place up, the key of the author after
 * next takes the last one, and the author of this block announces a fresh one.
 */
export function rotateKeys(codec: RuntimeCodec, state: StateMut, block: BlockContext): void {
  const genesis = block.hashOf(0);
  if (!hasShield(codec) || genesis === undefined) return;
  const { missedSlots = 0, silent = false } = block.shield ?? {};
  if (state.get(OWN, 'Slot') === undefined) {
    if (silent) return;
    openShield(codec, state, genesis, block.number - 1);
  }
  const slot = nextSlot(state, block.number) + missedSlots;
  state.set(OWN, 'Slot', [], slot);
  put(state, genesis, 'CurrentKey', originOf(state, 'PendingKey'));
  put(state, genesis, 'PendingKey', originOf(state, 'NextKey'));
  put(state, genesis, 'NextKey', silent ? undefined : announcedBy(state, authorOf(slot + 2)));
  announce(state, genesis, slot);
  writeExpiries(state, block.number);
}

function announcedBy(state: StateView, author: number): KeyOrigin | undefined {
  const slot = state.get(OWN, 'AnnouncedIn', author) as number | undefined;
  return slot === undefined ? undefined : { author, slot };
}

function announce(state: StateMut, genesis: Hex, slot: number): void {
  const author = authorOf(slot);
  state.set(OWN, 'AnnouncedIn', [author], slot);
  const id = `0x${bytesToHex(authorId(author))}`;
  state.set(PALLET, 'AuthorKeys', [id], keyPair(genesis, { author, slot }).publicKey);
}

function put(state: StateMut, genesis: Hex, role: Role, origin: KeyOrigin | undefined): void {
  state.set(PALLET, role, [], origin && keyPair(genesis, origin).publicKey);
  state.set(OWN, ITEMS[role], [], origin);
}

function writeExpiries(state: StateMut, number: number): void {
  const expiry = (role: Role, life: number) => (originOf(state, role) ? number + life : undefined);
  state.set(PALLET, 'PendingKeyExpiresAt', [], expiry('PendingKey', PENDING_LIFE));
  state.set(PALLET, 'NextKeyExpiresAt', [], expiry('NextKey', NEXT_LIFE));
}
