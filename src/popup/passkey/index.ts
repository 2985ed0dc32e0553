export { fromBase64url, toBase64url } from './base64url.js';
export { askPasskey, createPasskey, type NewPasskey } from './passkey.js';
export { passkeySupport } from './support.js';
