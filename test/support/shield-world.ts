import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { serveMetadata } from '../../devnet/codec/served-metadata.js';
import { declaredMetadata } from '../../devnet/metadata/index.js';
import {
  assembleExtrinsic,
  assertCarrier,
  prepareMessage,
  readSignerPayload,
  signingBytes,
  toHex,
} from '../../src/background/signing/index.js';
import type { Explainer, ExtrinsicRequest } from '../../src/background/types.js';
import { accountIdHex, decodeAddress } from '../../src/core/address/index.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import type { Explanation } from '../../src/core/explain/types.js';
import { sealEnvelope } from '../../src/engine/shield/envelope.js';
import type { BuiltPayload, FollowRow, StoredMetadata } from '../../src/protocol/engine/index.js';
import type { ShieldState } from '../../src/protocol/engine/operations.js';
import { BackgroundWorld } from './background-world.js';
import { callHex } from './calls.js';
import { eraHex } from './explain-builders.js';
import type { FrameClient } from './frame-client.js';
import { GENESIS } from './scripted-engine.js';

export const SPEC = 424;
export const HOTKEY = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const INNER_BIRTH = 999;
const INNER_NONCE = 8;

export const metadata: StoredMetadata = {
  key: `${GENESIS}-${SPEC}`,
  genesisHash: GENESIS,
  specVersion: SPEC,
  transactionVersion: 1,
  version: 15,
  bytes: serveMetadata(declaredMetadata(16)).at(15) ?? new Uint8Array(),
  storedAtMs: 1,
};

type Question = 'buildIntent' | 'follow' | 'submit' | 'shieldState' | 'shieldCarrier' | 'assemble';
export interface Sent {
  extrinsicHex: string;
  row: FollowRow;
}

/** What both ends agree on of a payload; only call, era and nonce differ. */
export function payloadOf(call: string, period: number, birth: number, nonce: number): BuiltPayload {
  return {
    callHex: call,
    eraHex: eraHex(period, birth),
    eraBlock: { number: birth, hash: GENESIS },
    nonce,
    tip: 0n,
    genesisHash: GENESIS,
    specVersion: SPEC,
    transactionVersion: 1,
    signedExtensions: openMetadata(metadata).extensions.map(({ identifier }) => identifier),
  };
}

/**
 * The whole background with an engine by script that shields: it keeps what it was told, opens what it is given as a block
 * author would, and can stop answering for good at any moment, as when the worker is killed there.
 */
export class ShieldWorld {
  readonly world = new BackgroundWorld({ explainer: explainer(), metadata: reader() });
  /** What the engine was told of each hidden transaction. */
  readonly known = new Map<string, FollowRow>();
  readonly sent: Sent[] = [];
  /** Signed transactions that the engine was given to encrypt. */
  readonly inners: string[] = [];
  /** Says what the engine would find in blocks; null: a new carrier when none is known. */
  state: ShieldState['state'] | null = null;
  best = 1_000;
  /** Changes a carrier before it is handed over. */
  spoil: (payload: BuiltPayload) => BuiltPayload = (payload) => payload;
  accountIds: string[] = [];
  readonly #author = ml_kem768.keygen(new Uint8Array(64).fill(3));
  /** Number of steps of the background until it dies; counts reads of the engine and writes to storage. */
  stepsLeft = Number.POSITIVE_INFINITY;
  steps = 0;

  static async unlocked(accounts = 1): Promise<ShieldWorld> {
    const shield = new ShieldWorld();
    await shield.world.start();
    shield.accountIds = await shield.world.withAccounts(accounts);
    shield.#script();
    return shield;
  }

