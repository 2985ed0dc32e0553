import type { CallContext } from '../dispatch-context.js';

/** What trades and stakes need of a call's context. */
export type Chain = Pick<CallContext, 'codec' | 'state' | 'block' | 'author' | 'deposit'>;

/** Deposits an event whose fields have no names; one that has another shape in this metadata is left out. */
export function announce(chain: Chain, name: string, fields: unknown[]): void {
  if (chain.codec.eventFields('SubtensorModule', name)?.length !== fields.length) return;
  chain.deposit('SubtensorModule', name, fields);
}
