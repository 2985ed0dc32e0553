import { Keyring } from '@polkadot/api';
import { IDBFactory } from 'fake-indexeddb';
import { BLOCK_AUTHOR } from '../../../../../devnet/executive/execute-block.js';
import { stakeOf } from '../../../../../devnet/executive/subtensor/stakes.js';
import { startDevnet } from '../../../../../devnet/index.js';
import type { Devnet, EventRecord } from '../../../../../devnet/types.js';
import { isWalletError } from '../../../../../src/core/errors/wallet-error.js';
import type { BareIntent } from '../../../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../../../src/core/operations/quote.js';
import type { OperationAsk } from '../../../../../src/core/operations/request.js';
import { BlockReader } from '../../../../../src/engine/chain/block-reader.js';
import type { Connection } from '../../../../../src/engine/chain/connection.js';
import { assembleExtrinsic } from '../../../../../src/engine/chain/extrinsics.js';
import type { Session } from '../../../../../src/engine/chain/session.js';
import { checkIntent } from '../../../../../src/engine/operations/check-intent.js';
import { quoteOperation } from '../../../../../src/engine/operations/quote-operation.js';
import { intentCall } from '../../../../../src/engine/operations/registry.js';
import type { Profile } from '../../support/profiles.js';
import { type Pair, sign } from '../../support/signing.js';
import { connectTo } from '../../support/two-nodes.js';

type NativeError = { type: string; value: { type: string } | undefined };
const UNSHIELDED = { state: 'off', reason: 'switched-off' } as const;

/** 300 TAO: enough for a long walk, little enough to run short. */
const FUNDED = {
  nonce: 0,
  consumers: 0,
  providers: 1,
  sufficients: 0,
  data: { free: 300_000_000_000n, reserved: 0n, frozen: 0n, flags: 1n << 127n },
};

/** What an account owns, by token: `tao`, or `alpha <netuid>`. */
export type Wealth = Map<string, bigint>;

/** A chain with many accounts, and the wallet's own idea of what it will do. */
export class WalkWorld {
  private constructor(
    readonly devnet: Devnet,
    private readonly connection: Connection,
    private readonly session: Session,
    readonly pairs: Pair[],
  ) {}

  static async start({ options }: Profile, accounts: number): Promise<WalkWorld> {
    globalThis.indexedDB = new IDBFactory();
    const scenario = { subnets: 10, validators: 8, accounts: 0, positionsPerAccount: 0 };
    const devnet = await startDevnet({ scenario, finalityLag: 1, ...options });
    // Epochs pay stakers and would be taken for what an operation brought.
    for (const netuid of new Set(devnet.validators.flatMap(({ netuids }) => netuids)))
      devnet.poke('SubtensorModule', 'Tempo', [netuid], 65_535);
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    // The author gets its own fees back.
    const funded = devnet.accounts.filter(({ address }) => address !== BLOCK_AUTHOR).map(({ suri }) => suri);
    const others = Array.from({ length: accounts - funded.length }, (_, at) => `//walk/${at}`);
    const pairs = [...funded, ...others].map((suri) => keyring.addFromUri(suri));
    for (const pair of pairs.slice(funded.length)) devnet.poke('System', 'Account', [pair.address], FUNDED);
    await devnet.produceBlock();
    const connection = connectTo([devnet]);
    return new WalkWorld(devnet, connection, await connection.ready(), pairs);
  }

  async stop(): Promise<void> {
    this.connection.close();
    await this.devnet.close();
  }

  /** A reader of the newest block, which the session may not have heard of yet. */
  async reader(): Promise<BlockReader> {
    await this.session.refreshBest();
    return new BlockReader(this.session);
  }

  async quote(pair: Pair, ask: OperationAsk): Promise<OperationQuote> {
    return quoteOperation(await this.reader(), { address: pair.address, ask, protect: false });
  }

