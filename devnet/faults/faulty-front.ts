import type { AccountInfo } from '../executive/accounts.js';
import type { Block, Epoch } from '../node/chain-store.js';
import type { DevnetNode } from '../node/node.js';
import { HonestFront } from '../rpc/chain-front.js';
import { stateError } from '../rpc/errors.js';
import { type Rewrite, rewrittenView } from '../state/index.js';
import type { DevnetFault, Hex, StateView } from '../types.js';
import type { FaultLine } from './fault-line.js';
import { staleEpoch } from './stale-metadata.js';

const FACTOR_ONE = 1_000_000;

/** The chain as a node shows it that is behind, has thrown old state away, or lies. */
export class FaultyFront extends HonestFront {
  private stale: { fault: DevnetFault; under: Epoch; epoch: Epoch } | undefined;

  constructor(
    node: DevnetNode,
    private readonly line: FaultLine,
  ) {
    super(node);
  }

  override shown(block: Block): Block {
    const { fault } = this.line;
    if (fault?.kind !== 'behind') return block;
    const number = Math.max(0, block.header.number - fault.blocks);
    const hash = this.node.chain.hashAt(number);
    return (hash && this.node.chain.get(hash)) ?? block;
  }

  override get(hash: Hex): Block | undefined {
    const block = super.get(hash);
    return block && this.hides(block.header.number) ? undefined : block;
  }

  override hashAt(number: number): Hex | undefined {
    return this.hides(number) ? undefined : super.hashAt(number);
  }

  override view(block: Block): StateView {
    this.requireKept(block);
    return this.lie(super.view(block));
  }

  override runtimeView(block: Block): StateView {
    this.requireKept(block);
    return this.lie(super.runtimeView(block));
  }

  override runtimeOf(block: Block): Epoch {
    this.requireKept(block);
    return super.runtimeOf(block);
  }

  override metadataOf(block: Block): Epoch {
    const epoch = this.runtimeOf(block);
    const { fault } = this.line;
    if (fault?.kind !== 'stale-metadata') return epoch;
    if (this.stale?.fault !== fault || this.stale.under !== epoch) {
      const first = this.node.chain.genesis().epoch;
      this.stale = { fault, under: epoch, epoch: staleEpoch(epoch, first, fault.metadata) };
    }
    return this.stale.epoch;
  }

  private hides(number: number): boolean {
    return this.line.fault?.kind === 'behind' && number > this.best().header.number;
  }

  /** A node without an archive keeps headers and bodies, not state (`State already discarded` of `sc-client-db`). */
  private requireKept({ hash, header }: Block): void {
    const { fault } = this.line;
    if (fault?.kind !== 'pruned') return;
    if (this.node.chain.best().header.number - header.number > fault.keep) {
      throw stateError(`UnknownBlock: State already discarded for ${hash}`);
    }
  }

  private lie(view: StateView): StateView {
    const rewrite = lieOf(this.line.fault);
    return rewrite ? rewrittenView(view, rewrite) : view;
  }
}

function lieOf(fault: DevnetFault | null): Rewrite | undefined {
  if (fault?.kind === 'lying-balance') {
    return (pallet, item, args, stored) => {
      if (pallet !== 'System' || item !== 'Account' || args[0] !== fault.address) return stored;
      if (stored === undefined) return stored;
      const account = stored as AccountInfo;
      return { ...account, data: { ...account.data, free: account.data.free + fault.addRao } };
    };
  }
  if (fault?.kind === 'lying-price') {
    const factor = BigInt(Math.round(fault.factor * FACTOR_ONE));
    return (pallet, item, args, stored) => {
      const isPool = pallet === 'SubtensorModule' && item === 'SubnetTAO' && args[0] !== 0;
      return isPool && stored !== undefined ? ((stored as bigint) * factor) / BigInt(FACTOR_ONE) : stored;
    };
  }
  return undefined;
}
