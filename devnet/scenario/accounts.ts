import { PRACTICE_ACCOUNT } from '../../src/core/accounts/practice.js';
import { PRACTICE_PHRASE } from '../../src/core/accounts/practice-phrase.js';
import { derivedAddress } from './addresses.js';
import type { AccountPlan, PositionPlan, ValidatorPlan } from './plan.js';

const TAO = 1_000_000_000n;

/** Amounts in rao, so that none goes through a float. */
interface Holding {
  validator: number;
  netuid: number;
  amountRao: bigint;
}

/** Root with three validators, alpha from large to a position too small to sell. */
const PRACTICE: Holding[] = [
  { validator: 0, netuid: 0, amountRao: 120n * TAO },
  { validator: 1, netuid: 0, amountRao: 45_500_000_000n },
  { validator: 2, netuid: 0, amountRao: 8_250_000_000n },
  { validator: 0, netuid: 1, amountRao: 350n * TAO },
  { validator: 1, netuid: 2, amountRao: 1_200n * TAO },
  { validator: 2, netuid: 3, amountRao: 42_500_000_000n },
  { validator: 0, netuid: 64, amountRao: 5_000n * TAO },
  { validator: 0, netuid: 19, amountRao: 750_000_000n },
  { validator: 0, netuid: 118, amountRao: 1_500n },
];

const ALICE: Holding[] = [
  { validator: 0, netuid: 0, amountRao: 1_000n * TAO },
  { validator: 0, netuid: 1, amountRao: 100n * TAO },
  { validator: 1, netuid: 1, amountRao: 60n * TAO },
];

const BOB: Holding[] = [{ validator: 0, netuid: 1, amountRao: 25n * TAO }];

/**
 * The accounts that people and tests use. Practice has a published phrase: it is a toy and must never hold real money.
 * Alice and Bob are the well-known accounts of the development phrase.
 */
const KNOWN: Array<Omit<AccountPlan, 'positions'> & { holdings: Holding[] }> = [
  {
    name: 'Practice',
    address: PRACTICE_ACCOUNT.address,
    suri: PRACTICE_PHRASE,
    freeRao: 1_250_500_000_000n,
    holdings: PRACTICE,
  },
  {
    name: 'Alice',
    address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
    suri: '//Alice',
    freeRao: 10_000n * TAO,
    holdings: ALICE,
  },
  {
    name: 'Bob',
    address: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty',
    suri: '//Bob',
    freeRao: 500n * TAO,
    holdings: BOB,
  },
];

/** The known accounts; holdings on subnets that the scenario lacks move to subnet 3, 2 or 1. */
export function planKnownAccounts(validators: ValidatorPlan[], subnets: number): AccountPlan[] {
  return KNOWN.map(({ holdings, ...account }) => ({
    ...account,
    positions: holdings.map((holding) => toPosition(holding, validators, subnets)),
  }));
}

function toPosition(holding: Holding, validators: ValidatorPlan[], subnets: number): PositionPlan {
  const present = holding.netuid < subnets;
  const netuid = present ? holding.netuid : 1 + (holding.netuid % Math.max(subnets - 1, 1));
  const validator = (present ? holding.validator : holding.validator + 3) % validators.length;
  return { hotkey: validators[validator]?.hotkey ?? '', netuid, amountRao: holding.amountRao };
}

/** Accounts for load tests: nobody has their keys, each holds `positions` different positions. */
export function planLoadAccounts(
  count: number,
  positions: number,
  validators: ValidatorPlan[],
  subnets: number,
): AccountPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Load ${index}`,
    address: derivedAddress(`load account ${index}`),
    suri: '',
    freeRao: BigInt(index + 1) * TAO,
    positions: loadPositions(index, positions, validators, subnets),
  }));
}

function loadPositions(
  account: number,
  count: number,
  validators: ValidatorPlan[],
  subnets: number,
): PositionPlan[] {
  const most = Math.min(count, subnets * validators.length);
  return Array.from({ length: most }, (_, i) => {
    const slot = account * 7 + i;
    // Walks over the subnets; after a full round the next validator, so that no (hotkey, netuid) comes twice.
    const round = Math.floor(i / subnets);
    return {
      hotkey: validators[(account + round) % validators.length]?.hotkey ?? '',
      netuid: slot % subnets,
      amountRao: BigInt(i + 1) * TAO + BigInt(account) * 1_000_000n,
    };
  });
}
