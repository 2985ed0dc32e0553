import * as v from 'valibot';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { UiMethods } from '../../protocol/ui/index.js';
import { type KeptViews, SIGHT_KEY, VIEWS_KEY } from '../../protocol/ui/views.js';
import type { Handlers, UiCaller } from '../router/index.js';
import { createSerial } from '../serial.js';
import type { Clock, KeyValueStore, Wallet } from '../types.js';
import { bounded, type ViewsPatch } from './bounds.js';

type Own = Extract<keyof UiMethods, `views.${string}`>;

export interface ViewsDeps {
  session: KeyValueStore;
  wallet: Pick<Wallet, 'isUnlocked' | 'onChange'>;
  clock: Clock;
}

export interface Views {
  handlers: Pick<Handlers<UiMethods, UiCaller>, Own>;
  /** What was last shown is not what would be shown now: the next page waits for answers instead. */
  forgetSight(): Promise<void>;
}

const rowSchema = v.object({
  path: v.nullable(v.string()),
  leftAtMs: v.number(),
  drafts: v.record(v.string(), v.string()),
  scroll: v.record(v.string(), v.number()),
});

const nowhere = (): KeptViews => ({ path: null, leftAtMs: 0, drafts: {}, scroll: {} });

/**
 * Remembers where the person was and what was half typed, in memory of the browser and only while the wallet is open: a
 * lock empties it, and so does an unlock, for a deadline may pass while this worker sleeps. Pages read the two rows
 * themselves before they paint (ADR 0013); nobody but this room writes them.
 */
export function createViews({ session, wallet, clock }: ViewsDeps): Views {
  const serial = createSerial();
  wallet.onChange((change) => {
    // A failed removal is made good by the next unlock; until then nobody is given the row.
    if (change === 'locked' || change === 'unlocked')
      void serial(() => session.remove([VIEWS_KEY, SIGHT_KEY])).catch(() => undefined);
    else if (change === 'accounts') void forgetSight().catch(() => undefined);
  });

  const forgetSight = (): Promise<void> => serial(() => session.remove([SIGHT_KEY]));

  const read = async (): Promise<KeptViews> => {
    const row = v.safeParse(rowSchema, await session.get(VIEWS_KEY));
    return row.success ? row.output : nowhere();
  };

  return {
    handlers: {
      'views.get': () => serial(async () => ((await wallet.isUnlocked()) ? await read() : nowhere())),
      'views.keep': ({ sight, ...patch }: ViewsPatch) =>
        serial(async () => {
          if (!(await wallet.isUnlocked())) throw new WalletError('vault/locked');
          await session.set({
            ...(sight === undefined ? {} : { [SIGHT_KEY]: sight }),
            ...(Object.keys(patch).length === 0
              ? {}
              : { [VIEWS_KEY]: bounded(await read(), patch, clock.nowMs()) }),
          });
          return null;
        }),
    },
    forgetSight,
  };
}
