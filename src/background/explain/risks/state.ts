import type { Risk } from '../../../core/explain/types.js';
import type { ExtraAsk } from '../../../protocol/engine/index.js';
import { nodesOf, type Told } from '../compose.js';
import { PROXIES } from '../deposits.js';
import type { FactView } from '../fact-view.js';
import { risk } from '../lines.js';
import type { ActingCall } from '../walk.js';
import { nameParam } from '../worded.js';

/**
 * What still runs while an account's handing over is announced (opentensor/subtensor `CheckColdkeySwap`), and while the
 * network is paused (its runtime's `SafeModeWhitelistedCalls`).
 */
const RUNS = {
  'coldkey-swap':
    /^(SubtensorModule\.(announce_coldkey_swap|swap_coldkey_announced|dispute_coldkey_swap|clear_coldkey_swap_announcement)|MevShield\.submit_encrypted)$/,
  paused:
    /^(Sudo|Multisig|System|SafeMode|Timestamp)\.|^(SubtensorModule\.(set_weights|serve_axon)|Commitments\.set_commitment)$/,
} as const;
const SWAP = { kind: 'coldkey-swap' } as const;
const PAUSED = { kind: 'paused' } as const;

/** What is asked of the signer: nothing for calls that such a state does not stop. */
export function stateAsks(root: ActingCall): ExtraAsk[] {
  return [SWAP, PAUSED].filter((ask) => isStopped(root, ask.kind));
}

/** Calls that the chain would refuse now, whatever they are. */
export function stateRisks(root: ActingCall, view: FactView): Risk[] {
  const swap = view.answer(SWAP);
  const announced = swap?.announced?.atBlock;
  const until = view.answer(PAUSED)?.untilBlock;
  return [
    ...(swap?.disputed ? [forbidden('disputed')] : []),
    ...(!swap?.disputed && announced != null && isStopped(root, SWAP.kind)
      ? [forbidden(SWAP.kind, announced)]
      : []),
    ...(until != null && isStopped(root, PAUSED.kind) ? [forbidden(PAUSED.kind, until)] : []),
  ];
}

function forbidden(why: string, block?: number): Risk {
  return risk('forbidden-now', 'caution', {
    why: { t: 'text', text: why },
    ...(block && { block: { t: 'int', value: BigInt(block) } }),
  });
}

function isStopped({ call, children }: ActingCall, kind: keyof typeof RUNS): boolean {
  return !RUNS[kind].test(`${call.pallet}.${call.call}`) || children.some((child) => isStopped(child, kind));
}

/**
 * The last right over an account that is reached by such a right: without a key of its own nobody gets into it again.
 *
 * @param hasKey whether this wallet can sign for the account itself.
 */
export function lastRightRisks(
  told: Told,
  viewOf: (actor: string) => FactView,
  hasKey: (address: string) => boolean,
): Risk[] {
  return nodesOf(told).flatMap(({ node: { call, actor, byRight }, risks }) => {
    const isRemoval = byRight && call.pallet === 'Proxy' && call.call === 'remove_proxy';
    // A right that is not on the list cannot be taken off it.
    if (!isRemoval || hasKey(actor) || risks.some(({ code }) => code === 'no-such-right')) return [];
    if (viewOf(actor).answer(PROXIES)?.list.length !== 1) return [];
    return [risk('destroys-value', 'danger', nameParam(call))];
  });
}
