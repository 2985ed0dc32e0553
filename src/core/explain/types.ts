import type { ErrorBody } from '../errors/wallet-error.js';

/** A piece of a sentence with its meaning kept, so that the popup can format, link and isolate it. */
export type Param =
  | { t: 'tao'; rao: bigint }
  | { t: 'alpha'; netuid: number; base: bigint; symbol: string | null }
  | { t: 'subnet'; netuid: number; name: string | null; symbol: string | null }
  | { t: 'account'; address: string; name: string | null; role: 'own' | 'validator' | 'other' }
  | { t: 'price'; raoPerAlpha: bigint; netuid: number }
  /** Alpha of the destination for one alpha of the origin, of 10^9. */
  | { t: 'ratio'; ratio: bigint; fromNetuid: number; toNetuid: number }
  | { t: 'bps'; bps: number }
  | { t: 'int'; value: bigint }
  | { t: 'text'; text: string }
  | { t: 'hex'; hex: string }
  /** A length of time on the chain: 12 s each. */
  | { t: 'blocks'; count: bigint }
  | { t: 'flag'; on: boolean }
  /** The first few of a list, and how many more there are. */
  | { t: 'list'; items: Param[]; more: number }
  /** What a call inside another one does. */
  | { t: 'sentence'; sentence: Sentence }
  /** The whole live position, whatever it is when the block is made: 2^64 - 1 in the bytes. */
  | { t: 'everything' };

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
  /** Every position but root, staked on root again. */
  | 'unstake-all-alpha'
  | 'move-stake'
  | 'swap-stake'
  | 'move-position'
  | 'swap-position'
  | 'transfer-stake'
  | 'transfer-position'
  | 'transfer'
  | 'transfer-all'
  | 'evm-fund'
  | 'evm-withdraw'
  | 'claim-root'
  | 'claim-baskets'
  | 'claim-basket'
  | 'root-claim-swap'
  | 'root-claim-keep'
  | 'root-claim-keep-some'
  | 'stake-basket'
  | 'auto-stake'
  | 'lock-stake'
  | 'move-lock'
  | 'lock-perpetual'
  | 'lock-decaying'
  | 'accept-locked'
  | 'reject-locked'
  | 'add-collateral'
  | 'crowdloan-contribute'
  | 'crowdloan-withdraw'
  | 'submit-encrypted'
  | 'batch'
  | 'basket-buy'
  | 'sell-positions'
  | 'rebalance'
  | 'exit-root'
  | 'proxy'
  | 'add-proxy'
  | 'remove-proxy'
  | 'remark'
  /** Acts for a shared account and carries out what it holds. */
  | 'as-shared'
  /** One more yes of a shared account; nothing else happens until there are enough. */
  | 'approve-shared'
  | 'as-derivative'
  /** Only its hash is told now; it is carried out later. */
  | 'announce'
  /** The first, or if it fails the second. */
  | 'if-else'
  /**
   * A call with words of its own in the catalogue, below `calls.<Pallet>.<call>`; its parameters are its arguments by name,
   * and `call` is `Pallet.call`. One that the catalogue does not know is shown by its name.
   */
  | 'call'
  | 'generic';

export type Bound = 'exactly' | 'at-least' | 'at-most' | 'expected';

/** One line of the table of changes. */
export interface Effect {
  /**
   * `lock`: stays with the account but cannot leave it. `reserve`: a deposit that comes back, `release`: one that does now.
   * `grant`, `revoke`: a right over the account.
   */
  kind: 'pay' | 'receive' | 'lock' | 'fee' | 'reserve' | 'release' | 'grant' | 'revoke';
  bound: Bound;
  value: Param;
  /** Whose balance or position changes. */
  account: string;
  /** Of alpha: the validator whose position it leaves or joins; absent where there are several or none. */
  hotkey?: string;
  /** Of what comes: kept only by a step that is carried out, and one that fails stops no other. */
  ifDone?: true;
}

/** What an account has now and after: a line of the table under the effects. */
export interface Change {
  account: string;
  subject: /** Free balance, the part below a freeze included. */
    | { of: 'free' }
    /** Deposits held. */
    | { of: 'reserved' }
    | { of: 'stake'; netuid: number; hotkey: Extract<Param, { t: 'account' }> };
  /** Money in the subject's token; null where it could not be read: never a zero. */
  before: Param | null;
  /** The least (or most) that is certain, and what is expected where that differs; empty where nothing can be foretold. */
  after: Array<{ bound: Bound; value: Param }>;
}

