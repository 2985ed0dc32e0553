import { Keyring } from '@polkadot/api';
import { IDBFactory } from 'fake-indexeddb';
import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { startDevnet } from '../../../../devnet/index.js';
import type { Devnet, EventRecord } from '../../../../devnet/types.js';
import { multisigAddress } from '../../../../src/core/address/derived.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import { rao, raoPerAlpha } from '../../../../src/core/amount/money.js';
import { ByteReader } from '../../../../src/core/chain/light/index.js';
import { localChoice } from '../../../../src/core/chain/networks.js';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import type { PendingOperation } from '../../../../src/core/routes/pending.js';
import type { Route, RouteStep } from '../../../../src/core/routes/types.js';
import type { BuiltIntent } from '../../../../src/protocol/engine/operations.js';
import { fund } from '../../../support/signatories.js';
import { type EngineHarness, liveValue, startEngine } from './engine-harness.js';
import type { Profile } from './profiles.js';
import { type Pair, sign } from './signing.js';

const TAO = 1_000_000_000n;

type SharedStep = Extract<RouteStep, { kind: 'multisig' }>;

/** Members of a shared account with keys of their own, the chain, and the engine that serves them all. */
export class SharedWorld {
  private constructor(
    readonly devnet: Devnet,
    readonly engine: EngineHarness,
    /** In the chain's order. */
    readonly members: Pair[],
    readonly threshold: number,
    readonly shared: string,
  ) {}

  /** So many members with 100 TAO each, of whom `threshold` must agree; their account has 100 TAO too. */
  static async start({ options }: Profile, count: number, threshold: number): Promise<SharedWorld> {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', ...options });
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    const members = Array.from({ length: count }, (_, i) => keyring.addFromUri(`//Member//${i}`));
    members.sort((a, b) => Buffer.compare(a.publicKey, b.publicKey));
    const shared = multisigAddress(
      members.map(({ publicKey }) => publicKey),
      threshold,
    );
    for (const address of [...members.map((member) => member.address), shared])
      fund(devnet, address, 100n * TAO);
    await devnet.produceBlock();
    await devnet.produceBlock();
    const engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    return new SharedWorld(devnet, engine, members, threshold, shared);
  }

  async stop(): Promise<void> {
    this.engine.stop();
    await this.devnet.close();
  }

  member(at: number): Pair {
    const found = this.members[at];
    if (!found) throw new Error(`no member ${at}`);
    return found;
  }

  /** The step by which a member acts for the shared account. */
  step(member: Pair, disclose = true): SharedStep {
    const others = this.members.filter((other) => other !== member).map(({ address }) => address);
    return { kind: 'multisig', account: this.shared, threshold: this.threshold, others, disclose };
  }

  route(member: Pair, disclose = true): Route {
    return { signer: member.address, steps: [this.step(member, disclose)] };
  }

  /** The engine has to have seen the newest block before it is asked about it. */
  async caughtUp(): Promise<void> {
    const { number } = this.devnet.best();
    await this.engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
  }

  async quote(ask: OperationAsk, route: Route, address = this.shared): Promise<OperationQuote> {
    await this.caughtUp();
    return this.engine.client.call('quoteOperation', { address, ask, protect: false, route });
  }

  async build(pair: Pair, steps: RouteStep[], intent: BareIntent, protect = false): Promise<BuiltIntent> {
    await this.caughtUp();
    const routed = { kind: 'routed', steps, intent } as const;
    const ask = { address: pair.address, intent: routed, protect, postage: null };
    return this.engine.client.call('buildIntent', ask);
  }

  /** The code of the check that fails when it is built; null when none does. */
  buildSays(pair: Pair, steps: RouteStep[], intent: BareIntent): Promise<string | null> {
    return this.build(pair, steps, intent).then(
      () => null,
      (error: { code: string }) => error.code,
    );
  }

