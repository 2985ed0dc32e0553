import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Hid, HidDevice } from './types.js';

/** Ledger's USB vendor. */
const VENDOR_ID = 0x2c97;

/** The browser's door to such devices; null where it has none (Firefox). */
export function browserHid(): Hid | null {
  return (navigator as { hid?: Hid }).hid ?? null;
}

const isLedger = ({ vendorId }: HidDevice): boolean => vendorId === VENDOR_ID;

/** Whether a Ledger is plugged in that the browser lets us use without asking the person. */
export async function isAllowed(hid: Hid | null): Promise<boolean> {
  return (await hid?.getDevices())?.some(isLedger) ?? false;
}

/**
 * A Ledger that the browser lets us use: one that was allowed before, else one that the person chooses now. A device shows
 * itself under another product number in each app, so that permission may be asked for again.
 * @throws WalletError device/no-webhid; device/ledger-not-chosen when none was chosen, the browser forbids it or no press
 * of the person led here
 */
export async function chooseDevice(hid: Hid | null, onAsk: () => void): Promise<HidDevice> {
  if (!hid) throw new WalletError('device/no-webhid');
  const allowed = (await hid.getDevices()).find(isLedger);
  if (allowed) return allowed;
  onAsk();
  const chosen = await hid.requestDevice({ filters: [{ vendorId: VENDOR_ID }] }).catch((cause: unknown) => {
    throw new WalletError('device/ledger-not-chosen', {}, { cause });
  });
  const [device] = chosen;
  if (!device) throw new WalletError('device/ledger-not-chosen');
  return device;
}
