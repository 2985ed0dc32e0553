import type { UiMethods } from '../../protocol/ui/index.js';
import type { Handlers, UiCaller } from '../router/index.js';
import type { SettingsRoom } from '../settings/index.js';
import { decide } from './decide.js';
import type { RequestDeps } from './deps.js';
import { propose } from './propose.js';
import { viewApproval } from './view.js';

type Own = Exclude<keyof UiMethods, `${'wallet' | 'contacts' | 'backup'}.${string}`>;

/** Our own pages' methods but those of wallet, contacts and backups. */
export function createUiHandlers(
  deps: RequestDeps,
  settings: SettingsRoom,
): Pick<Handlers<UiMethods, UiCaller>, Own> {
  return {
    'settings.get': () => settings.read(),
    'settings.update': ({ patch }) => settings.update(patch),
    'approvals.list': async () => ({ ids: (await deps.approvals.queue()).map(({ id }) => id) }),
    'approvals.get': ({ id }) => viewApproval(deps, id),
    'approvals.decide': (input) => decide(deps, input),
    'intents.propose': (input, caller) => propose(deps, input, caller),
    'sites.list': async () => ({ sites: await deps.permissions.list() }),
    'sites.revoke': async ({ origin }) => {
      await deps.permissions.revoke(origin);
      return null;
    },
  };
}
