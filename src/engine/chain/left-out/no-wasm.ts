/**
 * Stands in the package for `@polkadot/wasm-crypto-wasm`, 165 KiB that nothing here runs: the engine signs and hashes nothing
 * that matters with it, and `initWasm: false` keeps the client from starting it. Without bytes its bridge stays closed and
 * the JavaScript of the same library is used.
 */
export const wasmBytes = new Uint8Array();
