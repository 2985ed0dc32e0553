import { declaredMetadata } from '../../devnet/metadata/index.js';
import { createExplainer } from '../../src/background/explain/index.js';
import { fromHex } from '../../src/background/signing/index.js';
import type { ExplainInput, ExtrinsicRequest } from '../../src/background/types.js';
import type { Account } from '../../src/core/accounts/types.js';
import { addressOf } from '../../src/core/address/index.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import type { ExplainResult, Explanation } from '../../src/core/explain/types.js';
import type { Intent } from '../../src/core/operations/intent.js';
import type {
  BuiltPayload,
  ExplainFacts,
  ExplainFactsRequest,
  ExtraAnswer,
  ExtraAsk,
  SigningFacts,
  StoredMetadata,
} from '../../src/protocol/engine/index.js';
import { finney, HAS_FINNEY } from './finney.js';

/** Devnet's own metadata as the engine would store it: spec 424, or the newer runtime with baskets. */
export function declared(profile: '424' | 'newer'): StoredMetadata {
  const specVersion = profile === '424' ? 424 : 475;
  return {
    key: `declared-${specVersion}`,
    genesisHash: BLOCK_HASH,
    specVersion,
    transactionVersion: 1,
    version: 15,
    bytes: declaredMetadata(15, profile),
    storedAtMs: specVersion,
  };
}

/** Runtimes that explanations are tested on, by name. */
export const RUNTIMES: ReadonlyArray<readonly [name: string, metadata: () => StoredMetadata]> = [
  ['declared 424', () => declared('424')],
  ['declared newer', () => declared('newer')],
  ...(HAS_FINNEY ? [['real 424', () => finney(424)] as const] : []),
];

export const HEAD = 5_000_010;
export const BLOCK_HASH = `0x${'ba'.repeat(32)}`;

const accountId = (byte: number) => `0x${byte.toString(16).padStart(2, '0').repeat(32)}` as const;
/** Accounts of the stories: the signer, another own one, strangers and a validator. */
export const SIGNER_ID = accountId(0x11);
export const SIGNER = addressOf(SIGNER_ID);
export const SAVINGS = addressOf(accountId(0x12));
export const STRANGER = addressOf(accountId(0x77));
export const HOTKEY = addressOf(accountId(0x55));
export const OTHER_HOTKEY = addressOf(accountId(0x56));

export const OWN_ACCOUNTS: Account[] = [
  {
    accountId: SIGNER_ID,
    address: SIGNER,
    name: 'Main',
    cryptoType: 'sr25519',
    createdAtMs: 0,
    backedUp: true,
    role: 'coldkey',
    source: 'phrase',
    hidden: false,
    colour: 0,
  },
  {
    accountId: accountId(0x12),
    address: SAVINGS,
    name: 'Savings',
    cryptoType: 'sr25519',
    createdAtMs: 0,
    backedUp: true,
    role: 'coldkey',
    source: 'phrase',
    hidden: false,
    colour: 0,
  },
];

export function signingFacts(metadata: StoredMetadata, change: Partial<SigningFacts> = {}): SigningFacts {
  return {
    genesisHash: metadata.genesisHash,
    specVersion: metadata.specVersion,
    transactionVersion: metadata.transactionVersion,
    best: { number: HEAD, hash: BLOCK_HASH, atMs: 1_000 },
    finalized: { number: HEAD - 3, hash: BLOCK_HASH },
    nonce: 7,
    nextNonce: 7,
    existentialDepositRao: 500n,
    ...change,
  };
}

/** Facts of a quiet chain: subnet 64 at 0.08 τ, no pool fee to speak of, a validator staked with before. */
export function explainFacts(change: Partial<ExplainFacts> = {}): ExplainFacts {
  return {
    block: { number: HEAD, hash: BLOCK_HASH, atMs: 1_000 },
    feeRao: 412_000n,
    balance: { freeRao: 100_000_000_000n, spendableRao: 99_999_999_500n, reservedRao: 0n },
    subnets: [
      { netuid: 0, name: 'Root', symbol: 'Τ', priceRaoPerAlpha: 1_000_000_000n },
      { netuid: 64, name: 'Chutes', symbol: 'ש', priceRaoPerAlpha: 80_000_000n },
      { netuid: 8, name: 'Taoshi', symbol: 'θ', priceRaoPerAlpha: 50_000_000n },
    ],
    validators: [HOTKEY, OTHER_HOTKEY].map((hotkey) => ({
      hotkey,
      name: 'tao.bot',
      take: 11_796,
      known: true,
      stakedBefore: true,
    })),
    seen: [{ address: STRANGER, exists: true }],
    sims: [],
    positions: [],
    ...change,
  };
}

