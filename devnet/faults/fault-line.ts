import type { RpcErrorBody } from '../node/tx-errors.js';
import { rateLimited } from '../rpc/errors.js';
import { CHAIN_PROPERTIES } from '../rpc/methods/system.js';
import type { DevnetFault } from '../types.js';
import { foreign, hugeNumbers, mapResults, nonsense, notNumbers } from './spoil.js';

/** A hash that no block has: what a node of another chain says its genesis is. */
const FOREIGN_GENESIS = `0x${'bad0'.repeat(16)}`;
/** Methods that answer the chain's properties, and those that answer nothing but the genesis hash. */
const PROPERTIES = new Set(['system_properties', 'chainSpec_v1_properties']);
const GENESIS = new Set(['chainSpec_v1_genesisHash', 'archive_v1_genesisHash']);

/** The line between the node and its clients, and what is wrong with it. In-process requests do not use it. */
export class FaultLine {
  fault: DevnetFault | null = null;
  private turn = 0;

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

  /** Answers that arrive within a moment leave in the opposite order. */
  get reorders(): boolean {
    return this.fault?.kind === 'reorder';
  }

  /** Answer that takes the place of the node's own, if the fault has one for this request. */
  intercept(method: string, params: unknown[]): { result: unknown } | { error: RpcErrorBody } | undefined {
    const { fault } = this;
    if (fault?.kind === 'refuse') return { error: rateLimited };
    if (fault?.kind === 'wrong-decimals' && PROPERTIES.has(method)) {
      return { result: { ...CHAIN_PROPERTIES, tokenDecimals: fault.decimals } };
    }
    if (fault?.kind !== 'wrong-genesis') return undefined;
    if (GENESIS.has(method)) return { result: FOREIGN_GENESIS };
    if (method !== 'chain_getBlockHash') return undefined;
    const asksGenesis = Number(params[0]) === 0 && params[0] !== null && params[0] !== '';
    return asksGenesis && !Array.isArray(params[0]) ? { result: FOREIGN_GENESIS } : undefined;
  }

  /** What leaves the line in the place of a frame. */
  outgoing(frame: string): string[] {
    switch (this.fault?.kind) {
      case 'garbage':
        return [mapResults(frame, () => nonsense(this.turn++))];
      case 'nan':
        return [mapResults(frame, notNumbers)];
      case 'huge':
        return [mapResults(frame, hugeNumbers)];
      case 'duplicate':
        return [frame, frame];
      case 'foreign-ids':
        return [foreign(frame), frame];
      default:
        return [frame];
    }
  }
}
