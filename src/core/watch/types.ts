import type { ColdkeySwap, Part, ProxyGrant } from '../chain/account-state.js';
import type { RuleReading } from './rules.js';

/** What the watchtower looks for. The order is that of the settings page: what takes the account away comes first. */
export const ALERT_KINDS = [
  'swap-announced',
  'swap-disputed',
  'proxy-added',
  'call-announced',
  'funds-left',
  'stake-left',
  'approval-waits',
  'take-raised',
  'validator-left',
  'yield-fell',
  'price-crossed',
  'subnet-closing',
  'lock-matures',
  'rewards-ready',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** A delegate's delayed call for a watched account: only its hash is known until it is carried out. */
export interface AnnouncedCall {
  delegate: string;
  callHash: string;
  /** Block of the announcement. */
  height: number;
  /** From this block anybody may carry it out: the shortest delay among the delegate's grants decides. */
  executableAtBlock: number;
}

/** An operation of a shared account that waits for one of this wallet's keys. */
export interface WaitingApproval {
  callHash: string;
  depositor: string;
  /** How many approved it, of how many it takes. */
  approvals: number;
  threshold: number;
}

export interface WatchedPosition {
  hotkey: string;
  netuid: number;
  /** Rao of TAO on netuid 0. */
  alphaBase: bigint;
}

/** A transaction of this wallet in a block. */
export interface OwnTransaction {
  /** Whose nonce it used. */
  address: string;
  txHash: string;
  block: number;
  /** Every address that its explanation named when it was signed: the account it acted for, a delegate, a recipient. */
  names: string[];
}

/** What one check reads of one account. A part that could not be read is no part that is empty. */
export interface WatchedAccount {
  address: string;
  nonce: number;
  freeRao: bigint;
  reservedRao: bigint;
  /** Unavailable where the runtime does not tell stake: that is not the same as having none. */
  positions: Part<WatchedPosition[]>;
  proxies: Part<ProxyGrant[]>;
  announced: Part<AnnouncedCall[]>;
  coldkeySwap: Part<ColdkeySwap>;
  /** Conviction locks that end by themselves, with the block at which the stake is free again. */
  maturing: Part<Array<{ netuid: number; hotkey: string; maturesAtBlock: number }>>;
  /** Root rewards that a claim would pay now, those below the chain's threshold left out. */
  claimable: Part<Array<{ hotkey: string; valueRao: bigint }>>;
  /** Of a shared account; unavailable for any other. */
  waiting: Part<WaitingApproval[]>;
}

/** One check of all watched accounts at one block. */
export interface WatchReport {
  block: { number: number; hash: string; atMs: number };
  genesisHash: string;
  /** Of the runtime: an upgrade may change what everybody holds. */
  specVersion: number;
  accounts: WatchedAccount[];
  /** Take of every validator that holds stake of a watched account, u16 of 65,535. */
  takes: Array<{ hotkey: string; name: string | null; take: number }>;
  /** Block at which each subnet with stake, now or before, was registered; null when there is none any more. */
  subnets: Array<{ netuid: number; registeredAtBlock: number | null }>;
  /**
   * Transactions of this wallet that are in blocks since `sinceBlock`, and some before it, as another branch may have them:
   * what they moved is no alarm. Null when the blocks between could not be looked through.
   */
  ownSince: OwnTransaction[] | null;
  /** What the chain says about the person's own rules for this network. */
  rules: RuleReading[];
}

/** What is said about an alert, by kind. Money is base units; names from outside are untrusted text. */
export type AlertFacts =
  | { kind: 'swap-announced'; newColdkeyHash: string; executableAtBlock: number }
  | { kind: 'swap-disputed' }
  | { kind: 'proxy-added'; delegate: string; proxyType: string; delayBlocks: number }
  | { kind: 'call-announced'; delegate: string; callHash: string; executableAtBlock: number }
  | { kind: 'funds-left'; amountRao: bigint }
  | { kind: 'stake-left'; netuid: number; hotkey: string; alphaBase: bigint }
  | { kind: 'take-raised'; hotkey: string; name: string | null; from: number; to: number }
  | { kind: 'lock-matures'; netuid: number; hotkey: string; atBlock: number }
  | { kind: 'rewards-ready'; hotkey: string; valueRao: bigint }
  | ({ kind: 'approval-waits' } & WaitingApproval)
  | RuleFacts;

/** What a rule of the person told of: no account's matter. */
export type RuleFacts = { ruleId: string; netuid: number } & (
  | { kind: 'price-crossed'; side: 'above' | 'below'; limitRao: bigint; priceRao: bigint }
  | { kind: 'yield-fell'; hotkey: string; belowBps: number; nowBps: number }
  /** `gone`: its registration on the subnet too, not only its permit. */
  | { kind: 'validator-left'; hotkey: string; gone: boolean }
  /** 0 is the next one to go. */
  | { kind: 'subnet-closing'; place: number }
);

export interface Alert {
  /** The same event has the same id: kind, network, account and subject. It is raised once. */
  id: string;
  /** Null for what a rule told of. */
  address: string | null;
  networkId: string;
  genesisHash: string;
  /** Block and wall-clock time of the check that saw it. */
  block: number;
  raisedAtMs: number;
  read: boolean;
  /** True once a later check no longer sees it (a swap was cleared, a proxy is gone): it stays as a record. */
  over: boolean;
  facts: AlertFacts;
}

/** How bad an alert is, by kind: `danger` takes control or money away, `caution` asks for a look, `note` is a convenience. */
export const ALERT_SEVERITY: Record<AlertKind, 'danger' | 'caution' | 'note'> = {
  'swap-announced': 'danger',
  'swap-disputed': 'danger',
  'proxy-added': 'danger',
  'call-announced': 'danger',
  'funds-left': 'danger',
  'stake-left': 'danger',
  'approval-waits': 'caution',
  'take-raised': 'caution',
  'validator-left': 'caution',
  'yield-fell': 'caution',
  'price-crossed': 'note',
  'subnet-closing': 'caution',
  'lock-matures': 'note',
  'rewards-ready': 'note',
};
