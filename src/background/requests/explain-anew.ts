import { isWalletError, toErrorBody } from '../../core/errors/wallet-error.js';
import type { ExplainResult, Explanation } from '../../core/explain/types.js';
import type { EngineCalls, ExplainFacts } from '../../protocol/engine/index.js';
import type { DeviceSigner } from '../../protocol/ui/approvals.js';
import type { EngineHost, ExtrinsicRequest } from '../types.js';
import type { RequestDeps } from './deps.js';
import { deviceOf, refuseWithoutProof } from './device.js';
import { metadataFor } from './metadata-for.js';
import { actorsOf, type KnownFacts, needsSecondOpinion, pricedSubnets } from './needs-second-opinion.js';
import { comparisonOf } from './second-opinion.js';
import type { Finding } from './second-opinions.js';

/** An explanation of the stored bytes, and what a second node is to be asked before they are signed. */
export interface Explained {
  result: ExplainResult;
  /** Where the signature comes from; null: from the vault. */
  device: DeviceSigner | null;
  /** Null for a refusal: there is nothing to sign. */
  finding: Finding | null;
}

/** Explains a request from its bytes, with whatever facts the engine gives. A reason not to sign is an answer. */
export async function explainAnew(deps: RequestDeps, request: ExtrinsicRequest): Promise<Explained> {
  const heard = new Map<string, ExplainFacts>();
  const device = await deviceOf(deps.wallet, request.accountId);
  const explained = await explain(deps, request, heard);
  const result = device ? refuseWithoutProof(explained) : explained;
  return {
    result,
    device,
    finding: result.ok ? findingOf(result.explanation, request, heard) : null,
  };
}

function findingOf(explanation: Explanation, request: ExtrinsicRequest, facts: KnownFacts): Finding {
  const addresses = [...new Set([request.address, ...actorsOf(explanation)])];
  // Nothing but secrecy binds it to a carrier of another account: a node that names a key of its own learns of it in time.
  const foreignPostage = request.shield !== null && request.shield.carrierAddress !== request.address;
  return {
    payloadHash: explanation.payloadHash,
    atBlock: explanation.atBlock?.number ?? null,
    comparison:
      foreignPostage || needsSecondOpinion(explanation, facts)
        ? comparisonOf(addresses, pricedSubnets(explanation), foreignPostage)
        : null,
  };
}

async function explain(
  deps: RequestDeps,
  request: ExtrinsicRequest,
  heard: Map<string, ExplainFacts>,
): Promise<ExplainResult> {
  try {
    const ask = factsOrNothing(deps.engine);
    const [facts, metadata, ownAccounts] = await Promise.all([
      ask('signingFacts', { address: request.address }),
      metadataFor(deps, request.payload),
      deps.wallet.accounts(),
    ]);
    return await deps.explainer.explain({
      request,
      metadata,
      facts,
      explainFacts: async (question) => {
        const answer = await ask('explainFacts', question);
        if (answer) heard.set(question.address, answer);
        return answer;
      },
      inspect: (callHex) => ask('inspectCall', { callHex }),
      ownAccounts,
    });
  } catch (error) {
    // A reason not to sign is an answer; anything else is a bug and must not look like one.
    if (!isWalletError(error)) throw error;
    return { ok: false, refusal: toErrorBody(error) };
  }
}

/**
 * Asks the engine for facts; null says that there was no answer. Once it could not be reached it is not asked again for the
 * same view, or a dead engine would cost its time-out four times over.
 */
function factsOrNothing(engine: EngineHost) {
  let unreachable = false;
  return async <M extends 'signingFacts' | 'explainFacts' | 'inspectCall'>(
    method: M,
    params: EngineCalls[M]['in'],
  ): Promise<EngineCalls[M]['out'] | null> => {
    if (unreachable) return null;
    try {
      return await engine.ask(method, params);
    } catch (error) {
      if (!isWalletError(error)) return null;
      // The second decoder's own refusal is an answer, and the stricter of the two decides.
      if (method === 'inspectCall' && error.code.startsWith('sign/')) throw error;
      if (error.code === 'engine/unreachable') unreachable = true;
      return null;
    }
  };
}
