import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AccountId } from '@polkadot-api/substrate-bindings';
import { debit, reducible } from '../accounts.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { moveColdkey } from './move-coldkey.js';
import { burnIssued, ownerOf, stakingHotkeys } from './storage.js';

const PALLET = 'SubtensorModule';
const accountId = AccountId(42);

/** From this block on the swap may be carried out, and the hash of the new coldkey. */
type Announcement = [when: number, hash: string];

/** announce_coldkey_swap: the first one costs, another one must wait. @throws DispatchFailure */
export function announceSwapCall(context: CallContext, hash: string): void {
  const { codec, state, origin, block } = context;
  const before = announcementOf(context);
  if (before)
    requireBlock(context, before[0] + delay(context, 'Reannouncement'), 'ColdkeySwapReannouncedTooEarly');
  else {
    const cost = BigInt((codec.constant(PALLET, 'KeySwapCost') as bigint | undefined) ?? 0n);
    if (cost > reducible(codec, state, origin, true)) fail(PALLET, 'NotEnoughBalanceToPaySwapColdKey');
    debit(codec, state, origin, cost);
    burnIssued(state, cost);
  }
  const when = block.number + delay(context, 'Announcement');
  state.set(PALLET, 'ColdkeySwapAnnouncements', [origin], [when, hash]);
  context.deposit(PALLET, 'ColdkeySwapAnnounced', { who: origin, new_coldkey_hash: hash });
}

/** swap_coldkey_announced: to a coldkey that never staked and is no hotkey. @throws DispatchFailure */
export function executeSwapCall(context: CallContext, next: string): void {
  const { state, origin } = context;
  const [when, hash] = announcementOf(context) ?? fail(PALLET, 'ColdkeySwapAnnouncementNotFound');
  const actual = `0x${bytesToHex(blake2b(accountId.enc(next), { dkLen: 32 }))}`;
  if (actual !== hash) fail(PALLET, 'AnnouncedColdkeyHashDoesNotMatch');
  requireBlock(context, when, 'ColdkeySwapTooEarly');
  if (stakingHotkeys(state, next).length > 0) fail(PALLET, 'ColdKeyAlreadyAssociated');
  if (ownerOf(state, next) !== undefined) fail(PALLET, 'NewColdKeyIsHotkey');
  state.remove(PALLET, 'ColdkeySwapAnnouncements', origin);
  moveColdkey(context, next);
  context.deposit(PALLET, 'ColdkeySwapped', { old_coldkey: origin, new_coldkey: next });
}

/** dispute_coldkey_swap: freezes the coldkey for whoever holds it. @throws DispatchFailure */
export function disputeSwapCall(context: CallContext): void {
  const { state, origin, block } = context;
  if (!announcementOf(context)) fail(PALLET, 'ColdkeySwapAnnouncementNotFound');
  if (state.get(PALLET, 'ColdkeySwapDisputes', origin) !== undefined)
    fail(PALLET, 'ColdkeySwapAlreadyDisputed');
  state.set(PALLET, 'ColdkeySwapDisputes', [origin], block.number);
  context.deposit(PALLET, 'ColdkeySwapDisputed', { coldkey: origin });
}

/** clear_coldkey_swap_announcement. @throws DispatchFailure */
export function clearSwapCall(context: CallContext): void {
  const { state, origin } = context;
  const [when] = announcementOf(context) ?? fail(PALLET, 'ColdkeySwapAnnouncementNotFound');
  requireBlock(context, when + delay(context, 'Reannouncement'), 'ColdkeySwapClearTooEarly');
  state.remove(PALLET, 'ColdkeySwapAnnouncements', origin);
  context.deposit(PALLET, 'ColdkeySwapCleared', { who: origin });
}

function announcementOf({ state, origin }: CallContext): Announcement | undefined {
  return state.get(PALLET, 'ColdkeySwapAnnouncements', origin) as Announcement | undefined;
}

function delay({ state }: CallContext, kind: 'Announcement' | 'Reannouncement'): number {
  return Number(state.get(PALLET, `ColdkeySwap${kind}Delay`));
}

function requireBlock({ block }: CallContext, from: number, error: string): void {
  if (block.number < from) fail(PALLET, error);
}
