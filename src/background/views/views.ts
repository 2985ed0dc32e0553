import type { UiMethods } from '../../protocol/ui/index.js';
import type { Handlers, UiCaller } from '../router/index.js';
import type { Clock, KeyValueStore, Wallet } from '../types.js';

type Own = Extract<keyof UiMethods, `views.${string}`>;

export interface ViewsDeps {
  session: KeyValueStore;
  wallet: Wallet;
  clock: Clock;
}

export interface Views {
  handlers: Pick<Handlers<UiMethods, UiCaller>, Own>;
}

/** Remembers where the person was, in memory of the browser. */
export function createViews(_deps: ViewsDeps): Views {
  return {
    handlers: {
      'views.get': async () => ({ path: null, leftAtMs: 0, drafts: {}, scroll: {} }),
      'views.keep': async () => null,
    },
  };
}
