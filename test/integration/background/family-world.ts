import { expect } from 'vitest';
import { netuidsHeld } from '../../../devnet/executive/subtensor/stakes.js';
import type { EventRecord } from '../../../devnet/types.js';
import { createExplainer } from '../../../src/background/explain/index.js';
import { toHex } from '../../../src/background/signing/index.js';
import type { Account } from '../../../src/core/accounts/types.js';
import type { Bound, Change, Explanation, Param } from '../../../src/core/explain/types.js';
import { assembleExtrinsic, mortalEra } from '../../../src/engine/chain/extrinsics.js';
import type { Runtime } from '../../../src/engine/chain/runtime.js';
import type { BuiltPayload, StoredMetadata } from '../../../src/protocol/engine/index.js';
import { callHex } from '../../support/calls.js';
import { accepted, dappRequest, declared, inputFor, OWN_ACCOUNTS } from '../../support/explain-builders.js';
import { finney } from '../../support/finney.js';
import { BalanceWorld } from '../engine/operations/balance-world.js';
import type { Profile } from '../engine/support/profiles.js';
import { type Pair, pairOf, sign } from '../engine/support/signing.js';
import { connectTo } from '../engine/support/two-nodes.js';

export type Call = readonly [pallet: string, call: string, args?: object];

/** Shares of a position round to a unit when they are booked. */
const ROUNDING = 3n;
/** Claims from several funds are each simulated as if it were the first: less than one part in so many is lost by that. */
const SIMULATED_ALONE = 5_000n;

/** A chain, two accounts of one person, and what an approval says of their calls beside what comes of them. */
export class FamilyWorld {
  private constructor(
    readonly chain: BalanceWorld,
    private readonly runtime: Runtime,
    private readonly metadata: StoredMetadata,
    readonly me: Pair,
    readonly savings: Pair,
  ) {}

  static async start(profile: Profile): Promise<FamilyWorld> {
    const chain = await BalanceWorld.start(profile);
    const connection = connectTo([chain.devnet]);
    const { runtime } = await connection.ready();
    connection.close();
    const metadata = profile.name.startsWith('real')
      ? finney(424)
      : declared(profile.spec === 424 ? '424' : 'newer');
    // Epochs pay stakers and would be taken for what a call brought.
    const subnets = chain.devnet.state().entries('SubtensorModule', 'NetworksAdded');
    await chain.poke(
      ...subnets.map(({ args }): [string, string, unknown[], unknown] => [
        'SubtensorModule',
        'Tempo',
        [args[0]],
        65_535,
      ]),
    );
    // Bob is not the author of blocks, whom fees are paid to.
    return new FamilyWorld(chain, runtime, metadata, chain.pair, pairOf(chain.devnet, 'Bob'));
  }

  /** What the approval of a page's call shows. */
  async explain([pallet, call, args = {}]: Call, signer = this.me): Promise<Explanation> {
    await this.chain.caughtUp();
    const request = {
      ...dappRequest(this.metadata, callHex(this.metadata, pallet, call, args)),
      address: signer.address,
      accountId: accountIdOf(signer),
    };
    return accepted(
      await createExplainer().explain(
        inputFor(this.metadata, request, null, {
          facts: null,
          explainFacts: (ask) => this.chain.engine.client.call('explainFacts', ask),
          ownAccounts: [own(this.me, 'Main'), own(this.savings, 'Savings')],
        }),
      ),
    );
  }

  /** Signs and includes it; the chain's error where it fails. */
  async send([pallet, call, args = {}]: Call, signer = this.me): Promise<string | null> {
    const { runtime, metadata } = this;
    const { devnet } = this.chain;
    const final = devnet.finalized();
    const nonce = await devnet.request('system_accountNextIndex', [signer.address]);
    const payload: BuiltPayload = {
      callHex: callHex(metadata, pallet, call, args),
      eraHex: mortalEra(runtime, final.number),
      eraBlock: final,
      nonce: Number(nonce),
      tip: 0n,
      genesisHash: devnet.genesisHash,
      specVersion: runtime.specVersion,
      transactionVersion: runtime.transactionVersion,
      signedExtensions: [],
    };
    const parts = { ...payload, metadataHash: null };
    await devnet.request('author_submitExtrinsic', [
      assembleExtrinsic(runtime, parts, signer.address, sign(signer, payload)),
    ]);
    await devnet.produceBlock();
    const failed = this.events().find(
      ({ name, fields }) =>
        name === 'ExtrinsicFailed' ||
        (name === 'ProxyExecuted' && textOf(fields).includes('"success":false')),
    );
    return failed ? textOf(failed.fields) : null;
  }

