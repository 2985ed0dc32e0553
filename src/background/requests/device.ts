import { type Account, isOnDevice } from '../../core/accounts/types.js';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import { toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import type { ExplainResult } from '../../core/explain/types.js';
import type { DeviceSigner } from '../../protocol/ui/approvals.js';
import type { PreparedMessage } from '../signing/index.js';
import type { SigningBytes, Wallet } from '../types.js';

/** A Ledger signs longer messages as their hash, which no verifier of the field expects. */
const MAX_LEDGER_MESSAGE = 256;

/** The device that signs for an account; null where the vault does, or nobody can. */
export async function deviceOf(
  wallet: Pick<Wallet, 'accounts'>,
  accountId: string,
): Promise<DeviceSigner | null> {
  const account = (await wallet.accounts()).find((one) => one.accountId === accountId);
  return account ? deviceIn(account) : null;
}

/** The same of an account at hand. */
export function deviceIn(account: Account): DeviceSigner | null {
  if (!isOnDevice(account)) return null;
  const { custody, address, cryptoType } = account;
  if (custody?.kind !== 'ledger' && custody?.kind !== 'vault') return null;
  return { accountId: account.accountId, address, custody, cryptoType };
}

/**
 * A device decodes what it signs with a proof that leads to the digest in the payload. Without the digest it would sign
 * what it cannot read. @throws WalletError device/no-proof
 */
export function requireProof(bytes: SigningBytes): asserts bytes is SigningBytes & { metadataHash: string } {
  if (bytes.mode !== 1 || bytes.metadataHash === null) throw new WalletError('device/no-proof');
}

/** What of {@link requireProof} an explanation can say already, so that nobody approves in vain. */
export function refuseWithoutProof(result: ExplainResult): ExplainResult {
  if (!result.ok || result.explanation.metadataHashMode === 1) return result;
  return { ok: false, refusal: toErrorBody(new WalletError('device/no-proof')) };
}

/** Why a device cannot sign a message that a key of the vault could; null where it can. */
export function messageRefusal(device: DeviceSigner | null, { message }: PreparedMessage): ErrorBody | null {
  return device?.custody.kind === 'ledger' && message.length > MAX_LEDGER_MESSAGE
    ? toErrorBody(new WalletError('device/ledger-too-large'))
    : null;
}
