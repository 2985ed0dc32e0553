import { AccountId } from '@polkadot-api/substrate-bindings';
import { blake2b256 } from '../node/bytes.js';

const accountId = AccountId(42);

/** An address that nobody has the key of, the same on every start. */
export function derivedAddress(label: string): string {
  return accountId.dec(blake2b256(new TextEncoder().encode(`kelvin devnet ${label}`)));
}
