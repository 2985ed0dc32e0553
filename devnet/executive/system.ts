import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { PalletCalls } from './dispatch-context.js';

/** Calls of System that users sign. */
export const systemCalls: PalletCalls = {
  remark: () => undefined,
  remark_with_event: (context, args) => {
    const hash = `0x${bytesToHex(blake2b(args.remark as Uint8Array, { dkLen: 32 }))}`;
    context.deposit('System', 'Remarked', { sender: context.origin, hash });
  },
};
