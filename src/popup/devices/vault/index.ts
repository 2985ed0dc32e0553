/** Polkadot Vault: what it is shown, and what its codes say. Loaded only where such an account is added or signs. */
export { type AddressCode, readAddressCode } from './address-code.js';
export { readAnswer, type VaultAnswer } from './answer.js';
export { checkAnswer, type Signed } from './check.js';
export { messageRequest, transactionRequest, type VaultSigner, type VaultTransaction } from './payload.js';
