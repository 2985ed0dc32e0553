import type { OffscreenApi } from '../platform.js';

/** Holds the engine's SharedWorker while none of our pages is open. */
export interface Keeper {
  /** Resolves when something holds the engine; does nothing when it is held already. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The page whose one script opens the engine's SharedWorker. */
export const KEEPER_PAGE = 'src/popup/keeper.html';

/** The offscreen document (Chrome). Only one may exist, and it outlives the worker. */
export function createOffscreenKeeper(offscreen: OffscreenApi): Keeper {
  return {
    async start() {
      try {
        await offscreen.createDocument({
          url: KEEPER_PAGE,
          reasons: ['WORKERS'],
          justification: 'Holds the shared worker that follows a pending transaction on the chain.',
        });
      } catch (error) {
        // Chrome gives this case no code of its own: "Only a single offscreen document may be created."
        if (!(error instanceof Error && error.message.includes('single offscreen'))) throw error;
      }
    },
    async stop() {
      // Throws when there is none, which is what was wanted.
      await offscreen.closeDocument().catch(() => undefined);
    },
  };
}

/**
 * An event page (Firefox) may hold the engine itself, for as long as it lives. Without a way to do so the engine lives only
 * while a page of ours is open, and a question then says that it cannot be reached.
 */
export function createPageKeeper(open: (() => Promise<() => void>) | null): Keeper {
  let held: Promise<() => void> | null = null;
  return {
    async start() {
      if (!open) return;
      held ??= open().catch((error: unknown) => {
        held = null;
        throw error;
      });
      await held;
    },
    async stop() {
      const close = await held?.catch(() => undefined);
      held = null;
      close?.();
    },
  };
}
