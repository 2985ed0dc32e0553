import type { Account } from '../../../src/core/accounts/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import type { NetworkStatus, Reading } from '../../../src/core/chain/snapshot.js';
import type { AccountPortfolio, Portfolio, Position } from '../../../src/core/stake/types.js';
import type { EngineStreams } from '../../../src/protocol/engine/index.js';
import { isUgly, type State } from './types.js';
import { ugly } from './ugly.js';

const OLD_MS = 600_000;
const POSITIONS = 60;
const OFFLINE = { code: 'chain/offline', context: {} } as const;
const TIMEOUT = { code: 'chain/timeout', context: {} } as const;

interface World {
  state: State;
  /** Which of the extremes comes first. */
  turn?: number;
  nowMs: number;
  accounts: readonly Account[];
  /** What a request says that an account has free; null: what the chain says. */
  asked?: { address: string; freeRao: bigint | null };
}

/** What a stream says in a state, from what the engine said of the chain as it is; undefined: nothing at all. */
export function eventIn(stream: keyof EngineStreams, event: unknown, world: World): unknown {
  if (stream === 'network') return networkIn(event as NetworkStatus, world);
  if (world.state === 'loading') return undefined;
  const filled = filledIn(stream, event, world);
  const { state, nowMs } = world;
  if (stream === 'valueHistory' || stream === 'actions') return pastIn(filled, state);
  if (!isReading(filled)) return filled;
  if (state === 'stale')
    return { ...filled, state: 'stale', error: OFFLINE, snapshot: aged(filled.snapshot, nowMs) };
  if (state === 'error')
    return { ...filled, state: 'error', error: TIMEOUT, snapshot: aged(filled.snapshot, nowMs) };
  if (state === 'error-first') return { ...filled, state: 'error', error: TIMEOUT, snapshot: null };
  return filled;
}

function isReading(event: unknown): event is Reading<unknown> {
  return typeof event === 'object' && event !== null && 'snapshot' in event && 'error' in event;
}

function aged(snapshot: Reading<unknown>['snapshot'], nowMs: number): Reading<unknown>['snapshot'] {
  return snapshot && { ...snapshot, atMs: nowMs - OLD_MS };
}

function networkIn(status: NetworkStatus, { state, nowMs }: World): NetworkStatus {
  if (state === 'loading')
    return {
      ...status,
      state: 'connecting',
      genesisHash: null,
      specVersion: null,
      best: null,
      finalized: null,
    };
  if (state !== 'stale') return status;
  const best = status.best && { ...status.best, atMs: nowMs - OLD_MS };
  return { ...status, state: 'offline', retryInMs: 8_000, best };
}

/** The past knows `error` and no age of its own. */
function pastIn(event: unknown, state: State): unknown {
  const past = event as Record<string, unknown>;
  if (state === 'error' || state === 'stale') return { ...past, state: 'error' };
  if (state !== 'error-first') return past;
  return {
    ...past,
    state: 'error',
    ...('points' in past ? { points: [], positions: [] } : { actions: [], fromBlock: null }),
    progress: { done: 0, total: 29 },
  };
}

function filledIn(stream: keyof EngineStreams, event: unknown, world: World): unknown {
  if (isUgly(world.state)) return ugly(event, world.turn);
  if (world.state === 'empty') return emptied(stream, event);
  if (world.state === 'many' && stream === 'portfolio') return multiplied(event as Reading<Portfolio>, world);
  return stream === 'portfolio' ? asAsked(event as Reading<Portfolio>, world) : event;
}

/** The balance beside a request is the one that the request begins with. */
function asAsked(reading: Reading<Portfolio>, { asked }: World): Reading<Portfolio> {
  const { snapshot } = reading;
  if (!snapshot || !asked || asked.freeRao === null) return reading;
  const freeRao = rao(asked.freeRao);
  const accounts = snapshot.value.accounts.map((account) =>
    account.address === asked.address
      ? { ...account, balance: { ...account.balance, freeRao, spendableRao: freeRao } }
      : account,
  );
  return { ...reading, snapshot: { ...snapshot, value: { ...snapshot.value, accounts } } };
}

function emptied(stream: keyof EngineStreams, event: unknown): unknown {
  if (stream === 'activity' || stream === 'plans') return [];
  if (stream === 'actions') return { ...(event as object), actions: [], state: 'complete' };
  if (stream === 'valueHistory')
    return { ...(event as object), points: [], positions: [], state: 'complete' };
  if (stream !== 'portfolio' && stream !== 'accountStates') return event;
  const reading = event as Reading<{ accounts?: AccountPortfolio[] } | AccountState[]>;
  const value = reading.snapshot?.value;
  if (!reading.snapshot || !value || Array.isArray(value)) return reading;
  const nothing = rao(0n);
  const accounts = (value.accounts ?? []).map((account) => ({
    ...account,
    balance: { freeRao: nothing, reservedRao: nothing, frozenRao: nothing, spendableRao: nothing },
    positions: [],
    totalRao: nothing,
    unpriced: 0,
  }));
  return { ...reading, snapshot: { ...reading.snapshot, value: { ...value, accounts } } };
}

/** Every account with sixty positions worth what it has staked: twenty subnets, three validators on each. */
function multiplied(reading: Reading<Portfolio>, { accounts }: World): Reading<Portfolio> {
  const { snapshot } = reading;
  const held = snapshot?.value.accounts.filter(({ positions }) => positions.length > 0);
  const model = held?.find(({ address }) => address === accounts[0]?.address) ?? held?.[0];
  const [like] = model?.positions ?? [];
  if (!snapshot || !model || !like) return reading;
  const subnets = snapshot.value.subnets;
  const staked = model.totalRao - model.balance.freeRao;
  const filled = accounts.map(({ address }, at): AccountPortfolio => {
    const raw = Array.from({ length: POSITIONS }, (_, index): Position => {
      const subnet = subnets[(at + 1 + Math.floor(index / 3) * 6) % subnets.length];
      const base = BigInt((index + 3) * 977 + at * 31) * 10_000_000n;
      const spot = (base * BigInt(subnet?.priceRaoPerAlpha ?? 0n)) / 1_000_000_000n;
      return {
        ...like,
        coldkey: address,
        hotkey: addressOf(`0x${((index % 3) + 160).toString(16).repeat(32)}`),
        validatorName: index % 3 === 2 ? null : `Validator ${(index % 3) + 1}`,
        netuid: subnet?.netuid ?? 1,
        alpha: { netuid: subnet?.netuid ?? 1, base: alphaBase(base) },
        spotRao: rao(spot),
      };
    });
    // The line of the past ends at what the account is worth: so must its sum.
    const whole = raw.reduce((sum, { spotRao }) => sum + spotRao, 0n);
    const part = (amount: bigint): bigint => (whole === 0n ? amount : (amount * staked) / whole);
    const positions = raw.map(
      (one): Position => ({
        ...one,
        alpha: { netuid: one.netuid, base: alphaBase(part(one.alpha.base)) },
        spotRao: rao((part(one.spotRao) * 1_003n) / 1_000n),
        exit: { kind: 'exact', rao: rao(part(one.spotRao)) },
      }),
    );
    const sum = positions.reduce((all, { exit }) => all + (exit.kind === 'exact' ? exit.rao : 0n), 0n);
    return { ...model, address, positions, totalRao: rao(model.balance.freeRao + sum), unpriced: 0 };
  });
  return { ...reading, snapshot: { ...snapshot, value: { ...snapshot.value, accounts: filled } } };
}
