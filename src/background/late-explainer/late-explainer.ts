import type { Explainer, LateExplainer } from '../types.js';

/**
 * An explainer that is loaded with the first question. One that could not be loaded is asked for again with the next: nothing
 * is signed meanwhile, because nothing can be shown.
 */
export function lateExplainer(load: () => Promise<Explainer>): LateExplainer {
  let loaded: Promise<Explainer> | null = null;
  const explainer = (): Promise<Explainer> => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
  return {
    fromSignerPayload: async (...asked) => (await explainer()).fromSignerPayload(...asked),
    signingBytes: async (...asked) => (await explainer()).signingBytes(...asked),
    explain: async (...asked) => (await explainer()).explain(...asked),
    assemble: async (...asked) => (await explainer()).assemble(...asked),
    prepareMessage: async (...asked) => (await explainer()).prepareMessage(...asked),
    proof: async (...asked) => (await explainer()).proof(...asked),
    assertCarrier: async (...asked) => (await explainer()).assertCarrier(...asked),
  };
}
