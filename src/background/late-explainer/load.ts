import { createExplainer } from '../explain/index.js';
import type { Explainer } from '../types.js';

/** While developing: part of the worker. The packages load it late, each in its browser's way (vite.config.ts). */
export const loadExplainer = async (): Promise<Explainer> => createExplainer();
