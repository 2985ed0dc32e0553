import type { CryptoType } from '../../../../core/accounts/types.js';

export interface Derivation {
  /** From the root; empty is the root itself. */
  path: string;
  cryptoType: CryptoType;
}

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** Where wallets of this field put the accounts of one phrase. */
const HARD = [
  '',
  ...numbered('//', 10),
  '//0//0',
  '//1//0',
  '//default',
  '//bittensor',
  '//bittensor//0',
  '//polkadot',
  '//polkadot//0',
  '//staking',
  '//hot',
];
const SOFT = numbered('/', 5);

/** Every common path: hard ones with both key types, soft ones with the only type that has them. */
export const COMMON_DERIVATIONS: readonly Derivation[] = [
  ...[...HARD, ...SOFT].map((path): Derivation => ({ path, cryptoType: 'sr25519' })),
  ...HARD.map((path): Derivation => ({ path, cryptoType: 'ed25519' })),
];
