import { WalletError } from '../../core/errors/wallet-error.js';
import type { UiMethods } from '../../protocol/ui/index.js';
import type { Handlers, UiCaller } from '../router/index.js';
import type { RequestDeps } from './deps.js';

type Cold = 'approvals.forDevice' | 'approvals.handOver' | 'approvals.choosePath' | `calls.${string}`;

/** Methods for keys that are not here: devices, paths through other accounts, calls known by their hash. */
export function createColdHandlers(
  _deps: RequestDeps,
): Pick<Handlers<UiMethods, UiCaller>, Extract<keyof UiMethods, Cold>> {
  const missing = async (): Promise<never> => {
    throw new WalletError('internal');
  };
  return {
    'approvals.forDevice': missing,
    'approvals.handOver': missing,
    'approvals.choosePath': missing,
    'calls.list': missing,
    'calls.add': missing,
    'calls.remove': missing,
  };
}
