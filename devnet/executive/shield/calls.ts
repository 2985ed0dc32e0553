import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { decodeAddress } from '../../../src/core/address/index.js';
import { compactU32 } from '../../node/bytes.js';
import type { StateMut } from '../../types.js';
import type { Base } from '../dispatch.js';
import type { PalletCalls } from '../dispatch-context.js';

const PALLET = 'MevShield';

/** Calls of MevShield that users sign (`opentensor/subtensor pallets/shield/src/lib.rs`). */
export const shieldCalls: PalletCalls = {
  /** Only says that it happened: what is inside was taken out by the author before. */
  submit_encrypted: ({ origin, deposit }, args) => {
    const ciphertext = args.ciphertext as Uint8Array;
    const who = decodeAddress(origin).accountId;
    const said = concatBytes(who, compactU32(ciphertext.length), ciphertext);
    deposit(PALLET, 'EncryptedSubmitted', {
      id: `0x${bytesToHex(blake2b(said, { dkLen: 32 }))}`,
      who: origin,
    });
  },
  store_encrypted: ({ state, origin, block, deposit }, args) => {
    const index = counter(state, 'NextPendingExtrinsicIndex');
    const entry = { who: origin, encrypted_call: args.encrypted_call, submitted_at: block.number };
    state.set(PALLET, 'PendingExtrinsics', [index], entry);
    state.set(PALLET, 'NextPendingExtrinsicIndex', [], index + 1);
    state.set(PALLET, 'CounterForPendingExtrinsics', [], counter(state, 'CounterForPendingExtrinsics') + 1);
    deposit(PALLET, 'ExtrinsicStored', { index, who: origin });
  },
};

/** What was stored is looked at in the next block, and the runtime's decryptor reads none of it. */
export function dropStored({ state, deposit }: Base): void {
  for (const { args } of state.entries(PALLET, 'PendingExtrinsics')) {
    state.remove(PALLET, 'PendingExtrinsics', ...args);
    state.set(PALLET, 'CounterForPendingExtrinsics', [], counter(state, 'CounterForPendingExtrinsics') - 1);
    deposit(PALLET, 'ExtrinsicDecodeFailed', { index: args[0] });
  }
}

function counter(state: StateMut, item: string): number {
  return (state.get(PALLET, item) as number | undefined) ?? 0;
}
