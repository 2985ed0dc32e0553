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

/** Why a code names nobody, or null. Other spellings and EVM addresses are taken: the field says what to do about them. */
export function judgeScanned(code: Code): ErrorBody | null {
  const { text } = scannedRecipient(code);
  const read = readAddress(text);
  const isHelped = EVM.test(text) || (read.kind === 'bad' && read.asBittensor !== null);
  return read.kind === 'account' || isHelped ? null : { code: 'device/vault-not-an-address', context: {} };
}
