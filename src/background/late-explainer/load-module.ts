import type { Explainer } from '../types.js';

/** In an event page, which is a document: a module of its own. */
export const loadExplainer = async (): Promise<Explainer> =>
  (await import('../explain/index.js')).createExplainer();
