import { WalletError } from '../../../core/errors/wallet-error.js';
import { asFailure } from './failures.js';
import type { Hid, HidDevice } from './types.js';

/** Ledger's USB vendor. */
const VENDOR_ID = 0x2c97;

/** The browser's door to such devices; null where it has none (Firefox). */
export function browserHid(): Hid | null {
  return (navigator as { hid?: Hid }).hid ?? null;
}

/**
 * A Ledger that the browser lets us use: one that was allowed before, else one that the person chooses now. A device shows
 * itself under another product number in each app, so that permission may be asked for again.
 * @throws WalletError device/no-webhid; device/ledger-not-chosen when none was chosen, the browser forbids it or no press
 * of the person led here
 */
export async function chooseDevice(hid: Hid | null, onAsk: () => void): Promise<HidDevice> {
  if (!hid) throw new WalletError('device/no-webhid');
  const allowed = (await hid.getDevices()).find(({ vendorId }) => vendorId === VENDOR_ID);
  if (allowed) return allowed;
  onAsk();
  const chosen = await hid.requestDevice({ filters: [{ vendorId: VENDOR_ID }] }).catch((cause: unknown) => {
    throw new WalletError('device/ledger-not-chosen', {}, { cause });
  });
  const [device] = chosen;
  if (!device) throw new WalletError('device/ledger-not-chosen');
  return device;
}

/** @throws WalletError device/ledger-busy when somebody else holds the device; device/ledger-unplugged */
export async function closeLeftOpen(device: HidDevice): Promise<void> {
  // An operation of this page that was cancelled closes without waiting; the next one must not find it open.
  if (!device.opened) return;
  await device.close().catch((error: unknown) => {
    throw asFailure(error);
  });
}
