import { toBuffer } from '@zondax/ledger-substrate';

/**
 * The libraries for Ledger take `Buffer` from the global, where only Node has it. One of them carries it for browsers; this
 * module must be loaded before whatever uses it while loading.
 */
const carried = toBuffer(new Uint8Array()).constructor as typeof Buffer;
globalThis.Buffer ??= carried;
