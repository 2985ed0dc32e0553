/** Questions of the engine's later rooms; joined into EngineCalls and EngineStreams in index.ts. */
import type { AccountState } from '../../core/chain/account-state.js';
import type { CapabilityReport } from '../../core/chain/capability.js';
import type { CrossCheck, EndpointHealth, EndpointProbe } from '../../core/chain/endpoints.js';
import type { ActionHistory, HistoryRange, ValueHistory } from '../../core/chain/history.js';
import type {
  ChainValidator,
  MarketRow,
  MeasuredYield,
  MedianYields,
  PriceLine,
  PruneOrder,
  StakerCount,
  SubnetFlow,
  SubnetIdentity,
  TakeThen,
  ValidatorDetail,
} from '../../core/chain/market.js';
import type { Reading, Snapshot } from '../../core/chain/snapshot.js';
import type { Currency, FiatPrice } from '../../core/fiat/types.js';
import type { WatchRule } from '../../core/watch/rules.js';
import type { WatchReport } from '../../core/watch/types.js';

export interface RuntimeCalls {
  capabilityReport: { in: null; out: CapabilityReport };
}

export interface EndpointCalls {
  /** Tests a node without using it. @throws chain/offline, chain/bad-answer, chain/wrong-genesis when `genesisHash` is given */
  probeEndpoint: { in: { url: string; genesisHash: string | null }; out: EndpointProbe };
  /**
   * Compares what a decision rests on with a second node of another operator, both at the same finalized block:
   * balance and nonce of the address, prices of the subnets.
   */
  crossCheck: { in: { address: string; netuids: number[]; shieldKey?: true }; out: CrossCheck };
}
export interface EndpointStreams {
  endpoints: { in: null; event: EndpointHealth[] };
}

/** Balance found behind an address, for previews before an import and for scans of derived accounts. */
export interface Holdings {
  address: string;
  freeRao: bigint;
  reservedRao: bigint;
  /** Root stake and alpha at spot. */
  stakedRao: bigint;
  positions: number;
  /** Seen by the chain before: a nonce, a balance or stake. */
  used: boolean;
}

export interface AccountCalls {
  /** For any addresses, up to 1,000, in few requests. */
  holdings: { in: { addresses: string[] }; out: Snapshot<Holdings[]> };
}
export interface AccountStreams {
  accountStates: { in: { addresses: string[] }; event: Reading<AccountState[]> };
}

export interface MarketCalls {
  subnetIdentity: { in: { netuid: number }; out: Snapshot<SubnetIdentity> };
  /** All validators of a subnet with take, stake, permits and measured yield. */
  validatorDetails: { in: { netuid: number }; out: Snapshot<ValidatorDetail[]> };
  /** Every validator of the chain with the subnets it validates. @throws chain/unavailable-feature before Dynamic TAO */
  chainValidators: { in: null; out: Snapshot<ChainValidator[]> };
  /** Take of a validator 30 days ago; null while it was no delegate. @throws chain/no-archive, chain/unavailable-feature */
  takeThen: { in: { hotkey: string }; out: TakeThen | null };
  /** Accounts that stake with a validator, counted in at most 20 requests. @throws chain/unavailable-feature */
  stakers: { in: { hotkey: string }; out: StakerCount };
  /** The chain's own mean of TAO in and out of a subnet; null where the runtime keeps none. */
  subnetFlow: { in: { netuid: number }; out: SubnetFlow | null };
  /** Which subnet makes room for the next new one. @throws chain/unavailable-feature where the runtime does not tell */
  pruneOrder: { in: null; out: Snapshot<PruneOrder> };
  positionYield: { in: { coldkey: string; hotkey: string; netuid: number }; out: MeasuredYield };
}
export interface MarketStreams {
  market: { in: null; event: Reading<MarketRow[]> };
  /** What the calls of these names answer, again every ten minutes; the last answer is kept, for when there is none. */
  validatorDetails: { in: { netuid: number }; event: Reading<ValidatorDetail[]> };
  chainValidators: { in: null; event: Reading<ChainValidator[]> };
  /** Median over its subnets of what stakers of each validator got in the last epoch, kept in the same way. */
  medianYields: { in: null; event: Reading<MedianYields> };
  /** Emits as samples come in; closing it pauses the reading, and what was read is remembered. */
  priceLine: { in: { netuid: number; range: HistoryRange }; event: PriceLine };
}

export interface HistoryStreams {
  /** Emits what is remembered at once, then as samples come in. Closing it pauses the reading; opening it resumes. */
  valueHistory: { in: { addresses: string[]; range: HistoryRange }; event: ValueHistory };
  actions: { in: { addresses: string[]; range: HistoryRange }; event: ActionHistory };
}

export interface WatchCalls {
  /**
   * One check for the watchtower. `sinceBlock`: the block of the check before, from which own transactions are looked up;
   * `netuids`: subnets in which there was stake then. Without `thorough` only what can be lost within minutes is read;
   * takes, locks and rewards are then not told. `multisigs`: shared accounts in which this wallet has a say; `rules`: of this
   * network. `guardMs`: for so long each new head is looked at, and a note asks for another check when something changed.
   */
  watched: {
    in: {
      addresses: string[];
      sinceBlock: number | null;
      netuids?: number[];
      thorough?: boolean;
      multisigs?: WatchedMultisig[];
      rules?: WatchRule[];
      guardMs?: number;
    };
    out: WatchReport;
  };
}

/** A shared account and which of its members this wallet can approve with. */
export interface WatchedMultisig {
  address: string;
  members: string[];
  threshold: number;
}

export interface FiatCalls {
  /** Price of TAO, at most some minutes old. Contacts the one host that knows. @throws fiat/unreachable, fiat/bad-answer */
  fiat: { in: { currency: Currency }; out: FiatPrice };
}
