import { describe, expect, it } from 'vitest';
import { expectedOf } from '../../../../src/background/requests/expected-of.js';
import type { CallNode, Explanation, Param } from '../../../../src/core/explain/types.js';

const subnet = (netuid: number): Param => ({ t: 'subnet', netuid, name: null, symbol: null });
const call = (pallet: string, params: Array<Param | null>, children: CallNode[] = []): CallNode => ({
  pallet,
  call: 'call',
  actor: '5G',
  args: params.map((param) => ({ name: 'arg', type: 'u16', text: '', param })),
  sentence: { code: 'generic', params: {} },
  level: null,
  children,
});
const impact = (bps: number) => ({ code: 'price-impact', value: { t: 'bps', bps } }) as const;
const worst = (raoPerAlpha: bigint) =>
  ({ code: 'worst-price', value: { t: 'price', raoPerAlpha, netuid: 1 } }) as const;
const explained = (over: Partial<Explanation>) =>
  expectedOf({
    effects: [],
    changes: [],
    facts: [],
    tree: call('SubtensorModule', [subnet(1)]),
    ...over,
  } as Explanation);

describe('H2 what a receipt is compared with', () => {
  it('is the table of changes and the price of a single trade', () => {
    const effects = [{ kind: 'pay', bound: 'exactly', value: { t: 'tao', rao: 5n }, account: '5G' }] as const;
    expect(explained({ effects: [...effects], facts: [impact(11), worst(50n)] })).toEqual({
      effects,
      impactBps: 11,
      worstPrice: worst(50n).value,
      legs: null,
    });
  });

  it('of a batch names the subnets of each call, and no price that is of one of them only', () => {
    const tree = call(
      'Utility',
      [null],
      [
        call('SubtensorModule', [subnet(1)]),
        call('SubtensorModule', [null, subnet(2), subnet(3)]),
        call('Balances', []),
      ],
    );
    expect(explained({ tree, facts: [worst(50n), worst(60n)] })).toMatchObject({
      worstPrice: null,
      impactBps: null,
      legs: [[subnet(1)], [subnet(2), subnet(3)], []],
    });
  });
});
