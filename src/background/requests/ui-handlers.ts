import type { UiMethods } from '../../protocol/ui/index.js';
import type { Handlers, UiCaller } from '../router/index.js';
import type { SettingsRoom } from '../settings/index.js';
import { createColdHandlers } from './cold-handlers.js';
import { decide } from './decide.js';
import type { RequestDeps } from './deps.js';
import { propose } from './propose.js';
import { createSecondOpinions } from './second-opinions.js';
import { createSiteHandlers } from './site-handlers.js';
import { viewApproval } from './view.js';

type Own = Exclude<
  keyof UiMethods,
  `${'wallet' | 'contacts' | 'backup' | 'alerts' | 'views' | 'calls' | 'notes'}.${string}`
>;

/**
 * Our own pages' methods but those of wallet, contacts, notes, backups and held calls. `pause` bounds the wait for a second node within one
 * decision, of seconds.
 */
export function createUiHandlers(
  deps: RequestDeps,
  settings: SettingsRoom,
  pause: (ms: number) => Promise<void>,
): Pick<Handlers<UiMethods, UiCaller>, Own> {
  const opinions = createSecondOpinions(deps.engine, deps.clock, pause);
  return {
    'settings.get': () => settings.read(),
    'settings.update': ({ patch }) => settings.update(patch),
    'approvals.list': async () => ({ ids: (await deps.approvals.queue()).map(({ id }) => id) }),
    'approvals.get': (input) => viewApproval(deps, opinions, input),
    'approvals.decide': (input) => decide(deps, opinions, input),
    'intents.propose': (input, caller) => propose(deps, input, caller),
    ...createColdHandlers(deps, opinions),
    ...createSiteHandlers(deps),
  };
}
