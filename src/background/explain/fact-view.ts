import type { Account } from '../../core/accounts/types.js';
import type { DecodedCall } from '../../core/chain/light/index.js';
import type { Param } from '../../core/explain/types.js';
import type {
  ExplainFacts,
  ExplainFactsRequest,
  ExtraAnswer,
  ExtraAsk,
} from '../../protocol/engine/index.js';
import { type AlphaFee, afterFee, alphaFeeOf } from './alpha-fee.js';

export type SimAsk = ExplainFactsRequest['sims'][number];
export type Sim = NonNullable<ExplainFacts['sims'][number]>;

/** What a call wants to know about the chain. */
export interface Needs {
  netuids: number[];
  hotkeys: string[];
  accounts: string[];
  sims: SimAsk[];
  asks?: ExtraAsk[];
}

export type AccountParam = Extract<Param, { t: 'account' }>;
type AnswerTo<K extends ExtraAsk['kind']> = Extract<ExtraAnswer, { kind: K }>;

/** Answers by {@link simKey} and {@link askKey}. */
export interface Answers {
  sims: ReadonlyMap<string, Sim | null>;
  answers: ReadonlyMap<string, ExtraAnswer | null>;
}
export const NO_ANSWERS: Answers = { sims: new Map(), answers: new Map() };

/** Facts of one account as explanations read them: what is not known is null, never a guess. */
export interface FactView {
  readonly known: boolean;
  readonly address: string;
  /** Number of the block that the facts are of. */
  readonly block: number | null;
  readonly balance: ExplainFacts['balance'];
  /** As the call finds them: a fee in alpha is taken before. */
  readonly positions: ExplainFacts['positions'] | null;
  readonly feeRao: bigint | null;
  /** The fee where TAO cannot pay it and a position does. */
  readonly feeAlpha: AlphaFee | null;
  readonly existentialDepositRao: bigint | null;
  subnet(netuid: number): ExplainFacts['subnets'][number] | null;
  validator(hotkey: string): ExplainFacts['validators'][number] | null;
  seen(address: string): ExplainFacts['seen'][number] | null;
  sim(ask: SimAsk): Sim | null;
  answer<K extends ExtraAsk['kind']>(ask: Extract<ExtraAsk, { kind: K }>): AnswerTo<K> | null;
  isOwn(address: string): boolean;
  subnetParam(netuid: number): Param;
  alphaParam(netuid: number, base: bigint): Param;
  accountParam(address: string): AccountParam;
}

/** Key of a simulation among the answers. */
export function simKey({ side, netuid, amount }: SimAsk): string {
  return `${side}-${netuid}-${amount}`;
}

/** Key of a further question among the answers. */
export function askKey(ask: ExtraAsk): string {
  return JSON.stringify(ask, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** @param paidCall the outermost call where this account pays its fee; absent for the others */
export function createFactView(
  address: string,
  facts: ExplainFacts | null,
  { sims, answers }: Answers,
  ownAccounts: readonly Account[],
  existentialDepositRao: bigint | null,
  paidCall: DecodedCall | null = null,
): FactView {
  const feeAlpha = facts && paidCall ? alphaFeeOf(paidCall, facts) : null;
  const subnet = (netuid: number) => facts?.subnets.find((row) => row.netuid === netuid) ?? null;
  const validator = (hotkey: string) => facts?.validators.find((row) => row.hotkey === hotkey) ?? null;
  const own = (account: string) => ownAccounts.find((row) => row.address === account);
  return {
    known: facts !== null,
    address,
    block: facts?.block.number ?? null,
    balance: facts?.balance ?? null,
    positions: facts ? afterFee(facts.positions, feeAlpha) : null,
    feeRao: facts?.feeRao ?? null,
    feeAlpha,
    existentialDepositRao,
    subnet,
    validator,
    seen: (account) => facts?.seen.find((row) => row.address === account) ?? null,
    sim: (ask) => sims.get(simKey(ask)) ?? null,
    answer: <K extends ExtraAsk['kind']>(ask: Extract<ExtraAsk, { kind: K }>) => {
      const found = answers.get(askKey(ask));
      return found?.kind === ask.kind ? (found as AnswerTo<K>) : null;
    },
    isOwn: (account) => own(account) !== undefined,
    subnetParam: (netuid) => ({
      t: 'subnet',
      netuid,
      name: subnet(netuid)?.name ?? null,
      symbol: subnet(netuid)?.symbol ?? null,
    }),
    alphaParam: (netuid, base) => ({ t: 'alpha', netuid, base, symbol: subnet(netuid)?.symbol ?? null }),
    accountParam(account) {
      const mine = own(account);
      if (mine) return { t: 'account', address: account, name: mine.name, role: 'own' };
      const row = validator(account);
      // Asked about and unknown to the chain: no validator at all.
      return row?.known
        ? { t: 'account', address: account, name: row.name, role: 'validator' }
        : { t: 'account', address: account, name: null, role: 'other' };
    },
  };
}
