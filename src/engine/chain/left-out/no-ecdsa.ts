/**
 * Stands in the package for the curve of ECDSA keys under `@polkadot/util-crypto`, 17 KiB. The wallet holds no such key, and a
 * signature of one is refused (`extrinsics.ts` takes sr25519 and ed25519 alone): the library counts what throws as not valid.
 */
export const secp256k1 = Object.freeze({});
