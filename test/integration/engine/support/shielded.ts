import type { Devnet } from '../../../../devnet/types.js';
import type { ActivityRow, TxProtection } from '../../../../src/core/activity/types.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { Intent } from '../../../../src/core/operations/intent.js';
import {
  type BuiltPayload,
  type CarrierRow,
  type FollowRow,
  NO_CARRIER,
} from '../../../../src/protocol/engine/index.js';
import type { ShieldPlan } from '../../../../src/protocol/engine/operations.js';
import { eraHex } from '../../../support/explain-builders.js';
import type { EngineHarness } from './engine-harness.js';
import { followRow, type Pair, sign } from './signing.js';
import { stakeLimit } from './stake-limit.js';

/** A hidden transaction, signed; it never leaves but inside a carrier. */
export interface Hidden {
  innerHex: string;
  row: FollowRow & { shield: CarrierRow };
  plan: ShieldPlan;
  payload: BuiltPayload;
}

/** The shield as the background uses it, with keys of its own: for tests of the engine alone. */
export class ShieldedSender {
  constructor(
    readonly engine: EngineHarness,
    readonly devnet: Devnet,
    readonly signer: Pair,
    readonly payer: Pair = signer,
  ) {}

  /** One TAO, or so much, on subnet 1 with a limit that a block's movement does not reach. */
  async stakeIntent(amount = 1_000_000_000n, toleranceBps = 50): Promise<Extract<Intent, { kind: 'stake' }>> {
    const hotkey = this.devnet.validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
    const amountRao = rao(amount);
    const ask = { address: this.signer.address, hotkey, netuid: 1, amountRao, toleranceBps };
    const limitRaoPerAlpha = await stakeLimit(this.engine, ask);
    return { kind: 'stake', hotkey, netuid: 1, amountRao, limitRaoPerAlpha, allowPartial: false };
  }

  build(intent: Intent) {
    return this.engine.client.call('buildIntent', {
      address: this.signer.address,
      intent,
      protect: true,
      postage: this.payer === this.signer ? null : this.payer.address,
    });
  }

  async assembled(payload: BuiltPayload, pair: Pair): Promise<string> {
    const answer = await this.engine.client.call('assemble', {
      payload,
      metadataHash: null,
      signature: sign(pair, payload),
      address: pair.address,
    });
    return answer.extrinsicHex;
  }

  /** Signs the inner transaction of an intent; nothing is sent. */
  sign(intent?: Intent): Promise<Hidden> {
    return this.signAs((payload) => payload, intent);
  }

  /** The same of any call, which no intent says: delegates and the like. */
  signCall(callHex: string): Promise<Hidden> {
    return this.signAs((payload) => ({ ...payload, callHex }));
  }

  private async signAs(change: (payload: BuiltPayload) => BuiltPayload, intent?: Intent): Promise<Hidden> {
    const built = await this.build(intent ?? (await this.stakeIntent()));
    const plan = built.shield;
    const payload = change(built.payload);
    if (!plan) throw new Error('this runtime did not hide it');
    const innerHex = await this.assembled(payload, this.signer);
    const shield: CarrierRow = {
      carrierHash: NO_CARRIER,
      carrierAddress: plan.carrierAddress,
      carrierNonce: plan.carrierNonce,
      innerNonce: payload.nonce,
      carrierValidUntilBlock: 0,
      tries: 0,
    };
    const row = followRow(innerHex, payload, this.signer.address);
    return {
      innerHex,
      payload,
      plan,
      row: { ...row, validUntilBlock: plan.innerValidUntilBlock, shield },
    };
  }

  /** Makes the next carrier around it and sends that. */
  async carry(hidden: Hidden): Promise<Hidden> {
    const { carrierAddress, carrierNonce } = hidden.plan;
    const ask = { innerHex: hidden.innerHex, carrierAddress, carrierNonce };
    return this.send(hidden, await this.engine.client.call('shieldCarrier', ask));
  }

  /** Signs a carrier's payload and sends that. */
  async send(hidden: Hidden, payload: BuiltPayload): Promise<Hidden> {
    const extrinsicHex = await this.assembled(payload, this.payer);
    const { txHash: carrierHash } = followRow(extrinsicHex, payload, this.payer.address);
    const { shield } = hidden.row;
    const carrierValidUntilBlock = payload.eraBlock.number + 3;
    const row = {
      ...hidden.row,
      shield: { ...shield, carrierHash, carrierValidUntilBlock, tries: shield.tries + 1 },
    };
    await this.engine.client.call('submit', { extrinsicHex, row });
    return { ...hidden, row };
  }

  /** Sends an intent as everybody can see it. */
  async sendOpenly(intent: Intent): Promise<void> {
    const ask = { address: this.signer.address, intent, protect: false, postage: null };
    const { payload } = await this.engine.client.call('buildIntent', ask);
    await this.devnet.request('author_submitExtrinsic', [await this.assembled(payload, this.signer)]);
  }

  /** An era of four blocks that begins at a block. */
  eraAt({ number, hash }: { number: number; hash: string }): Pick<BuiltPayload, 'eraHex' | 'eraBlock'> {
    return { eraHex: eraHex(4, number), eraBlock: { number, hash } };
  }

  state(hidden: Hidden) {
    return this.engine.client.call('shieldState', { txHash: hidden.row.txHash }).then(({ state }) => state);
  }

  async row(hidden: Hidden, wanted: (row: ActivityRow) => boolean): Promise<ActivityRow> {
    const { txHash } = hidden.row;
    const is = (row: ActivityRow) => row.txHash === txHash && wanted(row);
    const rows = await this.engine.event('activity', { addresses: [this.signer.address] }, (list) =>
      list.some(is),
    );
    const row = rows.find(is);
    if (!row) throw new Error('the row was there a moment ago');
    return row;
  }

  free(pair: Pair): bigint {
    const account = this.devnet.state().get('System', 'Account', pair.address);
    return (account as { data: { free: bigint } }).data.free;
  }
}

type Shown = Extract<TxProtection, { state: 'on' }>;

/** What a row says of its shield. */
export function shieldOf(row: ActivityRow): Shown {
  if (row.protection?.state !== 'on') throw new Error('the row is not of a hidden transaction');
  return row.protection;
}
