import type { DecodedCall } from '../types.js';
import { balancesCalls } from './balances.js';
import { swapObstacle } from './coldkey-swap.js';
import { crowdloanCalls } from './crowdloan/index.js';
import { type Actor, type CallContext, DispatchFailure, fail, type PalletCalls } from './dispatch-context.js';
import { evmCalls } from './evm.js';
import { scheduleOf, unusedRefTime } from './fees.js';
import { multisigCalls } from './multisig/index.js';
import { proxyCalls } from './proxy/index.js';
import { isHalted } from './safe-mode.js';
import { shieldCalls } from './shield/calls.js';
import { subtensorCalls } from './subtensor/index.js';
import { systemCalls } from './system.js';
import { holdsBatch, utilityCalls } from './utility.js';

const PALLETS: Record<string, PalletCalls> = {
  System: systemCalls,
  Balances: balancesCalls,
  Utility: utilityCalls,
  Proxy: proxyCalls,
  Multisig: multisigCalls,
  SubtensorModule: subtensorCalls,
  MevShield: shieldCalls,
  Crowdloan: crowdloanCalls,
  EVM: evmCalls,
};

export type Base = Omit<CallContext, 'origin' | 'permits' | 'dispatch' | 'worked' | 'extrinsicIndex'> & {
  /** The current extrinsic: its position, and what its calls reserved and did not use. */
  meter: { extrinsicIndex: number; unusedRefTime: bigint };
};

/** Fee in rao of a reserving call that did nothing but its checks. */
const CHECKS_FEE = 400_000n;

/**
 * Dispatches one call in a layer of its own: on failure nothing it wrote or announced remains.
 * A call that devnet does not model fails as one that is filtered. @throws DispatchFailure
 */
export function dispatchCall(base: Base, events: EventSink, call: DecodedCall, actor: Actor): void {
  const handler = PALLETS[call.pallet]?.[call.name];
  const mark = events.mark();
  let worked = CHECKS_FEE;
  base.state.begin();
  try {
    requireAllowed(base, call, actor);
    if (!handler) fail('System', 'CallFiltered');
    else
      handler(
        contextFor(base, events, actor, (feeRao) => (worked = feeRao)),
        call.args,
      );
    base.state.commit();
  } catch (error) {
    base.state.rollback();
    events.rewind(mark);
    if (error instanceof DispatchFailure) throw error;
    throw new Error(`${call.pallet}.${call.name} broke`, { cause: error });
  } finally {
    base.meter.unusedRefTime += unusedRefTime(scheduleOf(base.codec), call, worked);
  }
}

/** Filters in the chain's order: its own, the proxy's, then the guard of coldkeys that are being swapped. */
function requireAllowed({ codec, state }: Base, call: DecodedCall, actor: Actor): void {
  if (isHalted({ state }, call)) fail('System', 'CallFiltered');
  if (holdsBatch(codec, call) || !actor.permits(call)) fail('System', 'CallFiltered');
  const obstacle = swapObstacle(state, actor.address, `${call.pallet}.${call.name}`);
  if (obstacle === 'announced') fail('SubtensorModule', 'ColdkeySwapAnnounced');
  if (obstacle === 'disputed') fail('SubtensorModule', 'ColdkeySwapDisputed');
}

function contextFor(base: Base, events: EventSink, actor: Actor, worked: CallContext['worked']): CallContext {
  return {
    ...base,
    origin: actor.address,
    permits: actor.permits,
    extrinsicIndex: base.meter.extrinsicIndex,
    worked,
    dispatch: (inner, other = actor) => dispatchCall(base, events, inner, other),
  };
}

/** Where events of a layer go, so that a failed layer can take its own back. */
export interface EventSink {
  mark(): number;
  rewind(mark: number): void;
}
