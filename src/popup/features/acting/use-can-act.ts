import { type Account, canApprove } from '../../../core/accounts/types.js';
import { useGeneralRoutes } from './general-routes.js';

/**
 * Whether anything can be done for an account here: with its key, its device, or by way of others. Null while that is being
 * asked; an account of which the chain cannot be asked counts as only watched.
 */
export function useCanAct(account: Account | null): boolean | null {
  const isDirect = account !== null && canApprove(account);
  const asks = account !== null && !isDirect && account.role === 'coldkey';
  const { options, error } = useGeneralRoutes(asks ? account : null);
  if (isDirect) return true;
  if (!asks) return false;
  if (options) return options.some(({ may }) => may !== 'no');
  return error ? false : null;
}
