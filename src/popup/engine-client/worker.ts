import { ENGINE_WORKER_NAME } from '../../protocol/engine/index.js';

/**
 * The engine's SharedWorker: started by the first page that asks, shared by all others. Address, name and type must be the
 * same everywhere, or two engines run; so this is the only place that constructs it. Vite reads the expression as it
 * stands here to build the worker's file.
 */
export function engineWorker(): SharedWorker {
  return new SharedWorker(new URL('../../engine/shared.ts', import.meta.url), {
    type: 'module',
    name: ENGINE_WORKER_NAME,
  });
}
