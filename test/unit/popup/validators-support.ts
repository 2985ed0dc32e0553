import { cleanup } from '@testing-library/react';
import { vi } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, type Rao, rao } from '../../../src/core/amount/money.js';
import type { ChainValidator, MeasuredYield, ValidatorDetail } from '../../../src/core/chain/market.js';
import type { Reading } from '../../../src/core/chain/snapshot.js';
import { useValidatorView } from '../../../src/popup/features/validators/validator-view.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  ADDRESS,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  portfolio,
  position,
  reading,
  snapshotOf,
} from './support.js';

export const OTHER = addressOf(hashOf('7'));
export const GREEDY = addressOf(hashOf('8'));
export const measured = (perDayPpb: bigint): MeasuredYield => ({
  kind: 'measured',
  perDayPpb,
  apyPpm: perDayPpb,
  fromBlock: 1,
  toBlock: 50_000,
  samples: 7,
});
const validator = (hotkey: string, patch: Partial<ChainValidator> = {}): ChainValidator => ({
  hotkey,
  coldkey: ADDRESS,
  name: null,
  url: null,
  take: 11_796,
  totalRao: rao(1_000_000_000_000n),
  places: [
    { netuid: 64, stakeBase: alphaBase(5_000_000_000n), spotRao: 1_000_000_000n as Rao, permit: true },
    { netuid: 0, stakeBase: alphaBase(7_000_000_000n), spotRao: 7_000_000_000n as Rao, permit: false },
  ],
  ...patch,
});
export const CHAIN = [
  validator(HOTKEY, { name: '\u202etao.bot', url: 'https://bot.example/' }),
  validator(OTHER, { name: 'Slow River', take: 5_898, totalRao: rao(3_000_000_000_000n), places: [] }),
  validator(GREEDY, { name: 'Keeps all', take: 65_535, totalRao: rao(9_000_000_000_000n) }),
];
export const detail = (hotkey: string, patch: Partial<ValidatorDetail> = {}): ValidatorDetail => ({
  hotkey,
  coldkey: ADDRESS,
  name: null,
  take: 11_796,
  stakeBase: alphaBase(5_000_000_000n),
  permit: true,
  yield: { kind: 'not-measured', reason: 'no-archive' },
  ...patch,
});
export const live = <T>(value: T): Reading<T> => ({
  snapshot: snapshotOf(value),
  state: 'live',
  error: null,
});
export const TIMEOUT = { code: 'chain/timeout', context: {} } as const;
export const MEDIANS: Array<[string, MeasuredYield]> = [
  [HOTKEY, measured(300_000n)],
  [OTHER, measured(500_000n)],
];
export const hourOld = <T>(value: T): Reading<T> => ({
  snapshot: { ...snapshotOf(value), atMs: Date.now() - 3_600_000 },
  state: 'error',
  error: TIMEOUT,
});
export const failing = (): Reading<never> => ({ snapshot: null, state: 'error', error: TIMEOUT });
export const services = (
  patch: Record<string, (params: never) => unknown> = {},
  streams: Record<string, () => unknown> = {},
) =>
  fakeServices(
    {},
    {
      validatorDetails: () =>
        snapshotOf([
          detail(HOTKEY, { yield: measured(300_000n) }),
          detail(OTHER, { yield: measured(500_000n) }),
        ]),
      stakers: () => ({ count: 1_234, complete: true }),
      takeThen: () => ({ take: 5_898, block: 1, atMs: 1_700_000_000_000 }),
      positionYield: () => measured(300_000n),
      ...patch,
    },
    {},
    {
      chainValidators: () => live(CHAIN),
      validatorDetails: () => live([detail(OTHER, { yield: measured(500_000n) })]),
      medianYields: () => live(MEDIANS),
      ...streams,
    },
  );

/** Stores, address and sizes as the screens of validators need them; to be called before each test. */
export function enterValidators(): void {
  fillStores();
  localStorage.clear();
  location.hash = '#/validators';
  useValidatorView.setState({
    mine: false,
    withoutWholeTake: true,
    sort: { key: 'stake', descending: true },
  });
  useChainStore.setState({ portfolio: reading('live', portfolio([position(64)])) });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
}

/** Takes all of it away again. */
export function leaveValidators(): void {
  cleanup();
  emptyStores();
  vi.restoreAllMocks();
}
