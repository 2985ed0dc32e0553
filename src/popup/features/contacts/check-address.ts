import { accountIdHex, addressOf, decodeAddress, decodeAnyPrefix } from '../../../core/address/index.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { type Known, lookAlike } from './look-alike.js';

/** What is to be said about an address typed for a contact. */
export type AddressCheck =
  | { kind: 'empty' }
  | {
      kind: 'bad';
      error: ErrorBody /** The same account in its Bittensor spelling, to be used with consent. */;
      asBittensor: string | null;
    }
  | { kind: 'own'; name: string }
  | { kind: 'known'; name: string }
  | { kind: 'look-alike'; address: string; like: Known }
  | { kind: 'good'; address: string };

/** Checks an address against its own checksum, the own accounts and the contacts there are. */
export function checkAddress(typed: string, own: readonly Known[], contacts: readonly Known[]): AddressCheck {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  let accountId: `0x${string}`;
  try {
    accountId = accountIdHex(decodeAddress(text).accountId);
  } catch (caught) {
    const error = toErrorBody(caught);
    return { kind: 'bad', error, asBittensor: error.code === 'address/prefix' ? bittensorForm(text) : null };
  }
  const mine = own.find((account) => account.accountId === accountId);
  if (mine) return { kind: 'own', name: mine.name };
  const contact = contacts.find((one) => one.accountId === accountId);
  if (contact) return { kind: 'known', name: contact.name };
  const address = addressOf(accountId);
  const like = lookAlike(address, accountId, [...own, ...contacts]);
  return like ? { kind: 'look-alike', address, like } : { kind: 'good', address };
}

function bittensorForm(text: string): string {
  return addressOf(accountIdHex(decodeAnyPrefix(text).accountId));
}