/** A pool of 0.08 τ per alpha without impact: sells at the price less 1 %, buys likewise. */
export function simulate(
  ask: ExplainFactsRequest['sims'][number],
): NonNullable<ExplainFacts['sims'][number]> {
  const feeIn = ask.amount / 100n;
  const net = ask.amount - feeIn;
  const out = ask.side === 'sell' ? (net * 8n) / 100n : (net * 100n) / 8n;
  return { out, feeIn, endPriceRaoPerAlpha: 80_000_000n, outAtLimit: null };
}

/** The same chain between its pools: 1 % is the fee, the price 1.6, and a limit guarantees 99 % of what it says. */
export function swapAnswer(ask: ExtraAsk, change: Partial<SwapAnswer> = {}): SwapAnswer | null {
  if (ask.kind !== 'swap-bound') return null;
  const feeIn = ask.amount / 100n;
  const net = ask.amount - feeIn;
  return {
    kind: 'swap-bound',
    out: (net * 16n) / 10n,
    feeIn,
    impactBps: 3,
    price: 1_600_000_000n,
    onAmountOnly: true,
    atLeast: ask.limitRatio === 0n ? null : (net * ask.limitRatio * 99n) / 100_000_000_000n,
    fits: ask.limitRatio <= 1_600_000_000n,
    greatest: 1_600_000_000n,
    ...change,
  };
}
type SwapAnswer = Extract<ExtraAnswer, { kind: 'swap-bound' }>;

export function payloadOf(
  metadata: StoredMetadata,
  callHex: string,
  change: Partial<BuiltPayload> = {},
): BuiltPayload {
  return {
    callHex,
    // Period 64, born at the finalized block.
    eraHex: eraHex(64, HEAD - 3),
    eraBlock: { number: HEAD - 3, hash: BLOCK_HASH },
    nonce: 7,
    tip: 0n,
    genesisHash: metadata.genesisHash,
    specVersion: metadata.specVersion,
    transactionVersion: metadata.transactionVersion,
    signedExtensions: openMetadata(metadata).extensions.map(({ identifier }) => identifier),
    ...change,
  };
}

export function eraHex(period: number, birth: number): string {
  const step = Math.max(period >> 12, 1);
  const encoded =
    Math.min(15, Math.max(1, Math.log2(period) - 1)) | ((Math.floor((birth % period) / step) << 4) & 0xffff);
  return `0x${[encoded & 0xff, encoded >> 8].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A request of our own for an intent. */
export function ownRequest(metadata: StoredMetadata, callHex: string, intent: Intent): ExtrinsicRequest {
  return { ...dappRequest(metadata, callHex), source: 'own', asked: null, intent };
}

export function dappRequest(
  metadata: StoredMetadata,
  callHex: string,
  change: Partial<BuiltPayload> = {},
  asked: Partial<NonNullable<ExtrinsicRequest['asked']>> = {},
): ExtrinsicRequest {
  return {
    source: 'dapp',
    address: SIGNER,
    accountId: SIGNER_ID,
    payload: payloadOf(metadata, callHex, change),
    asked: { mode: 0, metadataHash: null, withSignedTransaction: false, ...asked },
    intent: null,
    shield: null,
    protection: null,
  };
}

/** A page's request, or any other, with an engine that agrees and knows the given facts. */
export function inputFor(
  metadata: StoredMetadata,
  request: ExtrinsicRequest,
  facts: ExplainFacts | null = explainFacts(),
  change: Partial<ExplainInput> = {},
): ExplainInput {
  return {
    request,
    metadata,
    facts: signingFacts(metadata),
    explainFacts: async (ask) =>
      facts && { ...facts, sims: facts.sims.length > 0 ? facts.sims : ask.sims.map(() => null) },
    inspect: async (callHex) => {
      const light = openMetadata(metadata);
      return light.canonical(light.decodeCall(fromHex(callHex)));
    },
    ownAccounts: OWN_ACCOUNTS,
    ...change,
  };
}

/** The explanation of a page's call. @throws the refusal's code when there is one. */
export async function explainCall(
  metadata: StoredMetadata,
  callHex: string,
  facts: ExplainFacts | null = explainFacts(),
): Promise<Explanation> {
  return accepted(await createExplainer().explain(inputFor(metadata, dappRequest(metadata, callHex), facts)));
}

export function accepted(result: ExplainResult): Explanation {
  if (!result.ok)
    throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.context)}`);
  return result.explanation;
}

/** Code of the refusal; fails the test when the request was explained. */
export function refusalCode(result: ExplainResult): string {
  return result.ok ? `explained as ${result.explanation.sentence.code}` : result.refusal.code;
}
