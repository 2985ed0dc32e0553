import type { Explainer } from '../types.js';
import { EXPLAINER_KEY, EXPLAINER_SCRIPT } from './script-name.js';

interface ServiceWorkerScope {
  importScripts(url: string): void;
  addEventListener(event: 'install', listener: () => void): void;
  [EXPLAINER_KEY]?: Explainer;
}

const scope = globalThis as unknown as ServiceWorkerScope;

// A service worker may later import only what it imported while it was installed: from then on the browser keeps the script
// beside the worker, and parses it no sooner than it is asked for.
scope.addEventListener('install', () => scope.importScripts(EXPLAINER_SCRIPT));

/** In a service worker: a script of its own. @throws when the browser does not give it */
export const loadExplainer = async (): Promise<Explainer> => {
  if (!scope[EXPLAINER_KEY]) scope.importScripts(EXPLAINER_SCRIPT);
  const explainer = scope[EXPLAINER_KEY];
  if (!explainer) throw new Error('the explainer did not load');
  return explainer;
};
