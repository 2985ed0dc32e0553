import { WalletError } from '../../../core/errors/wallet-error.js';
import { asFailure } from './failures.js';
import { closeLeftOpen } from './hid.js';
import type { Hid, HidDevice } from './types.js';

type Send = (
  cla: number,
  ins: number,
  p1: number,
  p2: number,
  data?: Buffer,
  statusList?: number[],
) => Promise<Buffer>;

/** An open device. Every failure of `send` is a WalletError `device/*`, which the library above would flatten to a number. */
export interface Link {
  send: Send;
  /** How long the device may take for the next answers, in milliseconds. */
  patience(ms: number): void;
  /** The first failure, if any. */
  failure(): WalletError | null;
}

/** A device that is awake answers in a moment what needs nobody's press. */
const QUICK_MS = 15_000;

/**
 * Opens a device, lends it, and closes it again, whatever happens: a device left open is lost to every other program.
 * @throws what `use` throws; WalletError device/*; the signal's reason
 */
export async function withLink<T>(
  hid: Hid,
  device: HidDevice,
  signal: AbortSignal | undefined,
  use: (link: Link) => Promise<T>,
): Promise<T> {
  await import('./node-buffer.js');
  const { default: WebHid } = await import('@ledgerhq/hw-transport-webhid');
  signal?.throwIfAborted();
  await closeLeftOpen(device);
  const transport = await (WebHid as unknown as WebHidTransport).open(device).catch((error: unknown) => {
    throw asFailure(error);
  });
  const ending = new AbortController();
  // The library waits for ever when the cable is pulled while it reads.
  const onDisconnect = (event: Event): void => {
    if ((event as Event & { device?: HidDevice }).device === device)
      ending.abort(new WalletError('device/ledger-unplugged'));
  };
  const onAbort = (): void => ending.abort(signal?.reason);
  hid.addEventListener('disconnect', onDisconnect);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();

  let patienceMs = QUICK_MS;
  let failure: WalletError | null = null;
  const send: Send = async (...asked) => {
    ending.signal.throwIfAborted();
    try {
      return await endedBy(transport.send(...asked), ending.signal, patienceMs);
    } catch (error) {
      if (error === signal?.reason && signal?.aborted) throw error;
      failure ??= asFailure(error);
      throw failure;
    }
  };
  try {
    return await use({
      send,
      patience: (ms) => {
        patienceMs = ms;
      },
      failure: () => failure,
    });
  } finally {
    hid.removeEventListener('disconnect', onDisconnect);
    signal?.removeEventListener('abort', onAbort);
    // Not the library's own end, which waits for an answer that may never come.
    device.removeEventListener('inputreport', transport.onInputReport);
    await device.close().catch(() => undefined);
  }
}

interface WebHidTransport {
  open(device: HidDevice): Promise<{ send: Send; onInputReport(event: Event): void }>;
}

/** The promise, unless the signal or the clock is first. */
function endedBy<T>(promise: Promise<T>, signal: AbortSignal, ms: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => finish(() => reject(signal.reason));
    const timer = setTimeout(
      () =>
        finish(() => reject(new WalletError('device/ledger-timeout', { seconds: Math.round(ms / 1000) }))),
      ms,
    );
    const finish = (end: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      end();
    };
    signal.addEventListener('abort', onAbort);
    promise.then(
      (value) => finish(() => resolve(value)),
      (error: unknown) => finish(() => reject(error)),
    );
  });
}
