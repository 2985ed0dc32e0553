import { accountIdHex, addressOf, decodeAddress, decodeAnyPrefix } from '../../../core/address/index.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { type Known, lookAlike } from './look-alike.js';

/** A typed address read by itself: its own checksum and its chain's prefix. */
type ReadAddress =
  | { kind: 'empty' }
  | {
      kind: 'bad';
      error: ErrorBody /** The same account in its Bittensor spelling, to be used with consent. */;
      asBittensor: string | null;
    }
  | { kind: 'account'; accountId: `0x${string}`; address: string };

/** What is to be said about an address typed for a contact. */
export type AddressCheck =
  | Exclude<ReadAddress, { kind: 'account' }>
  | { kind: 'own'; name: string }
  | { kind: 'known'; name: string }
  | { kind: 'look-alike'; address: string; like: Known }
  | { kind: 'good'; address: string };

/** The account a text spells, or why it spells none. */
export function readAddress(typed: string): ReadAddress {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  try {
    const accountId = accountIdHex(decodeAddress(text).accountId);
    return { kind: 'account', accountId, address: addressOf(accountId) };
  } catch (caught) {
    const error = toErrorBody(caught);
    return { kind: 'bad', error, asBittensor: error.code === 'address/prefix' ? bittensorForm(text) : null };
  }
}

/** Checks an address against its own checksum, the own accounts and the contacts there are. */
export function checkAddress(typed: string, own: readonly Known[], contacts: readonly Known[]): AddressCheck {
  const read = readAddress(typed);
  if (read.kind !== 'account') return read;
  const { accountId, address } = read;
  const mine = own.find((account) => account.accountId === accountId);
  if (mine) return { kind: 'own', name: mine.name };
  const contact = contacts.find((one) => one.accountId === accountId);
  if (contact) return { kind: 'known', name: contact.name };
  const like = lookAlike(address, accountId, [...own, ...contacts]);
  return like ? { kind: 'look-alike', address, like } : { kind: 'good', address };
}

function bittensorForm(text: string): string {
  return addressOf(accountIdHex(decodeAnyPrefix(text).accountId));
}
