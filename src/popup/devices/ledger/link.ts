import { WalletError } from '../../../core/errors/wallet-error.js';
import { asFailure, statusError } from './failures.js';
import { Answer, reportsOf } from './frames.js';
import type { Hid, HidDevice } from './types.js';

type Send = (
  cla: number,
  ins: number,
  p1: number,
  p2: number,
  data?: Uint8Array,
  /** Status words that are answers and not failures. */
  statusList?: number[],
) => Promise<Buffer>;

/** An open device. Every failure of `send` is a WalletError `device/*`, which the library above would flatten to a number. */
export interface Link {
  /** One command and its answer, with the status in its last two bytes. */
  send: Send;
  /** How long the device may take for the next answers, in milliseconds. */
  patience(ms: number): void;
  /** What `send` threw first, if it ever did: the library above makes another error of it. */
  failure(): unknown;
}

/** A device that is awake answers in a moment what needs nobody's press. */
const QUICK_MS = 15_000;
const OK = 0x9000;

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
  signal?.throwIfAborted();
  await open(device);
  const ending = new AbortController();
  const onDisconnect = (event: Event): void => {
    if ((event as Event & { device?: HidDevice }).device === device)
      ending.abort(new WalletError('device/ledger-unplugged'));
  };
  const onAbort = (): void => ending.abort(signal?.reason);
  hid.addEventListener('disconnect', onDisconnect);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();

  // Its own for each opening: the late answer to an operation that was cancelled is nobody's then.
  const channel = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
  let patienceMs = QUICK_MS;
  let failure: unknown;
  const send: Send = async (cla, ins, p1, p2, data = new Uint8Array(), statusList = [OK]) => {
    try {
      ending.signal.throwIfAborted();
      const command = Uint8Array.of(cla, ins, p1, p2, data.length, ...data);
      const answer = await endedBy(
        exchange(device, channel, command, ending.signal),
        ending.signal,
        patienceMs,
      );
      const status = answer.length < 2 ? 0x6f00 : answer.readUInt16BE(answer.length - 2);
      if (!statusList.includes(status)) throw statusError(status);
      return answer;
    } catch (error) {
      // Why it was ended says more than what then broke.
      failure ??= ending.signal.aborted ? ending.signal.reason : asFailure(error);
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
    ending.abort();
    await device.close().catch(() => undefined);
  }
}

async function open(device: HidDevice): Promise<void> {
  try {
    // An operation of this page that was cancelled closes without waiting; the next one must not find it open.
    if (device.opened) await device.close();
    await device.open();
  } catch (error) {
    throw asFailure(error);
  }
}

/** Sends one command and waits for its whole answer; without end if none comes. */
function exchange(
  device: HidDevice,
  channel: number,
  command: Uint8Array,
  signal: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const answer = new Answer(channel);
    const stop = (): void => {
      signal.removeEventListener('abort', stop);
      device.removeEventListener('inputreport', onReport);
    };
    const onReport = (event: Event): void => {
      try {
        const whole = answer.take((event as Event & { data: DataView }).data);
        if (!whole) return;
        stop();
        resolve(Buffer.from(whole));
      } catch (error) {
        stop();
        reject(error);
      }
    };
    signal.addEventListener('abort', stop);
    device.addEventListener('inputreport', onReport);
    const write = async (): Promise<void> => {
      for (const report of reportsOf(channel, command)) await device.sendReport(0, report);
    };
    write().catch((error: unknown) => {
      stop();
      reject(error);
    });
  });
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
