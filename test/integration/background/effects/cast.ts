import { Keyring } from '@polkadot/api';
import { createKeyDerived, createKeyMulti, encodeAddress, sortAddresses } from '@polkadot/util-crypto';
import type { Devnet } from '../../../../devnet/types.js';
import { toHex } from '../../../../src/background/signing/index.js';
import type { Account } from '../../../../src/core/accounts/types.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import type { Pair } from '../../engine/support/signing.js';

const KEYED = 8;
/** Index of the derivative account of the first. */
export const DERIVATIVE = 7;

/** An account that several share. */
export interface Shared {
  address: string;
  threshold: number;
  /** In the chain's order. */
  signatories: string[];
}

/** Who takes part: some in the wallet, some strangers, some that only others can act for. */
export interface Cast {
  pairs: Pair[];
  twoOfThree: Shared;
  oneOfTwo: Shared;
  derivative: string;
  /** Made in the first blocks by the first account. */
  pure: string;
  /** Signs everything else, and then hands itself over to the next of its kind. */
  throwAway: Pair;
  nextThrowAway: Pair;
}

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

export function keyedPairs(): Pair[] {
  return Array.from({ length: KEYED }, (_, at) => keyring.addFromUri(`//effects/${at}`));
}

export function throwAwayPair(generation: number): Pair {
  return keyring.addFromUri(`//effects/throw-away/${generation}`);
}

/** Hotkeys that the accounts register for themselves, or ask about although nobody knows them. */
export function ownHotkey(at: number): string {
  return keyring.addFromUri(`//effects/hotkey/${at}`).address;
}

/** Derived by another library than the wallet's. */
export function sharedBy(pairs: readonly Pair[], threshold: number): Shared {
  const signatories = sortAddresses(
    pairs.map(({ address }) => address),
    42,
  );
  return { address: encodeAddress(createKeyMulti(signatories, threshold), 42), threshold, signatories };
}

export function derivativeOf({ address }: Pair): string {
  return encodeAddress(createKeyDerived(address, DERIVATIVE), 42);
}

/** All whose holdings are compared. */
export function everyone(cast: Cast): string[] {
  const { pairs, twoOfThree, oneOfTwo, derivative, pure, throwAway, nextThrowAway } = cast;
  return [
    ...pairs.map(({ address }) => address),
    twoOfThree.address,
    oneOfTwo.address,
    derivative,
    pure,
    throwAway.address,
    nextThrowAway.address,
  ];
}

/** How many of the keyed ones are in the wallet; the others never sign here, but others act for them. */
export const SIGNING = KEYED - 2;

/** Accounts that the wallet knows: one shared one, the derivative and the last keyed ones are strangers to it. */
export function ownAccounts(cast: Cast): Account[] {
  const signs = [...cast.pairs.slice(0, SIGNING), cast.throwAway, cast.nextThrowAway];
  return [
    ...signs.map(({ address }, at) => account(address, `Account ${at}`, 'seed')),
    account(cast.twoOfThree.address, 'Shared', null),
    account(cast.pure, 'Keyless', null),
  ];
}

function account(address: string, name: string, source: Account['source']): Account {
  return {
    accountId: toHex(decodeAddress(address).accountId) as Account['accountId'],
    address,
    name,
    cryptoType: source ? 'sr25519' : null,
    createdAtMs: 0,
    backedUp: true,
    role: 'coldkey',
    source,
    hidden: false,
    colour: 0,
  };
}

/** Free balance from the next block on; everything else of the account stays. */
export function refill(devnet: Devnet, address: string, free: bigint): void {
  const now = devnet.state().get('System', 'Account', address) as typeof EMPTY | undefined;
  const account = now && now.providers > 0 ? now : { ...EMPTY, nonce: now?.nonce ?? 0 };
  devnet.poke('System', 'Account', [address], { ...account, data: { ...account.data, free } });
}

const EMPTY = {
  nonce: 0,
  consumers: 0,
  providers: 1,
  sufficients: 0,
  data: { free: 0n, reserved: 0n, frozen: 0n, flags: 1n << 127n },
};
