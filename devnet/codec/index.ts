export { createRuntimeCodec } from './runtime-codec.js';
