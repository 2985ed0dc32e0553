import { toBuffer } from '@zondax/ledger-substrate';

/**
 * The library for the Polkadot app takes `Buffer` from the global, where only Node has it, and carries one for browsers that
 * it does not put there. This must be loaded before it is used.
 */
const carried = toBuffer(new Uint8Array()).constructor as typeof Buffer;
globalThis.Buffer ??= carried;