  /** Builds, signs and sends, and makes the block that takes it; that block's events. */
  async act(
    pair: Pair,
    steps: RouteStep[],
    intent: BareIntent,
  ): Promise<BuiltIntent & { events: EventRecord[]; feeRao: bigint }> {
    const built = await this.build(pair, steps, intent);
    return { ...built, ...(await this.send(pair, built)) };
  }

  async send(
    pair: Pair,
    { payload }: Pick<BuiltIntent, 'payload'>,
  ): Promise<{ events: EventRecord[]; feeRao: bigint }> {
    const { extrinsicHex } = await this.engine.client.call('assemble', {
      payload,
      metadataHash: null,
      signature: sign(pair, payload),
      address: pair.address,
    });
    await this.devnet.request('author_submitExtrinsic', [extrinsicHex]);
    await this.devnet.produceBlock();
    const events = this.devnet.state().get('System', 'Events') as EventRecord[];
    const paid = events.find(
      ({ name, fields }) =>
        name === 'TransactionFeePaid' && (fields as { who?: string }).who === pair.address,
    );
    return { events, feeRao: (paid?.fields as { actual_fee?: bigint } | undefined)?.actual_fee ?? 0n };
  }

  async pending(): Promise<PendingOperation[]> {
    await this.caughtUp();
    const { number } = this.devnet.best();
    const reading = await this.engine.event(
      'pendingOperations',
      { accounts: [this.shared] },
      ({ state, snapshot }) => state === 'live' && (snapshot?.block.number ?? 0) >= number,
    );
    return liveValue(reading);
  }

  /** Somebody buys so much that the price of a subnet rises. */
  async raisePrice(buyer: Pair, netuid: number, amount: bigint): Promise<void> {
    const limitRaoPerAlpha = raoPerAlpha(10n ** 15n);
    const stake = { hotkey: this.validator(netuid), netuid, amountRao: rao(amount), limitRaoPerAlpha };
    const intent: BareIntent = { kind: 'stake', ...stake, allowPartial: true };
    const ask = { address: buyer.address, intent, protect: false, postage: null };
    await this.caughtUp();
    await this.send(buyer, await this.engine.client.call('buildIntent', ask));
  }

  /** Ref time that the chain declares for a call (`query_call_info`), extensions of devnet included. */
  async declared(callHex: string): Promise<bigint> {
    const bytes = Buffer.from(callHex.slice(2), 'hex');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    const args = `0x${Buffer.concat([bytes, length]).toString('hex')}`;
    const name = 'TransactionPaymentCallApi_query_call_info';
    const answer = await this.devnet.request('state_call', [name, args]);
    const reader = new ByteReader(Buffer.from(String(answer).slice(2), 'hex'));
    return reader.compact();
  }

  free(address: string): bigint {
    return this.account(address)?.data.free ?? 0n;
  }

  reserved(address: string): bigint {
    return this.account(address)?.data.reserved ?? 0n;
  }

  stake(hotkey: string, netuid: number, coldkey = this.shared): bigint {
    return stakeOf(this.devnet.state(), hotkey, coldkey, netuid);
  }

  validator(netuid: number): string {
    return this.devnet.validators.find(({ netuids }) => netuids.includes(netuid))?.hotkey ?? '';
  }

  private account(address: string): { data: { free: bigint; reserved: bigint } } | undefined {
    return this.devnet.state().get('System', 'Account', address) as
      | { data: { free: bigint; reserved: bigint } }
      | undefined;
  }
}

/** Names and results of what a block says of shared accounts. */
export function sharedEvents(events: EventRecord[]): Array<{ name: string; success: boolean | null }> {
  return events
    .filter(({ pallet }) => pallet === 'Multisig')
    .map(({ name, fields }) => {
      const { result } = fields as { result?: { success: boolean } };
      return { name, success: result?.success ?? null };
    });
}

/** The account id of an address. */
export const idOf = (address: string): Uint8Array => decodeAddress(address).accountId;
