import type { AccountPlan, PositionPlan, ScenarioPlan } from '../scenario/plan.js';
import type { Registrations } from './calendar.js';
import { fraction, textHash } from './walk.js';

/** Something that a known account did in one block of the past, alone in that block. */
export type Deed = { block: number; account: string } & (
  | {
      /** Bought into a position (`units` above 0) or sold out of it, in units of what is held at the end of the past. */
      kind: 'stake';
      hotkey: string;
      netuid: number;
      units: bigint;
    }
  | { kind: 'transfer'; to: string; rao: bigint }
);

const TAO = 1_000_000_000n;
/** Positions too small to have been bought as they are; they have been there for ever. */
const DUST = 100_000_000n;
/** Alpha rao of the position that one account had and gave up. */
const GIVEN_UP = 80n * TAO;

/** Draft with a place in the past from 0 to 1 instead of a block. */
type Draft = { when: number; deed: DistributiveOmit<Deed, 'block'> };
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What the accounts with keys did, in the order of blocks. The end of the past is what the plan says they hold. */
export function planDeeds(plan: ScenarioPlan, length: number, registrations: Registrations): Deed[] {
  const known = plan.accounts.filter(({ suri }) => suri !== '');
  const drafts = known.flatMap((account) =>
    merged(account.positions).flatMap((position, at) =>
      purchases(account, position, at, length, registrations),
    ),
  );
  const [first] = known;
  if (first) drafts.push(...givenUp(plan, first));
  drafts.push(...transfers(known));
  return placed(drafts, length);
}

/** Positions with one hotkey on one subnet are one to the chain; small scenarios plan several. */
function merged(positions: PositionPlan[]): PositionPlan[] {
  const byPair = new Map<string, PositionPlan>();
  for (const position of positions) {
    const key = `${position.hotkey}|${position.netuid}`;
    const amountRao = (byPair.get(key)?.amountRao ?? 0n) + position.amountRao;
    byPair.set(key, { ...position, amountRao });
  }
  return [...byPair.values()];
}

/** A third of the positions is older than the past, a third was bought at once, a third in two parts. */
function purchases(
  { address }: AccountPlan,
  { hotkey, netuid, amountRao }: PositionPlan,
  at: number,
  length: number,
  registrations: Registrations,
): Draft[] {
  const earliest = registrations.at(netuid) / length;
  const old = earliest === 0 && (at % 3 === 0 || amountRao < DUST);
  if (old || amountRao === 0n) return [];
  const seed = textHash(`${address} ${hotkey} ${netuid}`);
  const opened = Math.max(earliest + 0.01, 0.05) + fraction(seed, 1) * (0.85 - earliest * 0.85);
  const when = Math.min(opened, 0.97);
  const buy = (units: bigint, moment: number): Draft => ({
    when: moment,
    deed: { account: address, kind: 'stake', hotkey, netuid, units },
  });
  if (at % 3 === 1) return [buy(amountRao, when)];
  const part = (amountRao * 3n) / 5n;
  return [buy(part, when), buy(amountRao - part, when + (0.99 - when) * 0.6)];
}

/** A position that was opened and sold again within the past. */
function givenUp(plan: ScenarioPlan, { address, positions }: AccountPlan): Draft[] {
  const held = new Set(positions.map(({ hotkey, netuid }) => `${hotkey}|${netuid}`));
  const found = plan.validators
    .flatMap(({ hotkey, netuids }) => netuids.map((netuid) => ({ hotkey, netuid })))
    .find(({ hotkey, netuid }) => netuid === 1 && !held.has(`${hotkey}|${netuid}`));
  if (!found) return [];
  const stake = { account: address, kind: 'stake', ...found } as const;
  return [
    { when: 0.2, deed: { ...stake, units: GIVEN_UP } },
    { when: 0.55, deed: { ...stake, units: -GIVEN_UP } },
  ];
}

/** TAO that went round between the known accounts. */
function transfers(known: AccountPlan[]): Draft[] {
  const [first, second, third] = known.map(({ address }) => address);
  if (first === undefined || second === undefined || third === undefined) return [];
  return [
    { when: 0.3, deed: { account: second, kind: 'transfer', to: first, rao: 40n * TAO } },
    { when: 0.45, deed: { account: first, kind: 'transfer', to: third, rao: 12_500_000_000n } },
    { when: 0.8, deed: { account: third, kind: 'transfer', to: second, rao: 3n * TAO } },
  ];
}

/** One deed a block, none in the first or the last one. */
function placed(drafts: Draft[], length: number): Deed[] {
  let free = 2;
  return [...drafts]
    .sort((a, b) => a.when - b.when)
    .map(({ when, deed }) => {
      const block = Math.max(free, Math.floor(when * length));
      free = block + 1;
      return { ...deed, block };
    });
}

/** Block from which on an account staked with a hotkey; 0 when some of it is older than the past. */
export function stakingSince(plan: ScenarioPlan, deeds: Deed[]): (account: string, hotkey: string) => number {
  const since = new Map<string, number>();
  const bought = new Map<string, bigint>();
  for (const deed of deeds) {
    if (deed.kind !== 'stake') continue;
    const key = `${deed.account}|${deed.hotkey}`;
    if (!since.has(key)) since.set(key, deed.block);
    const position = `${key}|${deed.netuid}`;
    bought.set(position, (bought.get(position) ?? 0n) + deed.units);
  }
  for (const { address, positions } of plan.accounts) {
    for (const { hotkey, netuid, amountRao } of merged(positions)) {
      const key = `${address}|${hotkey}`;
      if (amountRao > (bought.get(`${key}|${netuid}`) ?? 0n)) since.set(key, 0);
    }
  }
  return (account, hotkey) => since.get(`${account}|${hotkey}`) ?? 0;
}
