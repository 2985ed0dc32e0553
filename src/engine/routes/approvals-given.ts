import type { Route } from '../../core/routes/types.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import { storageItem } from '../chain/storage-items.js';
import { callHash } from '../operations/routed/call-hash.js';
import { type Begun, readBegun } from '../operations/routed/multisig-pending.js';
import { wrapCall } from '../operations/routed/wrap.js';
import { stepsFrom } from './search.js';

/** How a route stands with the members of the shared accounts on it. */
export interface Approvals {
  /** Signatures of others that are needed after this one. */
  more: number;
  /** The member on the route has approved already, and others are still needed. */
  isApproved: boolean;
}

/**
 * For each route, by what the chain knows of operations that were begun (`Multisig.Multisigs`): one request for all. Without
 * a call there is nothing that could have been begun.
 */
export async function approvalsOf(
  reader: BlockReader,
  routes: readonly Route[],
  callHex: string | null,
): Promise<Approvals[]> {
  const item = storageItem(reader.runtime, 'Multisig', 'Multisigs');
  const asked: Array<{ route: number; step: number; read: StorageRead }> = [];
  for (const [at, route] of routes.entries())
    for (const [index, step] of route.steps.entries()) {
      if (step.kind !== 'multisig' || step.threshold < 2 || callHex === null || !item) continue;
      const { signer, steps } = stepsFrom(route, index + 1);
      // What a shared account inside another one carries depends on what was begun there: not asked for.
      if (steps.some(({ kind }) => kind === 'multisig')) continue;
      const { callHex: carried } = await wrapCall(reader, signer, steps, callHex);
      asked.push({ route: at, step: index, read: { item, args: [step.account, callHash(carried)] } });
    }
  const values = await reader.storage(asked.map(({ read }) => read));
  const begun = (at: number, index: number): Begun | null => {
    const value = values[asked.findIndex(({ route, step }) => route === at && step === index)];
    return value == null ? null : readBegun(value);
  };
  return routes.map((route, at) => {
    let [more, isApproved] = [0, false];
    for (const [index, step] of route.steps.entries()) {
      if (step.kind !== 'multisig') continue;
      const { signer: member } = stepsFrom(route, index);
      const approvals = begun(at, index)?.approvals ?? [];
      const others = approvals.filter((who) => who !== member).length;
      const missing = Math.max(0, step.threshold - 1 - others);
      more += missing;
      isApproved ||= missing > 0 && approvals.includes(member);
    }
    return { more, isApproved };
  });
}
