import { describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import { groupPositions, spotDiffers } from '../../../src/popup/features/home/group-positions.js';
import { exactFirst, subnetMatches } from '../../../src/popup/features/stake/subnet-picker.js';
import { parseTolerance, toleranceLevel } from '../../../src/popup/features/stake/tolerance.js';
import { portfolio, position, subnet } from './support.js';

describe('T4 the tolerance', () => {
  it('warns above 2 and 5 per cent and stops above 15', () => {
    expect([50, 200, 201, 500, 501, 1_500, 1_501].map(toleranceLevel)).toEqual([
      'fine',
      'fine',
      'caution',
      'caution',
      'high',
      'high',
      'stop',
    ]);
  });

  it.each([
    ['0.5', 50],
    ['20', 2_000],
    ['0.01', 1],
    ['50', 5_000],
    ['0', null],
    ['50.01', null],
    ['0.001', null],
    ['abc', null],
    ['1e1', null],
    ['', null],
  ])('reads "%s" as %s', (text, bps) => {
    expect(parseTolerance(text)).toBe(bps);
  });
});

describe('the subnet search', () => {
  it('finds by number, by SN and number, and by part of a name', () => {
    const chutes = subnet(64, { name: 'Chutes' });
    expect(subnetMatches(chutes, '64')).toBe(true);
    expect(subnetMatches(chutes, 'sn6')).toBe(true);
    expect(subnetMatches(chutes, 'chut')).toBe(true);
    expect(subnetMatches(chutes, '4')).toBe(false);
    expect(subnetMatches(subnet(0, { name: '' }), 'root')).toBe(true);
  });

  it('puts the subnet of that very number first, so that Enter after "SN2" never takes SN20', () => {
    const byDepth = [subnet(0), subnet(20), subnet(2), subnet(28)];
    const netuids = (query: string): number[] => exactFirst(byDepth, query).map(({ netuid }) => netuid);
    expect(netuids('SN2')).toEqual([2, 0, 20, 28]);
    expect(netuids(' 28 ')).toEqual([28, 0, 20, 2]);
    expect(netuids('3')).toEqual([0, 20, 2, 28]);
    expect(netuids('')).toEqual([0, 20, 2, 28]);
  });
});

describe('P2 P3 positions of one subnet', () => {
  it('adds only what has a price and counts the rest', () => {
    const [account] = portfolio([
      position(64),
      position(64, { hotkey: 'other', exit: { kind: 'unavailable', reason: 'dust' } }),
      position(0),
    ]).accounts;
    const groups = account ? groupPositions(account, [subnet(64, { name: 'Chutes' })]) : [];
    expect(groups.map((group) => group.netuid)).toEqual([0, 64]);
    expect(groups[1]).toMatchObject({
      name: 'Chutes',
      exitRao: 990_000_000n,
      alphaBase: 20_000_000_000n,
      unpriced: 1,
    });
  });

  it('sorts by what selling would bring and never merges two subnets', () => {
    const small = position(7, { exit: { kind: 'exact', rao: rao(1n) } });
    const large = position(9, {
      alpha: { netuid: 9, base: alphaBase(5n) },
      exit: { kind: 'exact', rao: rao(2n) },
    });
    const [account] = portfolio([small, large]).accounts;
    expect(account && groupPositions(account, []).map((group) => group.netuid)).toEqual([9, 7]);
  });

  it('shows spot only where it differs by more than half a per cent', () => {
    expect(spotDiffers(1_000n, 995n)).toBe(false);
    expect(spotDiffers(1_000n, 994n)).toBe(true);
    expect(spotDiffers(0n, 0n)).toBe(false);
  });
});
