import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { readAddress } from '../../contacts/check-address.js';
import { EVM } from './judge.js';
import { type RecipientDraft, typedRecipient } from './use-recipient.js';

/** Text of a code; null where its bytes are none. */
interface Code {
  text: string | null;
}

/** What a code puts into the field: an address, a payment request, or `substrate:<address>:…` as other wallets write it. */
export function scannedRecipient({ text }: Code): RecipientDraft {
  return typedRecipient((text ?? '').trim().replace(/^substrate:([^:]*).*$/is, '$1'));
}

/** Why a code names no recipient, or null. Other spellings and EVM addresses are taken: the field says what to do about them. */
export function judgeScanned(code: Code): ErrorBody | null {
  return EVM.test(scannedRecipient(code).text) ? null : judgeScannedAccount(code);
}

/** Why a code names no account, or null. The spelling of another chain is taken: the field offers the one of this chain. */
export function judgeScannedAccount(code: Code): ErrorBody | null {
  const read = readAddress(scannedRecipient(code).text);
  const isHelped = read.kind === 'bad' && read.asBittensor !== null;
  return read.kind === 'account' || isHelped ? null : { code: 'device/vault-not-an-address', context: {} };
}
