import type { Explanation } from '../../core/explain/types.js';
import type { Shown } from '../approvals/index.js';
import type { Clock, ExtrinsicRequest } from '../types.js';
import { changesControl } from './changes-control.js';
import { eraEndMs } from './era-end.js';
import { expectedOf } from './expected-of.js';
import { termsOf } from './terms.js';

/** What is noted of an explanation that a person is shown. */
export function shownOf(request: ExtrinsicRequest, explanation: Explanation, clock: Clock): Shown {
  const { payloadHash, sentence, eraPeriod, atBlock } = explanation;
  const nowMs = clock.nowMs();
  return {
    payloadHash,
    sentence,
    expected: expectedOf(explanation),
    eraPeriod,
    atBlockNumber: atBlock?.number ?? null,
    needsPassword: changesControl(explanation),
    atMs: nowMs,
    terms: termsOf(explanation),
    endsAtMs: eraEndMs(request, explanation, nowMs),
  };
}

/** The same of a message: nothing of it is of the chain. */
export function shownMessage(payloadHash: string, clock: Clock): Shown {
  return {
    payloadHash,
    sentence: null,
    expected: null,
    eraPeriod: null,
    atBlockNumber: null,
    needsPassword: false,
    atMs: clock.nowMs(),
    terms: null,
    endsAtMs: null,
  };
}
