import { createExplainer } from '../../../../../src/background/explain/index.js';
import type { Effect, Explanation } from '../../../../../src/core/explain/types.js';
import type {
  ExplainFacts,
  ExtraAnswer,
  ExtraAsk,
  StoredMetadata,
} from '../../../../../src/protocol/engine/index.js';
import { callHex } from '../../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainFacts,
  inputFor,
  SIGNER,
  simulate,
} from '../../../../support/explain-builders.js';

/** What the chain answers to further questions, by kind; a kind that is not there is not known. */
export type Answers = { [K in ExtraAsk['kind']]?: Extract<ExtraAnswer, { kind: K }> | null };

/** A page's call as the approval explains it, from these facts and answers. */
export async function explainFamily(
  metadata: StoredMetadata,
  [pallet, call, args = {}]: readonly [pallet: string, call: string, args?: object],
  answers: Answers = {},
  change: Partial<ExplainFacts> = {},
): Promise<Explanation> {
  const facts = explainFacts(change);
  const request = dappRequest(metadata, callHex(metadata, pallet, call, args));
  return accepted(
    await createExplainer().explain(
      inputFor(metadata, request, facts, {
        explainFacts: async (ask) => ({
          ...facts,
          sims: ask.sims.map(simulate),
          answers: (ask.asks ?? []).map(({ kind }) => answers[kind] ?? null),
        }),
      }),
    ),
  );
}

/** The lines of the table as text: the account where it is not the signer, the validator where one is named. */
export function linesOf({ effects }: Explanation): string[] {
  return effects.filter(({ kind }) => kind !== 'fee').map(lineText);
}

export function lineText({ kind, bound, value, account, hotkey }: Effect): string {
  const amount =
    value.t === 'tao'
      ? `${value.rao} rao`
      : value.t === 'alpha'
        ? `${value.base} of ${value.netuid}`
        : value.t === 'text'
          ? value.text
          : value.t;
  return [
    kind,
    bound,
    amount,
    ...(account === SIGNER ? [] : [account]),
    ...(hotkey ? [`at ${hotkey}`] : []),
  ].join(' ');
}

/** Risks that are about the call, not about its signature. */
export function risksOf({ risks }: Explanation): string[] {
  return risks
    .filter(({ code }) => code !== 'no-metadata-hash')
    .map(({ code, level, params }) =>
      [code, level, ...(params.why?.t === 'text' ? [params.why.text] : [])].join(' '),
    );
}

export function summary(explanation: Explanation) {
  const { certainty } = explanation;
  return { lines: linesOf(explanation), risks: risksOf(explanation), certainty };
}
