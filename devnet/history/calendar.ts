/** Blocks of 12 seconds. */
export const SLOT_MS = 12_000;
export const DAY_BLOCKS = 7_200;
export const YEAR_BLOCKS = 365 * DAY_BLOCKS;
export const TEMPO = 360;

/** Newest block, up to the given one, in which a subnet ended an epoch; subnets take turns. */
export function lastEpoch(netuid: number, block: number): number {
  return block - ((block + netuid + 1) % TEMPO);
}

/** When the subnets that are younger than the past began; the others are as old as the chain. */
export interface Registrations {
  /** Block of a subnet's registration, 0 for those of genesis. */
  at(netuid: number): number;
  /** How many are registered after a block. */
  after(block: number): number;
  /** Netuids registered in a block. */
  in(block: number): number[];
}

/** Of four subnets or more the last two are young: one from the middle of the past, one from its last tenth. */
export function planRegistrations(subnets: number, length: number): Registrations {
  const young = new Map<number, number>();
  if (subnets > 3) young.set(subnets - 2, Math.floor(length * 0.6));
  if (subnets > 2) young.set(subnets - 1, Math.floor(length * 0.9));
  const blocks = [...young];
  return {
    at: (netuid) => young.get(netuid) ?? 0,
    after: (block) => blocks.filter(([, registered]) => registered > block).length,
    in: (block) => blocks.filter(([, registered]) => registered === block).map(([netuid]) => netuid),
  };
}
