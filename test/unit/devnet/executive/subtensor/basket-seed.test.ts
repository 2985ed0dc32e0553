import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../../devnet/codec/index.js';
import { ESCROW } from '../../../../../devnet/executive/baskets/escrow.js';
import { previewClaim } from '../../../../../devnet/executive/baskets/preview.js';
import { seedScenario } from '../../../../../devnet/executive/seed.js';
import { declaredMetadata } from '../../../../../devnet/metadata/index.js';
import { planScenario } from '../../../../../devnet/scenario/scenario.js';
import { createStateDb } from '../../../../../devnet/state/index.js';

const PALLET = 'SubtensorModule';

function seeded(profile: '424' | 'newer') {
  const codec = createRuntimeCodec(declaredMetadata(16, profile));
  const state = createStateDb(codec).child(null);
  const plan = planScenario('small');
  seedScenario(codec, state, plan);
  return { codec, state, plan };
}

describe('a scenario on a runtime with baskets', () => {
  it('P5 T11 begins with funds that owe their stakers, one holding of each too small to sell', () => {
    const { codec, state, plan } = seeded('newer');
    const block = { number: 1, parentHash: '0x00', timestampMs: 0, hashOf: () => undefined } as const;
    const positions = plan.accounts.flatMap(({ address, positions }) =>
      positions.filter(({ netuid }) => netuid === 0).map(({ hotkey }) => [hotkey, address] as const),
    );
    expect(positions.length).toBeGreaterThan(0);
    for (const [hotkey, address] of positions) {
      const claim = previewClaim(codec, state, block, hotkey, address);
      expect(claim).toMatchObject({ paid: true, dustRows: 1 });
      expect(claim?.redeemable).toBeGreaterThan(500_000n);
    }
    // All of it is alpha that counts as issued.
    for (const netuid of [1, 2, 3]) {
      const held = state
        .entries(PALLET, 'TotalHotkeyAlpha')
        .filter(({ args }) => args[1] === netuid)
        .reduce((sum, { value }) => sum + (value as bigint), 0n);
      expect(state.get(PALLET, 'SubnetAlphaOut', netuid)).toBe(held);
    }
  });

  it('P5 has no funds on spec 424', () => {
    const { state } = seeded('424');
    expect(state.get(PALLET, 'StakingHotkeys', ESCROW)).toEqual([]);
    expect(state.entries(PALLET, 'BasketShares')).toEqual([]);
  });
});