  /** An own form's proposal, shown and ready to be approved. */
  async proposed(): Promise<{ ui: FrameClient; id: string; payloadHash: string }> {
    const ui = this.world.ui();
    const { approvalId: id } = await ui.ask<{ approvalId: string }>('intents.propose', {
      accountId: this.accountIds[0],
      intent: {
        kind: 'stake',
        hotkey: HOTKEY,
        netuid: 1,
        amountRao: 10_000_000_000n,
        limitRaoPerAlpha: 90_000_000n,
        allowPartial: false,
      },
      protect: true,
    });
    return { ui, id, payloadHash: await this.world.show(id) };
  }

  /** Approves a proposal; resolves with the inner transaction's hash. */
  async approve({
    ui,
    id,
    payloadHash,
  }: {
    ui: FrameClient;
    id: string;
    payloadHash: string;
  }): Promise<string> {
    const decided = ui.send<{ txHash: string }>('approvals.decide', { id, decision: 'sign', payloadHash });
    return (await this.world.clock.until(decided)).txHash;
  }

  /** Lets time pass until something is so; keys work on other threads, so real time passes too. */
  async until(isSo: () => boolean): Promise<void> {
    const happens = async (): Promise<void> => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 0));
    };
    await this.world.clock.until(happens());
  }

  /** Lets time pass until the background has done nothing for a while. */
  async quiet(): Promise<void> {
    for (let idle = 0; idle < 5; ) {
      const before = this.steps;
      await this.world.clock.advance(25);
      idle = this.steps === before ? idle + 1 : 0;
    }
  }

  /** The alarm that goes on with what is stored. */
  async alarm(): Promise<void> {
    this.world.clock.jump(30_000);
    this.world.browser.fireAlarms(this.world.clock.nowMs());
    await this.quiet();
  }

  /** The engine's note that a carrier is dead, and that one may be made. */
  async renew(txHash: string): Promise<void> {
    this.state = 'renew';
    this.world.engine.note('renew', { txHash });
    await this.quiet();
  }

  stored(): string {
    return this.world.browser.local.entries.get('outbox') ?? '[]';
  }

  /** Number of different carriers that were handed over. */
  carriers(): number {
    return new Set(this.sent.map(({ extrinsicHex }) => extrinsicHex)).size;
  }

  /** What the block author finds in a carrier. */
  opened({ extrinsicHex }: Sent): string {
    const bytes = hexToBytes(extrinsicHex.slice(2));
    const at = indexOf(bytes, this.#keyHash());
    const secret = ml_kem768.decapsulate(bytes.slice(at + 18, at + 1_106), this.#author.secretKey);
    const sealed = xchacha20poly1305(secret, bytes.slice(at + 1_106, at + 1_130));
    return toHex(sealed.decrypt(bytes.slice(at + 1_130)));
  }

  #keyHash(): Uint8Array {
    return sealEnvelope(this.#author.publicKey, new Uint8Array()).slice(0, 16);
  }

  #script(): void {
    const { answers } = this.world.engine;
    const scripts: { [Q in Question]: (params: never) => unknown } = {
      buildIntent: ({ address }: { address: string }) => ({
        payload: payloadOf(
          callHex(metadata, 'SubtensorModule', 'add_stake_limit', {
            hotkey: HOTKEY,
            netuid: 1,
            amount_staked: 10_000_000_000n,
            limit_price: 90_000_000n,
            allow_partial: false,
          }),
          16,
          INNER_BIRTH,
          INNER_NONCE,
        ),
        preimages: [],
        shield: {
          carrierAddress: address,
          carrierNonce: INNER_NONCE - 1,
          carrierFeeRao: 150_000n,
          innerValidUntilBlock: INNER_BIRTH + 15,
        },
        protection: { state: 'on', carrierFeeRao: 150_000n },
      }),
      follow: ({ row }: { row: FollowRow }) => {
        if (!this.known.has(row.txHash)) this.known.set(row.txHash, row);
        return null;
      },
      submit: (sent: Sent) => {
        this.known.set(sent.row.txHash, sent.row);
        const isNew = this.sent.every(({ extrinsicHex }) => extrinsicHex !== sent.extrinsicHex);
        this.sent.push(sent);
        if (isNew && this.state === 'renew') this.state = null;
        return { txHash: sent.row.txHash };
      },
      shieldState: ({ txHash }: { txHash: string }) => {
        const row = this.known.get(txHash);
        const wanting = row?.shield?.tries === 0 ? 'renew' : 'waiting';
        return { state: this.state ?? (row ? wanting : 'unknown') };
      },
      shieldCarrier: ({ innerHex, carrierNonce }: { innerHex: string; carrierNonce: number }) => {
        this.inners.push(innerHex);
        const envelope = sealEnvelope(this.#author.publicKey, hexToBytes(innerHex.slice(2)));
        const call = callHex(metadata, 'MevShield', 'submit_encrypted', { ciphertext: envelope });
        return this.spoil(payloadOf(call, 4, this.best - 1, carrierNonce));
      },
      assemble: (ask: { payload: BuiltPayload; signature: string; address: string }) => {
        const accountId = accountIdHex(decodeAddress(ask.address).accountId);
        const request = requestOf(ask.payload, ask.address, accountId);
        const signature = hexToBytes(ask.signature.slice(4));
        const bytes = signingBytes(request, metadata);
        return { extrinsicHex: toHex(assembleExtrinsic(request, bytes, 'sr25519', signature)) };
      },
    };
    for (const question of Object.keys(scripts) as Question[])
      answers[question] = (params: never) => this.#step(() => scripts[question](params));
    const { local, session } = this.world.browser;
    for (const area of [local, session]) {
      const set = area.set.bind(area);
      area.set = async (entries) => {
        await this.#step(() => undefined);
        await set(entries);
        await this.#step(() => undefined);
      };
    }
  }

  /** From the given step on, nothing answers the worker any more: it is as dead as one that was killed there. */
  async #step<T>(work: () => T): Promise<T> {
    this.steps += 1;
    this.stepsLeft -= 1;
    if (this.stepsLeft < 0) await new Promise(() => undefined);
    return work();
  }
}

