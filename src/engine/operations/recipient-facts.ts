import { decodeAddress } from '../../core/address/index.js';
import type { RecipientFacts } from '../../core/operations/recipient.js';
import type { BlockReader } from '../chain/block-reader.js';
import { address as asAddress, int } from '../chain/shape.js';
import { identityNames } from '../market/validators.js';
import { readAccount } from '../portfolio/balances.js';
import { readNamed } from './support/named-reads.js';

/** A recipient without the name, which only people need: one request instead of two. */
export interface Recipient extends Omit<RecipientFacts, 'name'> {
  freeRao: bigint;
  /** Validators it has stake with, or had: the chain bounds how many others may add. */
  hotkeys: string[];
}

/** Accounts of pallets, subnets and the baskets' escrow are `modl` and a name. */
const PALLET_ACCOUNT = new TextEncoder().encode('modl');
/** Bit of AccountFlags that says "takes locked alpha": nobody does without it. */
const ACCEPTS_LOCKED = 1n;

/**
 * What the chain knows of an address that money is to be sent to. Two requests.
 * @throws WalletError chain/bad-answer, chain/offline …
 */
export async function recipientFacts(reader: BlockReader, address: string): Promise<RecipientFacts> {
  const { freeRao: _free, hotkeys: _hotkeys, ...facts } = await readRecipient(reader, address);
  const owner = facts.ownerColdkey ?? address;
  const name = (await identityNames(reader, [owner])).get(owner) ?? null;
  return { ...facts, name };
}

/** One request. @throws WalletError chain/bad-answer, chain/offline … */
export async function readRecipient(reader: BlockReader, address: string): Promise<Recipient> {
  const { account, owner, take, flags, staking } = await readNamed(reader, {
    account: ['System', 'Account', address],
    owner: ['SubtensorModule', 'Owner', address],
    take: ['SubtensorModule', 'Delegates', address],
    flags: ['SubtensorModule', 'AccountFlags', address],
    staking: ['SubtensorModule', 'StakingHotkeys', address],
  });
  const { exists, balance } = readAccount(reader.runtime, account?.value);
  // An address that is no hotkey has a default owner too: what counts is whether anything is stored.
  const ownerColdkey = owner?.stored ? asAddress(owner.value, 'owner') : null;
  return {
    address,
    exists,
    freeRao: balance.freeRao,
    isHotkey: ownerColdkey !== null,
    ownerColdkey,
    isValidator: take?.stored === true,
    isSystem: isSystemAccount(address),
    rejectsLocked: flags !== null && (int(flags.value, 'account flags') & ACCEPTS_LOCKED) === 0n,
    hotkeys: Array.isArray(staking?.value) ? staking.value.map(String) : [],
  };
}

/** Nobody holds the key of an account of the chain itself, nor that of the account of zeros. */
function isSystemAccount(address: string): boolean {
  const { accountId } = decodeAddress(address);
  return PALLET_ACCOUNT.every((byte, i) => accountId[i] === byte) || accountId.every((byte) => byte === 0);
}
