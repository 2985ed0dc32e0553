/** Steps of taking a coldkey out of reach, in their order. */
export const STEPS = ['key', 'right', 'rescue', 'prove', 'out', 'done'] as const;
export type OfflineStep = (typeof STEPS)[number];

/** Minutes that each takes; together they are the ten of the title. */
export const MINUTES: Record<OfflineStep, number> = {
  key: 2,
  right: 2,
  rescue: 2,
  prove: 1,
  out: 3,
  done: 0,
};

/** What is known about how far somebody has come: all of it from the chain and the wallet, nothing is remembered. */
export interface Progress {
  /** A key for every day is chosen. */
  hasHot: boolean;
  /** It can pay fees; null while its balance is not known. */
  isFunded: boolean | null;
  /** The coldkey gave it the right to stake. */
  hasRight: boolean;
  /** A second, delayed right is there, or was declined. */
  rescueSettled: boolean;
  /** The chain lets the key act. */
  isProven: boolean;
  /** The coldkey's key is not in this browser any more. */
  isOut: boolean;
}

/** The first step that is not done. */
export function nextOfflineStep(progress: Progress): OfflineStep {
  const { hasHot, isFunded, hasRight, rescueSettled, isProven, isOut } = progress;
  if (!hasHot || isFunded === false) return 'key';
  if (!hasRight) return 'right';
  // A coldkey that is out already cannot give another right from here.
  if (!isOut && !rescueSettled) return 'rescue';
  if (!isProven) return 'prove';
  return isOut ? 'done' : 'out';
}

/** Whether a step is behind somebody whose next step is `next`. */
export function isBehind(step: OfflineStep, next: OfflineStep): boolean {
  return STEPS.indexOf(step) < STEPS.indexOf(next);
}

/** Fees of a few hundred ordinary acts, rao: what the key should have at least. */
export const HOT_LEAST_RAO = 10_000_000n;