function requestOf(payload: BuiltPayload, address: string, accountId: string): ExtrinsicRequest {
  const none = { asked: null, intent: null, shield: null, protection: null };
  return { source: 'own', address, accountId, payload, ...none };
}

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  const at = bytesToHex(bytes).indexOf(bytesToHex(part));
  if (at < 0) throw new Error('no envelope for this key');
  return at / 2;
}

function reader() {
  return { read: async () => metadata, known: async () => [{ genesisHash: GENESIS, specVersion: SPEC }] };
}

/** Real bytes, and an explanation that says only what they hash to. */
export function explainer(): Explainer {
  return {
    fromSignerPayload: readSignerPayload,
    prepareMessage,
    assertCarrier,
    proof: (stored, { payload }) => openMetadata(stored).proof(payload),
    signingBytes: async (request, stored) => signingBytes(request, stored),
    assemble: assembleExtrinsic,
    explain: async ({ request, metadata: stored, facts }) => {
      const bytes = signingBytes(request, stored);
      const explanation: Explanation = {
        sentence: { code: 'remark', params: {} },
        effects: [],
        changes: [],
        facts: [],
        risks: [],
        certainty: 'exact',
        tree: {
          pallet: 'System',
          call: 'remark',
          actor: request.address,
          args: [],
          sentence: { code: 'remark', params: {} },
          level: null,
          children: [],
        },
        callHex: request.payload.callHex,
        payloadHex: toHex(bytes.payload),
        payloadHash: bytes.payloadHash,
        codecsAgree: true,
        genesisHash: request.payload.genesisHash,
        specVersion: request.payload.specVersion,
        nonce: request.payload.nonce,
        eraPeriod: 16,
        metadataHashMode: bytes.mode,
        atBlock: facts ? { number: facts.best.number, atMs: facts.best.atMs } : null,
      };
      return { ok: true, explanation };
    },
  };
}
