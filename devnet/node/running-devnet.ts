import { encodeAddress } from '../../src/core/address/index.js';
import { FaultLine } from '../faults/fault-line.js';
import { FaultyFront } from '../faults/faulty-front.js';
import { type ChainFront, HonestFront } from '../rpc/chain-front.js';
import { callMethod, type FrameHost, methodNames } from '../rpc/dispatch.js';
import { RpcError } from '../rpc/errors.js';
import type { RpcContext } from '../rpc/method.js';
import { RpcServer } from '../rpc/server.js';
import type { Session } from '../rpc/session.js';
import type {
  Devnet,
  DevnetAccount,
  DevnetFault,
  Hex,
  PendingCall,
  ShieldControls,
  StateView,
} from '../types.js';
import { fromHex } from './bytes.js';
import type { Block, Epoch, Past } from './chain-store.js';
import { DevnetNode } from './node.js';

export interface RunningOptions {
  genesis: Block;
  past?: Past | undefined;
  accounts: DevnetAccount[];
  validators: Devnet['validators'];
  port: number | null;
  blockTimeMs: number | 'manual';
  autoSeal: boolean;
  finalityLag: number;
  shieldKeys: boolean;
  /** Builds the runtime of some metadata and moves the state of `from` into it under `hash`. */
  enterRuntime(metadata: Uint8Array, from: StateView, hash: Hex): Epoch;
}

/** Time between blocks when they are made by hand: the chain's own. */
const SLOT_MS = 12_000;

/** A node, its front and its clock. */
export class RunningDevnet implements Devnet, FrameHost {
  readonly genesisHash: Hex;
  readonly accounts: DevnetAccount[];
  readonly validators: Devnet['validators'];
  private readonly node: DevnetNode;
  private readonly line = new FaultLine();
  /** The chain for requests in process, which no fault touches, and for those that come over the line. */
  private readonly honest: ChainFront;
  private readonly faulty: ChainFront;
  private readonly server: RpcServer | null;
  private readonly timer: NodeJS.Timeout | undefined;
  private readonly counts = new Map<string, number>();
  private sealing = false;
  private closed = false;

  constructor(private readonly options: RunningOptions) {
    const byHand = options.blockTimeMs === 'manual' && !options.autoSeal;
    this.genesisHash = options.genesis.hash;
    this.accounts = options.accounts;
    this.validators = options.validators;
    this.node = new DevnetNode({
      genesis: options.genesis,
      past: options.past,
      finalityLag: options.finalityLag,
      shieldKeys: options.shieldKeys,
      // By hand, time must not depend on the machine's clock; otherwise ages should look right on screen.
      nextTimestampMs: (parentMs) => (byHand ? parentMs + SLOT_MS : Math.max(Date.now(), parentMs + 1)),
    });
    this.honest = new HonestFront(this.node);
    this.faulty = new FaultyFront(this.node, this.line);
    this.server = options.port === null ? null : new RpcServer(options.port, this, this.line);
    if (options.blockTimeMs !== 'manual') {
      this.timer = setInterval(() => this.tick(), options.blockTimeMs);
      this.timer.unref();
    }
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  get codec() {
    return this.node.chain.best().next.codec;
  }

  best() {
    return point(this.node.chain.best());
  }

  finalized() {
    return point(this.node.chain.finalized());
  }

  state(at?: Hex): StateView {
    const best = this.node.chain.best();
    if (at === undefined || at === best.hash) return this.node.runtimeView(best);
    const view = this.node.view(at);
    if (!view) throw new Error(`no block ${at} on this chain`);
    return view;
  }

  async produceBlock() {
    return point(this.node.produce());
  }

  async finalize(): Promise<void> {
    const target = this.node.chain.best().header.number;
    while (this.node.chain.finalized().header.number < target) this.node.produce();
  }

  async reorg(depth: number): Promise<void> {
    this.node.reorg(depth);
  }

  /**
   * Two blocks: the one that carries the upgrade, which the old runtime executes and after which clients are told, and
   * the first one of the new runtime, whose storage the new metadata describes.
   */
  async upgrade(metadata: Uint8Array): Promise<void> {
    this.node.produceUpgrade((block) => {
      const view = block.epoch.db.view(block.hash);
      if (!view) throw new Error(`state of block ${block.hash} is missing`);
      return this.options.enterRuntime(metadata, view, block.hash);
    });
    this.node.produce();
  }

  setFault(fault: DevnetFault | null): void {
    this.line.fault = fault;
  }

  get shield(): ShieldControls {
    return this.node.desk;
  }

  setBlockCapacity(signed: number | null): void {
    this.node.desk.setCapacity(signed);
  }

  orderNextBlock(hashes: string[]): void {
    this.node.desk.orderNext(hashes);
  }

  pendingCalls(): PendingCall[] {
    return this.node.pool.ready().map(({ hash, bytes, signer }) => ({
      hash,
      signer: encodeAddress(fromHex(signer)),
      call: this.codec.decodeExtrinsic(bytes).call,
    }));
  }

  disconnectAll(): void {
    this.server?.disconnectAll();
  }

  async stopListening(): Promise<void> {
    await this.server?.stop();
  }

  async listen(): Promise<void> {
    if (!this.server) throw new Error('this devnet was started in process only (port: null)');
    await this.server.listen();
  }

  async request(method: string, params: unknown[] = []): Promise<unknown> {
    this.count(method);
    try {
      return callMethod(method, params, this.contextOf(undefined, this.honest));
    } catch (error) {
      // The JSON-RPC error's code and data stay readable for callers that stand in for a transport.
      throw error instanceof RpcError ? Object.assign(new Error(error.body.message), error.body) : error;
    }
  }

  requestCounts(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }

  poke(pallet: string, item: string, args: unknown[], value: unknown): void {
    this.node.poke({ pallet, item, args, value });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.server?.stop();
  }

  context(session: Session | undefined): RpcContext {
    return this.contextOf(session, this.faulty);
  }

  count(method: string): void {
    // Methods nobody knows are counted as one: a client must not be able to fill the memory with names.
    const name = KNOWN_METHODS.has(method) ? method : 'unknown';
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  intercept(method: string, params: unknown[]) {
    return this.line.intercept(method, params);
  }

  private contextOf(session: Session | undefined, chain: ChainFront): RpcContext {
    return { node: this.node, chain, session, methodNames, onSubmitted: () => this.sealSoon() };
  }

  /** Lets the answer to the submission out first; submissions of one turn share a block. */
  private sealSoon(): void {
    if (!this.options.autoSeal || this.sealing || this.options.blockTimeMs !== 'manual') return;
    this.sealing = true;
    setImmediate(() => {
      this.sealing = false;
      if (!this.closed) this.tick();
    });
  }

  private tick(): void {
    try {
      this.node.produce();
    } catch (error) {
      console.error('devnet: no block this time:', error);
    }
  }
}

const KNOWN_METHODS = new Set(methodNames());

function point(block: Block): { number: number; hash: Hex } {
  return { number: block.header.number, hash: block.hash };
}
