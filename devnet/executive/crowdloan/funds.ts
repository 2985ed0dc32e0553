import { AccountId } from '@polkadot-api/substrate-bindings';
import { concatBytes, u32le } from '../../node/bytes.js';

const accountId = AccountId(42);
/** `modl` and the pallet's id `bt/cloan`. */
const PREFIX = new TextEncoder().encode('modlbt/cloan');

/** Keyless account that holds what a crowdloan has raised. */
export function fundsAccount(id: number): string {
  const account = new Uint8Array(32);
  account.set(concatBytes(PREFIX, u32le(id)));
  return accountId.dec(account);
}
