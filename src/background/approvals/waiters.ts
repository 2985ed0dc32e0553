import type { Outcome } from './row.js';

/** Pages that wait for a row right now. Lives in memory: after a restart each relay asks again by its request id. */
export interface Waiters {
  /** Resolves with the row's outcome; never when the page goes away first. */
  wait(approvalId: string, closed: AbortSignal): Promise<Outcome>;
  settle(approvalId: string, outcome: Outcome): boolean;
  /** True when some page waits, or starts to within the time given. */
  present(approvalId: string, withinMs: number): Promise<boolean>;
}

export function createWaiters(pause: (ms: number) => Promise<void>, onGone: (id: string) => void): Waiters {
  const waiting = new Map<string, Set<(outcome: Outcome) => void>>();
  const arrivals = new Map<string, Set<() => void>>();

  return {
    wait(approvalId, closed) {
      const resolvers = waiting.get(approvalId) ?? new Set();
      waiting.set(approvalId, resolvers);
      for (const arrived of arrivals.get(approvalId) ?? []) arrived();
      return new Promise((resolve) => {
        resolvers.add(resolve);
        const leave = (): void => {
          if (!resolvers.delete(resolve) || resolvers.size > 0) return;
          waiting.delete(approvalId);
          onGone(approvalId);
        };
        if (closed.aborted) leave();
        else closed.addEventListener('abort', leave, { once: true });
      });
    },
    settle(approvalId, outcome) {
      const resolvers = waiting.get(approvalId);
      waiting.delete(approvalId);
      for (const resolve of resolvers ?? []) resolve(outcome);
      resolvers?.clear();
      return resolvers !== undefined;
    },
    async present(approvalId, withinMs) {
      if (waiting.has(approvalId)) return true;
      const listeners = arrivals.get(approvalId) ?? new Set();
      arrivals.set(approvalId, listeners);
      const arrived = new Promise<void>((resolve) => listeners.add(resolve));
      await Promise.race([arrived, pause(withinMs)]);
      arrivals.delete(approvalId);
      return waiting.has(approvalId);
    },
  };
}
