import type { DappMethodName } from '../protocol/dapp/envelope.js';

/**
 * The few sentences a page may read. dApps look for the words "cancel", "reject" and "denied" to tell a person's no from a
 * fault, so they are part of the interface.
 */
export function wordsFor(method: DappMethodName, code: string): string {
  if (code === 'approval/rejected') {
    return method === 'dapp.enable' ? 'Connection rejected by the user' : 'Cancelled';
  }
  if (code === 'invalid-message' || code === 'unknown-method') return 'Request denied: malformed';
  if (code === 'disconnected') return 'Request denied: the wallet is not reachable, reload the page';
  return 'Request denied';
}
