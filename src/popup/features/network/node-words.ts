import type { TFunction } from 'i18next';
import type { EndpointHealth } from '../../../core/chain/endpoints.js';
import type { ErrorCode } from '../../../core/errors/codes.js';

const CAUSES = new Set([
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
  const cause = health.lastError ? t(`nodes.cause.${causeKey(health.lastError.code)}`) : null;
  if (health.state === 'refused') return cause;
  if (health.state !== 'resting') return testFailure ? testText(t, testFailure) : null;
  return [cause, health.retryAtMs === null ? null : retryText(t, health.retryAtMs - nowMs)]
    .filter(Boolean)
    .join(', ');
}

/** "failed the test: no connection" */
export function testText(t: TFunction, code: ErrorCode): string {
  return t('nodes.testFailed', { cause: t(`nodes.cause.${causeKey(code)}`) });
}

function causeKey(code: string): string {
  return CAUSES.has(code) ? code.slice('chain/'.length) : 'other';
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
