import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Explanation } from '../../../src/core/explain/types.js';
import { DECLARED, NEWER } from '../engine/support/profiles.js';
import { type Call, FamilyWorld } from './family-world.js';

const ALPHA = 1_000_000_000n;
const NETUID = 1;
/** 0.000001 TAO: above the deposit that keeps an account, below every fee. */
const NEXT_TO_NOTHING = 1_000n;

const feeIn = ({ effects }: Explanation) => {
  const fees = effects.filter(({ kind }) => kind === 'fee');
  expect(fees).toHaveLength(1);
  return fees[0];
};

describe.each([DECLARED, NEWER])('a fee that TAO cannot pay, on $name', (profile) => {
  let family: FamilyWorld;
  let hotkey: string;
  let other: string;

  beforeAll(async () => {
    family = await FamilyWorld.start(profile);
    [hotkey = '', other = ''] = family.chain.devnet.validators.map((one) => one.hotkey);
  });
  beforeEach(() => family.chain.setAccount(family.chain.me, {}, { free: NEXT_TO_NOTHING }));
  afterAll(() => family.chain.stop());

  const sells = (): Call => [
    'SubtensorModule',
    'remove_stake_limit',
    { hotkey, netuid: NETUID, amount_unstaked: 2n * ALPHA, limit_price: 1n, allow_partial: false },
  ];

  it.each<[string, () => Call]>([
    ['a sale', sells],
    [
      'a change of validator',
      () => [
        'SubtensorModule',
        'move_stake',
        {
          origin_hotkey: hotkey,
          destination_hotkey: other,
          origin_netuid: NETUID,
          destination_netuid: NETUID,
          alpha_amount: ALPHA,
        },
      ],
    ],
    [
      'a whole position',
      () => ['SubtensorModule', 'remove_stake_full_limit', { hotkey, netuid: NETUID, limit_price: 1n }],
    ],
  ])('A13 T18 of %s is shown in the alpha that the chain then takes', async (_, call) => {
    const shown = await family.proves(call());
    const fee = feeIn(shown);
    expect(fee).toMatchObject({ bound: 'expected', account: family.chain.me, hotkey });
    const paid = family.chain.alphaFee();
    expect(paid).toBeGreaterThan(0n);
    const said = fee?.value.t === 'alpha' ? fee.value : null;
    expect(said?.netuid).toBe(NETUID);
    const off = (said?.base ?? 0n) - paid;
    // The price is known to the rao only, and the chain counts with more digits.
    expect(off < 0n ? -off : off).toBeLessThanOrEqual(paid / 100_000n + 1n);
  });

  it('A13 is shown in TAO where TAO pays it, and inside a batch, where the chain takes no alpha', async () => {
    const inner = { type: 'SubtensorModule', value: { type: sells()[1], value: sells()[2] } };
    const batch = await family.explain(['Utility', 'batch_all', { calls: [inner] }]);
    expect(feeIn(batch)?.value.t).toBe('tao');
    await family.chain.setAccount(family.chain.me, {}, { free: 10n * ALPHA });
    expect(feeIn(await family.explain(sells()))).toMatchObject({ bound: 'at-most', value: { t: 'tao' } });
  });
});
