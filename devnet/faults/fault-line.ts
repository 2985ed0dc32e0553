import type { RpcErrorBody } from '../node/tx-errors.js';
import { rateLimited } from '../rpc/errors.js';
import type { DevnetFault } from '../types.js';

/** A hash that no block has: what a node of another chain says its genesis is. */
const FOREIGN_GENESIS = `0x${'bad0'.repeat(16)}`;

/**
 * Nonsense in the place of a result. Frames stay JSON: a WebSocket delivers frames whole, so a client meets wrong
 * content far sooner than cut-off text.
 */
const NONSENSE: unknown[] = [`0x${'deadbeef'.repeat(5)}`, null, { garbage: true }, 4_294_967_296, [[]]];

/** The line between the node and its clients, and what is wrong with it. In-process requests do not use it. */
export class FaultLine {
  fault: DevnetFault | null = null;
  private nonsense = 0;

  /** New connections are turned away. */
  get refusesConnections(): boolean {
    return this.fault?.kind === 'refuse';
  }

  /** Requests are neither executed nor answered, notifications get lost: a connection that went dead. */
  get swallows(): boolean {
    return this.fault?.kind === 'drop';
  }

  get lagMs(): number {
    return this.fault?.kind === 'lag' ? this.fault.ms : 0;
  }

  /** Answer that takes the place of the node's own, if the fault has one for this request. */
  intercept(method: string, params: unknown[]): { result: unknown } | { error: RpcErrorBody } | undefined {
    if (this.fault?.kind === 'refuse') return { error: rateLimited };
    if (this.fault?.kind !== 'wrong-genesis' || method !== 'chain_getBlockHash') return undefined;
    const asksGenesis = Number(params[0]) === 0 && params[0] !== null && params[0] !== '';
    return asksGenesis && !Array.isArray(params[0]) ? { result: FOREIGN_GENESIS } : undefined;
  }

  /** The frame as it leaves the line. */
  spoil(frame: string): string {
    if (this.fault?.kind !== 'garbage') return frame;
    return JSON.stringify(this.spoilOne(JSON.parse(frame)));
  }

  private spoilOne(message: unknown): unknown {
    if (Array.isArray(message)) return message.map((item) => this.spoilOne(item));
    const copy = { ...(message as Record<string, unknown>) };
    const result = NONSENSE[this.nonsense % NONSENSE.length];
    this.nonsense += 1;
    if ('result' in copy) copy.result = result;
    if (typeof copy.params === 'object') copy.params = { ...copy.params, result };
    return copy;
  }
}
