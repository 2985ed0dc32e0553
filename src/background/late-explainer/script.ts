import { createExplainer } from '../explain/index.js';
import { EXPLAINER_KEY } from './script-name.js';

/** The whole of `explain.js`: everything that reads, explains and assembles bytes, and no key. */
(globalThis as Record<string, unknown>)[EXPLAINER_KEY] = createExplainer();
