import type { ErrorCode } from '../../../core/errors/codes.js';
import { isWalletError, WalletError } from '../../../core/errors/wallet-error.js';

/**
 * Status words of the device. Sources: the app's APDU specification (Zondax/ledger-polkadot `docs/APDUSPEC.md`) and
 * Ledger's own list of the operating system's (LedgerHQ/ledger-live `libs/ledgerjs/packages/errors`, StatusCodes).
 */
const STATUSES: Record<number, ErrorCode> = {
  21781: 'device/ledger-locked',
  27010: 'device/ledger-locked',
  27404: 'device/ledger-locked',
  28160: 'device/ledger-wrong-app',
  28161: 'device/ledger-no-app',
  27904: 'device/ledger-wrong-app',
  27906: 'device/ledger-no-app',
  25873: 'device/ledger-no-app',
  21761: 'device/ledger-rejected',
  27013: 'device/ledger-rejected',
  27014: 'device/ledger-rejected',
  27012: 'device/ledger-refused',
  27264: 'device/ledger-refused',
  28417: 'device/ledger-refused',
  26368: 'device/ledger-too-large',
  27011: 'device/ledger-too-large',
  27268: 'device/ledger-too-large',
  36865: 'device/ledger-busy',
};

/** The error for a status word other than 9000. */
export function statusError(status: number, cause?: unknown): WalletError {
  const code = STATUSES[status] ?? 'device/ledger-unknown';
  return new WalletError(code, { status: status.toString(16).padStart(4, '0') }, { cause });
}

/** Anything that the browser or a library throws while bytes go to and fro. */
export function asFailure(error: unknown): WalletError {
  if (isWalletError(error)) return error;
  // The library's own error for a status that it took for an answer first.
  const status = (error as { returnCode?: unknown } | null)?.returnCode;
  if (typeof status === 'number') return statusError(status, error);
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (/^(?:NetworkError|NotFoundError)$/.test(name) || isLostWrite(error))
    return new WalletError('device/ledger-unplugged', {}, { cause: error });
  if (/^(?:InvalidStateError|NotAllowedError)$/.test(name))
    return new WalletError('device/ledger-busy', {}, { cause: error });
  return new WalletError('device/ledger-unknown', { status: name || 'none' }, { cause: error });
}

/** Chrome says "Failed to write the report." when the cable is out before its event arrives. */
function isLostWrite(error: unknown): boolean {
  return error instanceof Error && /write/i.test(error.message);
}
