export { createRuntimeCodec } from './runtime-codec.js';
export { encodeMetadata, type ServedMetadata, serveMetadata } from './served-metadata.js';
