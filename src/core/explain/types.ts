import type { ErrorBody } from '../errors/wallet-error.js';

/** A piece of a sentence with its meaning kept, so that the popup can format, link and isolate it. */
export type Param =
  | { t: 'tao'; rao: bigint }
  | { t: 'alpha'; netuid: number; base: bigint; symbol: string | null }
  | { t: 'subnet'; netuid: number; name: string | null; symbol: string | null }
  | { t: 'account'; address: string; name: string | null; role: 'own' | 'validator' | 'other' }
  | { t: 'price'; raoPerAlpha: bigint; netuid: number }
  | { t: 'bps'; bps: number }
  | { t: 'int'; value: bigint }
  | { t: 'text'; text: string }
  | { t: 'hex'; hex: string };

/** What happens, in one sentence: a catalogue key and its parameters. */
export interface Sentence {
  code: SentenceCode;
  params: Record<string, Param>;
}

export type SentenceCode =
  | 'stake'
  | 'stake-unlimited'
  | 'unstake'
  | 'unstake-unlimited'
  | 'unstake-position'
  | 'unstake-all'
  | 'move-stake'
  | 'swap-stake'
  | 'transfer-stake'
  | 'transfer'
  | 'transfer-all'
  | 'batch'
  | 'proxy'
  | 'add-proxy'
  | 'remove-proxy'
  | 'remark'
  | 'generic';

export type Bound = 'exactly' | 'at-least' | 'at-most' | 'expected';

/** One line of the table of changes. */
export interface Effect {
  kind: 'pay' | 'receive' | 'fee' | 'reserve' | 'grant';
  bound: Bound;
  value: Param;
  /** Whose balance or position changes. */
  account: string;
}

/** A line under the table: price impact, worst price, all or nothing … */
export interface Fact {
  code:
    | 'price-impact'
    | 'worst-price'
    | 'all-or-nothing'
    | 'partial-fill'
    | 'pool-fee'
    | 'valid-for'
    | 'nonce'
    | 'tip'
    | 'no-limit';
  value: Param | null;
}

export type RiskLevel = 'note' | 'caution' | 'danger';

export interface Risk {
  code:
    | 'no-price-limit'
    | 'price-far-from-quote'
    | 'large-share'
    | 'entire-balance'
    | 'first-time-validator'
    | 'unknown-validator'
    | 'new-recipient'
    | 'high-take'
    | 'proxy-grant'
    | 'immortal'
    | 'long-era'
    | 'nonce-gap'
    | 'tip'
    | 'no-metadata-hash'
    | 'transfer-stake'
    | 'destroys-value'
    | 'may-stop-half-way'
    | 'unfamiliar-call'
    /** Control of the whole account changes hands (coldkey swap). */
    | 'account-control'
    | 'no-quote'
    /** At the signed limit the trade cannot be filled now: it would be cancelled, and the fee paid. */
    | 'limit-unreachable'
    | 'facts-unavailable';
  level: RiskLevel;
  params: Record<string, Param>;
}

/** A decoded call for the tree under the sentence. */
export interface CallNode {
  pallet: string;
  call: string;
  /** The account this call acts for. */
  actor: string;
  args: Array<{ name: string; type: string; text: string; param: Param | null }>;
  children: CallNode[];
}

/** How far the table of changes can be trusted. */
export type Certainty = 'exact' | 'simulated' | 'bounded' | 'unknown';

/** Everything an approval shows about an extrinsic, derived from the very bytes that will be signed. */
export interface Explanation {
  sentence: Sentence;
  effects: Effect[];
  facts: Fact[];
  risks: Risk[];
  certainty: Certainty;
  tree: CallNode;
  /** Call bytes and full signing payload, for the raw view. */
  callHex: string;
  payloadHex: string;
  /** blake2b-256 of the signing payload: approval and signer compare it. */
  payloadHash: string;
  /** Both codecs split the call into the same arguments. */
  codecsAgree: boolean;
  genesisHash: string;
  specVersion: number;
  nonce: number;
  eraPeriod: number | null;
  metadataHashMode: 0 | 1;
  /** Block the facts were read at; null when none could be had. */
  atBlock: { number: number; atMs: number } | null;
}

/** An explanation, or the reason why this request must not be signed at all. */
export type ExplainResult = { ok: true; explanation: Explanation } | { ok: false; refusal: ErrorBody };

/**
 * The form in which two codecs are compared: names, and the exact bytes of every argument. Unsigned integers are also
 * given as decimal text, because money is where a difference would hurt.
 */
export interface CanonicalCall {
  pallet: string;
  call: string;
  args: Array<{ name: string; hex: string; uint: string | null }>;
}
