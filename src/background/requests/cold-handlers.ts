import { WalletError } from '../../core/errors/wallet-error.js';
import type { UiMethods } from '../../protocol/ui/index.js';
import type { Handlers, UiCaller } from '../router/index.js';
import { chooseRoute } from './choose-path.js';
import type { RequestDeps } from './deps.js';
import { payloadForDevice } from './for-device.js';
import type { SecondOpinions } from './second-opinions.js';

type Cold = 'approvals.forDevice' | 'approvals.handOver' | 'approvals.choosePath';

/** Methods for keys that are not here: devices, and paths through other accounts. */
export function createColdHandlers(
  deps: RequestDeps,
  opinions: SecondOpinions,
): Pick<Handlers<UiMethods, UiCaller>, Cold> {
  return {
    'approvals.forDevice': (input) => payloadForDevice(deps, opinions, input),
    'approvals.handOver': async ({ id }) => {
      if (!(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
      await deps.approvals.handOver(id);
      return null;
    },
    'approvals.choosePath': (input) => chooseRoute(deps, input),
  };
}
