import { sameAccount } from '../../../core/address/index.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { type Recipient, readRecipient } from '../recipient-facts.js';
import type { OperationContext } from '../rules.js';

/** The recipient at the context's block: one request, once per context. */
export function recipientOf(context: OperationContext, to: string): Promise<Recipient> {
  return context.once(`recipient ${to}`, () => readRecipient(context.reader, to));
}

/**
 * Recipients that the wallet refuses although the chain would take most of them: money sent there is lost or in the wrong
 * place. @throws WalletError recipient/self, recipient/system, recipient/hotkey
 */
export function requirePayee(context: OperationContext, payee: Recipient): void {
  if (sameAccount(payee.address, context.address)) throw new WalletError('recipient/self');
  if (payee.isSystem) throw new WalletError('recipient/system');
  if (payee.isHotkey) throw new WalletError('recipient/hotkey');
}
