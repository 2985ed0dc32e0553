import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { ChainValidator, MeasuredYield, ValidatorDetail } from '../../../src/core/chain/market.js';
import { differences } from '../../../src/popup/features/validators/differences.js';
import {
  chainRows,
  type ListedValidator,
  sortValidators,
  subnetRows,
} from '../../../src/popup/features/validators/validator-rows.js';
import words from '../../../src/popup/i18n/en/validators.json' with { type: 'json' };
import { addWords, i18n } from '../../../src/popup/i18n/index.js';
import { hashOf } from './support.js';

addWords(words);

const [A, B] = [addressOf(hashOf('6')), addressOf(hashOf('7'))];
const UNPAID: MeasuredYield = { kind: 'not-measured', reason: 'inactive' };
const measured = (perDayPpb: bigint): MeasuredYield => ({
  kind: 'measured',
  perDayPpb,
  apyPpm: null,
  fromBlock: 1,
  toBlock: 361,
  samples: 2,
});
const told = { coldkey: A, name: null, take: 11_796 };
const validator = (hotkey: string): ChainValidator => ({
  ...told,
  hotkey,
  url: null,
  totalRao: rao(1n),
  places: [],
});
const detail = (hotkey: string, perDayPpb: bigint): ValidatorDetail => ({
  ...told,
  hotkey,
  stakeBase: alphaBase(5n),
  permit: true,
  yield: measured(perDayPpb),
});
const chain = (medians: Array<[string, MeasuredYield]>) =>
  chainRows([validator(A), validator(B)], { value: medians, failed: false, isOld: false }, []);

function said([a, b]: ListedValidator[]): string[] {
  if (!a || !b) throw new Error('no rows');
  return differences(i18n.t, a, b, { a: 'A', b: 'B' });
}

describe('what sets two validators apart', () => {
  it('T19 compares takes as they are shown', () => {
    const [a, b] = chain([]);
    if (!a || !b) throw new Error('no rows');
    expect(said([a, { ...b, take: 11_797 }])[0]).toBe('Both keep 18.00\u00a0% of what their stakers earn.');
  });

  it('P8 compares no yield that is missing', () => {
    const lines = said(
      chain([
        [A, measured(1n)],
        [B, UNPAID],
      ]),
    );
    expect(lines[1]).toContain('yield of B is not measured yet');
  });

  it('P8 tells percentage points, of the last epoch where it is a median and of days where it is not', () => {
    const median = said(
      chain([
        [A, measured(500_000n)],
        [B, measured(309_000n)],
      ]),
    );
    expect(median[1]).toBe(
      'In the last epoch stakers of A got 0.0191 percentage points more a day, in the median of its subnets.',
    );
    const days = said(subnetRows([detail(A, 309_000n), detail(B, 500_000n)], 64, 1n, []));
    expect(days[1]).toBe('Stakers of B got 0.0191 percentage points more a day in the measured days.');
    expect(said(subnetRows([detail(A, 5n), detail(B, 6n)], 64, 1n, []))[1]).toContain('the same');
  });

  it('T19 sorts the unmeasured last in both directions', () => {
    for (const descending of [true, false])
      expect(sortValidators(chain([[B, measured(1n)]]), { key: 'yield', descending })[0]?.hotkey).toBe(B);
  });
});
