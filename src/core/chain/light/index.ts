export { canonicalCall, type DecodedArg, type DecodedCall, decodeCallAt } from './call.js';
export { decodeValue, MAX_CALL_DEPTH } from './decode.js';
export { encodeValue } from './encode.js';
export { type Extension, type LightMetadata, openMetadata } from './metadata.js';
export { ByteReader } from './reader.js';
export { type Registry, typeLabel } from './registry.js';
export { argumentNames, hasCall, hasRuntimeApi, hasStorage } from './shapes.js';
export { type ScaleField, type ScaleValue, unwrapValue } from './value.js';
export { compactBytes, concatBytes, equalBytes, uintBytes } from './writer.js';
