import type { TFunction } from 'i18next';
import type { EndpointHealth } from '../../../core/chain/endpoints.js';
import type { ErrorCode } from '../../../core/errors/codes.js';

const CAUSES: ReadonlySet<string> = new Set([
  'chain/offline',
  'chain/timeout',
  'chain/wrong-genesis',
  'chain/bad-answer',
  'chain/no-metadata',
  'chain/spec-mismatch',
]);
const MINUTE_MS = 60_000;

/** Why the node in use is in use: the first of the list, or what became of those above it. */
export type WhyInUse = 'first' | 'others-out' | 'sooner';

export function whyInUse(above: ReadonlyArray<EndpointHealth | undefined>): WhyInUse {
  if (above.length === 0) return 'first';
  const isOut = (health: EndpointHealth | undefined) =>
    health?.state === 'resting' || health?.state === 'refused';
  return above.every(isOut) ? 'others-out' : 'sooner';
}

export interface ReasonContext {
  nowMs: number;
  isKelvins: boolean;
  /** What the person's own test of the node came to, when it failed; the engine counts only its own tries. */
  testFailure: ErrorCode | null;
}

/** What goes with the state: why, or until when. Null where the state says it all. */
export function stateReason(
  t: TFunction,
  health: EndpointHealth,
  above: ReadonlyArray<EndpointHealth | undefined>,
  { nowMs, isKelvins, testFailure }: ReasonContext,
): string | null {
  if (health.state === 'in-use') {
    const why = whyInUse(above);
    return t(`nodes.why.${why === 'first' && isKelvins ? 'firstOfKelvin' : why}`);
  }
  const cause = health.lastError ? causeText(t, health.lastError.code) : null;
  if (health.state === 'refused') return cause;
  if (health.state === 'unknown') return testFailure ? causeText(t, testFailure) : cause;
  if (health.state === 'ready')
    return testFailure ? t('nodes.testFailed', { cause: causeText(t, testFailure) }) : null;
  return [cause, health.retryAtMs === null ? null : retryText(t, health.retryAtMs - nowMs)]
    .filter(Boolean)
    .join(', ');
}

/** The word for the state; one that was tried before, by the engine or by a test, is not "not tried yet". */
export function stateWord(t: TFunction, health: EndpointHealth | undefined, testFailure: ErrorCode | null) {
  const state = health?.state ?? 'unknown';
  if (state !== 'unknown') return t(`nodes.state.${state}`);
  if (testFailure) return t('nodes.state.failed');
  return t(health && health.failures > 0 ? 'nodes.state.again' : 'nodes.state.unknown');
}

function causeText(t: TFunction, code: ErrorCode): string {
  return t(`nodes.cause.${CAUSES.has(code) ? code.slice('chain/'.length) : 'other'}`);
}

function retryText(t: TFunction, inMs: number): string {
  if (inMs <= 0) return t('nodes.retrySoon');
  return inMs < 2 * MINUTE_MS
    ? t('nodes.retryIn', { seconds: Math.ceil(inMs / 1_000) })
    : t('nodes.retryInMinutes', { minutes: Math.ceil(inMs / MINUTE_MS) });
}

/**
 * Latency, lag and archive in words; what is not known is said to be unknown. A node that is out of use has only what it
 * was known for: its lag of then says nothing now.
 */
export function measures(t: TFunction, { state, latencyMs, lagBlocks, archive }: EndpointHealth): string[] {
  const archiveText = t(`nodes.archive.${archive === null ? 'unknown' : archive ? 'yes' : 'no'}`);
  if (state === 'in-use' || state === 'ready')
    return [
      latencyMs === null ? t('nodes.latencyUnknown') : msText(t, latencyMs),
      lagText(t, lagBlocks),
      archiveText,
    ];
  return [
    latencyMs === null ? null : t('nodes.latencyThen', { latency: msText(t, latencyMs) }),
    archive === null ? null : archiveText,
  ].filter((text) => text !== null);
}

/** Never "0 ms": below one it is still not nothing. */
export function msText(t: TFunction, latencyMs: number): string {
  return t('nodes.latency', { ms: Math.max(1, Math.round(latencyMs)) });
}

export function lagText(t: TFunction, lagBlocks: number | null): string {
  if (lagBlocks === null) return t('nodes.lagUnknown');
  return lagBlocks <= 0 ? t('nodes.lagNone') : t('nodes.lag', { count: lagBlocks });
}
