import { hexToBytes } from '@noble/hashes/utils.js';
import { PolkadotGenericApp } from '@zondax/ledger-substrate';
import type { LedgerApp } from '../../../core/accounts/custody.js';
import { BITTENSOR_PREFIX, encodeAddress } from '../../../core/address/index.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { exclusive } from './exclusive.js';
import { asFailure } from './failures.js';
import { browserHid, chooseDevice, isAllowed } from './hid.js';
import { type Link, withLink } from './link.js';
import { openApp } from './open-app.js';
import { isStep, pathOf } from './paths.js';
import { checkedSignature } from './signature.js';
import type { LedgerAccount, LedgerOptions, LedgerSigner, OpenApp, Place } from './types.js';

export type {
  LedgerAccount,
  LedgerOptions,
  LedgerSigner,
  OpenApp,
  Place,
  Stage,
} from './types.js';

/** A person reads address and amounts line by line; a request that waits longer has long run out. */
const READING_MS = 5 * 60_000;
/** The first frame names the payload's length in two bytes. */
const MAX_PAYLOAD = 0xffff;

/** Whether this browser can speak to a Ledger at all. */
export function isLedgerReachable(): boolean {
  return browserHid() !== null;
}

/** Whether the next operation can begin without a press of the person in this page. */
export function isLedgerAllowed(): Promise<boolean> {
  return isAllowed(browserHid());
}

/**
 * The app that is open and its addresses at these places, in their order. Nothing is asked of the person on the device.
 * Needs a press of the person in the page, as all the others do, unless {@link isLedgerAllowed}: the browser has to ask.
 * @throws WalletError device/*; the signal's reason
 */
export function readAccounts(
  places: readonly Place[],
  options: LedgerOptions = {},
): Promise<{ open: OpenApp; accounts: LedgerAccount[] }> {
  return operate(null, options, async (ledger) => {
    const accounts: LedgerAccount[] = [];
    for (const place of places) {
      const account = await ledger.addressAt(place, false);
      accounts.push(account);
      options.onAccount?.(account);
    }
    return { open: ledger.open, accounts };
  });
}

/**
 * Shows the address of an account on the device, to be compared and confirmed there.
 * @throws WalletError device/other-device when the path gives another address there; device/*; the signal's reason
 */
export function showAddress(signer: LedgerSigner, options: LedgerOptions = {}): Promise<void> {
  return operate(signer.custody.app, options, async (ledger) => {
    await ledger.assertHolds(signer);
    options.onStage?.('confirming');
    ledger.link.patience(READING_MS);
    await ledger.addressAt(signer.custody, true);
  });
}

/**
 * The device's signature of a transaction, which it takes apart by the proof and shows.
 * @param payload call | extra | implicit, never hashed
 * @param proof of {@link makeProof} for exactly this payload
 * @returns the 64 bytes as 0x hex, checked against payload and key
 * @throws WalletError device/other-device, device/wrong-signature, device/*; the signal's reason
 */
export function signTransaction(
  signer: LedgerSigner,
  payload: Uint8Array,
  proof: Uint8Array,
  options: LedgerOptions = {},
): Promise<`0x${string}`> {
  return sign(signer, payload, options, (app, path) => app.signWithMetadataEd25519(path, payload, proof));
}

/** The same for a message, which is wrapped in `<Bytes>` already: the device signs nothing else. */
export function signMessage(
  signer: LedgerSigner,
  wrapped: Uint8Array,
  options: LedgerOptions = {},
): Promise<`0x${string}`> {
  return sign(signer, wrapped, options, (app, path) => app.signRawEd25519(path, wrapped));
}

function sign(
  signer: LedgerSigner,
  payload: Uint8Array,
  options: LedgerOptions,
  ask: (app: PolkadotGenericApp<Link>, path: string) => Promise<{ signature: Uint8Array }>,
): Promise<`0x${string}`> {
  return operate(signer.custody.app, options, async (ledger) => {
    if (payload.length > MAX_PAYLOAD) throw new WalletError('device/ledger-too-large');
    await ledger.assertHolds(signer);
    options.onStage?.('confirming');
    ledger.link.patience(READING_MS);
    const { app, custody } = { app: ledger.app, custody: signer.custody };
    const { signature } = await ledger.told(ask(app, pathOf(custody.app, custody)));
    return checkedSignature(signature, payload, signer.accountId);
  });
}

interface Operation {
  link: Link;
  app: PolkadotGenericApp<Link>;
  open: OpenApp;
  addressAt(place: Place, show: boolean): Promise<LedgerAccount>;
  assertHolds(signer: LedgerSigner): Promise<void>;
  /** The library's promise with the true reason of its failure. */
  told<T>(asked: Promise<T>): Promise<T>;
}

async function operate<T>(
  wanted: LedgerApp | null,
  { signal, onStage }: LedgerOptions,
  work: (ledger: Operation) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  return exclusive(async () => {
    const hid = browserHid();
    const device = await chooseDevice(hid, () => onStage?.('choosing'));
    onStage?.('opening');
    // A device that was chosen came through this door.
    return withLink(hid as NonNullable<typeof hid>, device, signal, async (link) => {
      const open = await openApp(link);
      if (wanted !== null && open.app !== wanted)
        throw new WalletError('device/ledger-wrong-app', { name: NAMES[open.app] });
      onStage?.('reading');
      return work(operation(link, open));
    });
  });
}

const NAMES: Record<LedgerApp, string> = { polkadot: 'Polkadot', bittensor: 'Bittensor' };

function operation(link: Link, open: OpenApp): Operation {
  const app = new PolkadotGenericApp<Link>(link);
  const told = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      throw link.failure() ?? asFailure(error);
    }
  };
  const addressAt = async (place: Place, show: boolean): Promise<LedgerAccount> => {
    if (!isStep(place.account) || !isStep(place.index)) throw new WalletError('keys/bad-path');
    const { account, index } = place;
    const path = pathOf(open.app, place);
    const { pubKey } = await told(app.getAddressEd25519(path, BITTENSOR_PREFIX, show));
    const accountId = `0x${pubKey}` as const;
    return { app: open.app, account, index, accountId, address: addressOf(accountId) };
  };
  return {
    link,
    app,
    open,
    told,
    addressAt,
    async assertHolds({ accountId, custody }) {
      const held = await addressAt(custody, false);
      if (held.accountId !== accountId) throw new WalletError('device/other-device');
    },
  };
}

/** From the key alone: what the device spells is not taken on trust. */
function addressOf(accountId: `0x${string}`): string {
  return encodeAddress(hexToBytes(accountId.slice(2)), BITTENSOR_PREFIX);
}
