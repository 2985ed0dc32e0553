import { WalletError } from '../../../core/errors/wallet-error.js';
import { hasCall } from '../../chain/call-shapes.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';

/** Names of a call's arguments in order, each with its primitive type or null for anything else. */
export type CallShape = ReadonlyArray<readonly [name: string, primitive: string | null]>;

/** A call of SubtensorModule in the one shape this wallet writes. */
export interface SubtensorCall {
  /** @throws WalletError chain/unavailable-feature where the runtime has no such call in this shape */
  need(runtime: Runtime): void;
  /** Call bytes as hex. @throws WalletError chain/unavailable-feature */
  build(runtime: Runtime, args: unknown[]): string;
}

/** @param name as metadata spells it */
export function subtensorCall(name: string, shape: CallShape): SubtensorCall {
  const need = (runtime: Runtime): void => {
    if (!hasCall(runtime, 'SubtensorModule', name, shape))
      throw new WalletError('chain/unavailable-feature', { feature: name });
  };
  return {
    need,
    build: (runtime, args) => {
      need(runtime);
      return buildCall(runtime, 'SubtensorModule', name, args);
    },
  };
}