  /** The code of the check that fails; null where the wallet would sign. */
  async predict(pair: Pair, intent: BareIntent): Promise<string | null> {
    try {
      const reader = await this.reader();
      const call = {
        callHex: intentCall(reader.runtime, intent),
        preimages: [] as string[],
        acts: 'now' as const,
      };
      await checkIntent(reader, pair.address, intent, UNSHIELDED, call);
      return null;
    } catch (error) {
      if (!isWalletError(error)) throw error;
      return error.code;
    }
  }

  /** Puts a call into the pool, checked or not. @returns its hash, or why the pool refused it */
  async submit(pair: Pair, intent: BareIntent): Promise<{ hash: string } | { refused: string }> {
    const { runtime } = this.session;
    const { genesisHash } = this.devnet;
    const payload = {
      callHex: intentCall(runtime, intent),
      eraHex: '0x00',
      eraBlock: { number: 0, hash: genesisHash },
      nonce: Number(await this.devnet.request('system_accountNextIndex', [pair.address])),
      tip: 0n,
      genesisHash,
      specVersion: runtime.specVersion,
      transactionVersion: runtime.transactionVersion,
      signedExtensions: [],
    };
    const hex = assembleExtrinsic(
      runtime,
      { ...payload, metadataHash: null },
      pair.address,
      sign(pair, payload),
    );
    try {
      return { hash: String(await this.devnet.request('author_submitExtrinsic', [hex])) };
    } catch (error) {
      const { data, message } = error as { data?: string; message: string };
      return { refused: `pool ${data ?? message}` };
    }
  }

  /** What became of the extrinsics in the best block that one account signed: failures by name, and fees paid. */
  result(address: string): { failure: string | null; feeRao: bigint; legs: Array<string | null> } {
    const records = this.devnet.state().get('System', 'Events') as EventRecord[];
    const paid = records.find(
      ({ pallet, name, fields }) =>
        pallet === 'TransactionPayment' &&
        name === 'TransactionFeePaid' &&
        (fields as { who?: string }).who === address,
    );
    const index = paid?.phase.type === 'ApplyExtrinsic' ? paid.phase.value : -1;
    const own = records.filter(({ phase }) => phase.type === 'ApplyExtrinsic' && phase.value === index);
    const failed = own.find(({ pallet, name }) => pallet === 'System' && name === 'ExtrinsicFailed');
    const legs = own
      .filter(({ pallet, name }) => pallet === 'Utility' && /^Item(?:Completed|Failed)$/.test(name))
      .map(({ fields }) => {
        const { error } = (fields ?? {}) as { error?: NativeError };
        return error ? this.nameOf(error) : null;
      });
    return {
      failure: failed ? this.nameOf((failed.fields as { dispatch_error: NativeError }).dispatch_error) : null,
      feeRao: ((paid?.fields as { actual_fee?: bigint } | undefined)?.actual_fee ?? 0n) as bigint,
      legs,
    };
  }

  private nameOf(error: NativeError): string {
    if (error.type !== 'Module') return [error.type, error.value?.type].filter(Boolean).join('.');
    const [, pallet = 0, index = 0] = this.devnet.codec.encodeDispatchError(error);
    return this.session.runtime.api.registry.findMetaError(new Uint8Array([pallet, index])).name;
  }

  /** Everything an account owns, from the chain's own ledger. */
  wealth(address: string): Wealth {
    const state = this.devnet.state();
    const account = state.get('System', 'Account', address) as { data: { free: bigint } } | undefined;
    const wealth: Wealth = new Map([['tao', account?.data.free ?? 0n]]);
    // Stake may lie with a validator that is not registered there.
    const netuids = new Set([0, ...this.devnet.validators.flatMap((one) => one.netuids)]);
    for (const { hotkey } of this.devnet.validators)
      for (const netuid of netuids) {
        const base = stakeOf(state, hotkey, address, netuid);
        wealth.set(`alpha ${netuid}`, (wealth.get(`alpha ${netuid}`) ?? 0n) + base);
      }
    return wealth;
  }

  held(address: string, hotkey: string, netuid: number): bigint {
    return stakeOf(this.devnet.state(), hotkey, address, netuid);
  }
}
