import type { DecodedCall } from '../types.js';
import { balancesCalls } from './balances.js';
import { type CallContext, DispatchFailure, fail, type PalletCalls } from './dispatch-context.js';
import { proxyCalls } from './proxy.js';
import { subtensorCalls } from './subtensor/index.js';
import { systemCalls } from './system.js';
import { utilityCalls } from './utility.js';

const PALLETS: Record<string, PalletCalls> = {
  System: systemCalls,
  Balances: balancesCalls,
  Utility: utilityCalls,
  Proxy: proxyCalls,
  SubtensorModule: subtensorCalls,
};

export type Base = Omit<CallContext, 'origin' | 'dispatch'>;

/**
 * Dispatches one call in a layer of its own: on failure nothing it wrote or announced remains.
 * A call that devnet does not model fails as one that is filtered. @throws DispatchFailure
 */
export function dispatchCall(base: Base, events: EventSink, call: DecodedCall, origin: string): void {
  const handler = PALLETS[call.pallet]?.[call.name];
  const mark = events.mark();
  base.state.begin();
  try {
    if (!handler) fail('System', 'CallFiltered');
    else
      handler(
        { ...base, origin, dispatch: (inner, actor) => dispatchCall(base, events, inner, actor) },
        call.args,
      );
    base.state.commit();
  } catch (error) {
    base.state.rollback();
    events.rewind(mark);
    if (error instanceof DispatchFailure) throw error;
    throw new Error(`${call.pallet}.${call.name} broke`, { cause: error });
  }
}

/** Where events of a layer go, so that a failed layer can take its own back. */
export interface EventSink {
  mark(): number;
  rewind(mark: number): void;
}