/** A line under the table: price impact, worst price, all or nothing … */
export interface Fact {
  code:
    | 'price-impact'
    | 'worst-price'
    /** Of a swap between subnets: what its limit guarantees, fee included. */
    | 'worst-ratio'
    | 'all-or-nothing'
    | 'partial-fill'
    | 'pool-fee'
    | 'valid-for'
    | 'nonce'
    | 'tip'
    | 'no-limit'
    /** Further limits of a batch that are not listed. */
    | 'more-limits'
    /** Rewards below the runtime's floor, lost by claiming. */
    | 'forfeited'
    /** Blocks for which root stake cannot leave after this. */
    | 'held-blocks'
    | 'locked-already'
    | 'lock-decays'
    | 'lock-perpetual'
    | 'crowdloan-raised'
    | 'crowdloan-cap'
    | 'crowdloan-end'
    /** What whoever gets this right could take: all that the account has. */
    | 'can-take'
    /** Blocks that a delegate must wait after announcing. */
    | 'delay'
    /** The dangerous step of a batch: `text` is "3/3", and how the batch begins. */
    | 'hidden-step'
    | 'begins-with'
    /** Of a shared account: how many have said yes with this, and how many are needed. */
    | 'approvals'
    | 'threshold'
    /** Present cost of a registration, which moves with every block. */
    | 'cost'
    /** Whoever pays the fee, where it is not the account that acts. */
    | 'fee-payer';
  value: Param | null;
}

export type RiskLevel = 'note' | 'caution' | 'danger';

export interface Risk {
  code:
    | 'no-price-limit'
    /** Of a swap between subnets: its limit is tested before it, so that it guarantees less than two trades would. */
    | 'limit-on-amount'
    | 'price-far-from-quote'
    | 'large-share'
    | 'entire-balance'
    | 'first-time-validator'
    | 'unknown-validator'
    | 'new-recipient'
    /** An account that exists and that this wallet has no record of having paid. */
    | 'first-payment'
    | 'proxy-grant'
    | 'nonce-gap'
    | 'no-metadata-hash'
    | 'transfer-stake'
    | 'destroys-value'
    | 'may-stop-half-way'
    /** Every step of a batch stands alone: one that fails stops no other. */
    | 'steps-stand-alone'
    | 'unfamiliar-call'
    /** Control of the whole account changes hands (coldkey swap). */
    | 'account-control'
    | 'no-quote'
    /** The chain takes no price limit for this call at all. */
    | 'no-limit-on-chain'
    /** Money sent to a hotkey is in the wrong place. */
    | 'recipient-is-hotkey'
    | 'own-recipient'
    /** Alpha that cannot be unstaked afterwards. */
    | 'lock'
    | 'lock-perpetual'
    | 'conviction-resets'
    | 'accepts-locked'
    | 'collateral'
    /** Cannot be taken back on this runtime. */
    | 'auto-stake'
    | 'crowdloan'
    /** Carries something that is already signed and that nobody can read. */
    | 'sealed'
    /** At the signed limit the trade cannot be filled now: it would be cancelled, and the fee paid. */
    | 'limit-unreachable'
    /** Only the chain's administrators may do this: for anybody else it fails and costs the fee. */
    | 'administrator'
    /** A dangerous step that does not come first. */
    | 'hidden-step'
    /** The whole of what the account owns, free and staked, would leave it. */
    | 'large-part-of-wealth'
    /** Runs a program with the account's money; what it does cannot be told from the bytes. */
    | 'opaque-program'
    /** Executes orders that others signed. */
    | 'orders-of-others'
    /** The account has no such right here: it fails. */
    | 'no-such-right'
    /** Fee of the account is paid by, or rights over it given to, somebody else from now on. */
    | 'pays-for-others'
    /** Costs that are burnt for good. */
    | 'burns-cost'
    /** A new account that no key opens: only who makes it can act for it. */
    | 'keyless-account'
    /** Hands validation rights, income or a key to others. */
    | 'hands-over'
    /** Starts, ends or blocks the handing over of the account. */
    | 'coldkey-swap'
    /** The state of the account forbids it now: a swap announced, the network paused. */
    | 'forbidden-now'
    /** Far above what such calls cost. */
    | 'high-fee'
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
  /** What this call does; of one that only carries others, what it adds. */
  sentence: Sentence;
  /** Worst risk of this very call, those below it not counted. */
  level: RiskLevel | null;
  children: CallNode[];
}

/** How far the table of changes can be trusted. */
export type Certainty = 'exact' | 'simulated' | 'bounded' | 'unknown';

/** Everything an approval shows about an extrinsic, derived from the very bytes that will be signed. */
export interface Explanation {
  sentence: Sentence;
  effects: Effect[];
  changes: Change[];
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