  events(): EventRecord[] {
    return this.chain.devnet.state().get('System', 'Events') as EventRecord[];
  }

  /** Explains, sends, and compares every row with what the two accounts have then; what has no row must not change. */
  async proves(call: Call, signer = this.me): Promise<Explanation> {
    const name = `${call[0]}.${call[1]}`;
    const shown = await this.explain(call, signer);
    const accounts = [this.me.address, this.savings.address];
    const before = new Map(accounts.map((address) => [address, this.holdings(address)]));
    expect(await this.send(call, signer), name).toBeNull();
    const wrong = accounts.flatMap((address) => {
      const rows = shown.changes.filter(({ account }) => account === address);
      return mistakes(rows, before.get(address) ?? new Map(), this.holdings(address), feeOf(shown));
    });
    expect.soft(wrong, name).toEqual([]);
    return shown;
  }

  /** Everything that an account has, by the names that a row of the table would have. */
  private holdings(address: string): Map<string, bigint> {
    const { free = 0n, reserved = 0n } = this.chain.account(address)?.data ?? {};
    const rows = new Map([
      ['free', free],
      ['reserved', reserved],
    ]);
    for (const { hotkey } of this.chain.devnet.validators)
      for (const netuid of netuidsHeld(this.chain.devnet.state(), hotkey, address))
        rows.set(`${netuid} ${hotkey}`, this.chain.stake(hotkey, netuid, address));
    return rows;
  }
}

/** Most that the network's fee takes. */
export function feeOf({ effects }: Explanation): bigint {
  const fee = effects.find(({ kind }) => kind === 'fee')?.value;
  return fee ? amountOf(fee) : 0n;
}

function mistakes(
  rows: Change[],
  before: ReadonlyMap<string, bigint>,
  after: ReadonlyMap<string, bigint>,
  fee: bigint,
): string[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [then, now] = [before.get(key) ?? 0n, after.get(key) ?? 0n];
    const row = rows.find((change) => keyOf(change) === key);
    const said = `${key}: ${then} became ${now}`;
    if (!row) return distance(now, then) > ROUNDING ? [`${said}, without a row`] : [];
    if (row.after.length === 0) return [`${said}, and nothing was foretold`];
    return row.after
      .filter(({ bound, value }) => {
        // Part of a fee may come back, and what is simulated one by one is dealt in the same pools.
        const slack = (key === 'free' ? fee : 0n) + distance(amountOf(value), then) / SIMULATED_ALONE;
        return !holds(bound, amountOf(value), now, slack);
      })
      .map(({ bound, value }) => `${said}, foretold ${bound} ${amountOf(value)}`);
  });
}

function holds(bound: Bound, amount: bigint, now: bigint, slack: bigint): boolean {
  if (bound === 'at-least') return now >= amount - ROUNDING;
  if (bound === 'at-most') return now <= amount + ROUNDING;
  return distance(now, amount) <= ROUNDING + (bound === 'expected' ? slack : 0n);
}

function keyOf({ subject }: Change): string {
  return subject.of === 'stake' ? `${subject.netuid} ${subject.hotkey.address}` : subject.of;
}

function amountOf(value: Param): bigint {
  return value.t === 'tao' ? value.rao : value.t === 'alpha' ? value.base : -1n;
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

function textOf(fields: unknown): string {
  return JSON.stringify(fields, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
}

function accountIdOf(pair: Pair): Account['accountId'] {
  return toHex(pair.publicKey) as Account['accountId'];
}

function own(pair: Pair, name: string): Account {
  return { ...(OWN_ACCOUNTS[0] as Account), accountId: accountIdOf(pair), address: pair.address, name };
}
