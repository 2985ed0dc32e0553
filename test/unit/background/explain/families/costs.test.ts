import { describe, expect, it } from 'vitest';
import { HOTKEY, OTHER_HOTKEY, RUNTIMES } from '../../../../support/explain-builders.js';
import { type Answers, explainFamily, linesOf, risksOf, summary } from './family.js';

const cost = (costRao: bigint): Answers => ({ registration: { kind: 'registration', costRao } });
const positions = [
  { hotkey: HOTKEY, netuid: 64, alphaBase: 900n },
  { hotkey: HOTKEY, netuid: 8, alphaBase: 70n },
  { hotkey: OTHER_HOTKEY, netuid: 64, alphaBase: 5n },
];

describe.each(RUNTIMES)('what is burnt on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const subtensor = (call: string, args: object, answers: Answers = {}) =>
    explainFamily(metadata, ['SubtensorModule', call, args], answers, { positions });
  const place = { netuid: 64, hotkey: HOTKEY };

  it('A2: a place on a subnet costs what it costs now', async () => {
    const bought = await subtensor('burned_register', place, cost(3_000n));
    expect(summary(bought)).toEqual({
      lines: ['pay expected 3000 rao'],
      risks: ['burns-cost caution'],
      certainty: 'simulated',
    });
    expect(bought.facts).toEqual([{ code: 'cost', value: { t: 'tao', rao: 3_000n } }]);
    expect(summary(await subtensor('burned_register', place))).toEqual({
      lines: [],
      risks: ['burns-cost caution'],
      certainty: 'unknown',
    });
  });

  it('A2: a limit is the most it may cost, and one below the cost cannot be met', async () => {
    const limited = { ...place, limit_price: 4_000n };
    expect(summary(await subtensor('register_limit', limited, cost(3_000n)))).toEqual({
      lines: ['pay at-most 4000 rao'],
      risks: ['burns-cost caution'],
      certainty: 'bounded',
    });
    expect(risksOf(await subtensor('register_limit', limited, cost(4_001n)))).toEqual([
      'burns-cost caution',
      'limit-unreachable caution',
    ]);
  });

  it('A2 S57: a subnet is a danger, a place on root costs nothing', async () => {
    expect(summary(await subtensor('register_network', { hotkey: HOTKEY }, cost(60_000_000_000n)))).toEqual({
      lines: ['pay expected 60000000000 rao'],
      risks: ['burns-cost danger', 'large-share caution'],
      certainty: 'simulated',
    });
    const leased = await subtensor(
      'register_leased_network',
      { emissions_share: 10, end_block: undefined },
      cost(5n),
    );
    expect(summary(leased)).toEqual({ lines: [], risks: ['burns-cost danger'], certainty: 'unknown' });
    expect(summary(await subtensor('root_register', { hotkey: HOTKEY }))).toEqual({
      lines: [],
      risks: [],
      certainty: 'exact',
    });
  });

  it('A2: another hotkey takes the place and the stake, here or everywhere', async () => {
    const keys = { hotkey: HOTKEY, new_hotkey: OTHER_HOTKEY };
    const everywhere = await subtensor('swap_hotkey', { ...keys, netuid: undefined });
    expect(summary(everywhere)).toEqual({
      lines: [
        'pay exactly 100000000 rao',
        `pay expected 900 of 64 at ${HOTKEY}`,
        `pay expected 70 of 8 at ${HOTKEY}`,
        `receive expected 900 of 64 at ${OTHER_HOTKEY}`,
        `receive expected 70 of 8 at ${OTHER_HOTKEY}`,
      ],
      risks: ['hands-over caution', 'burns-cost note'],
      certainty: 'simulated',
    });
    const here = await subtensor('swap_hotkey_v2', { ...keys, netuid: 8, keep_stake: false });
    expect(linesOf(here)).toEqual([
      'pay exactly 1000000 rao',
      `pay expected 70 of 8 at ${HOTKEY}`,
      `receive expected 70 of 8 at ${OTHER_HOTKEY}`,
    ]);
    const kept = await subtensor('swap_hotkey_v2', { ...keys, netuid: 8, keep_stake: true });
    expect([linesOf(kept), kept.certainty]).toEqual([['pay exactly 1000000 rao'], 'exact']);
  });

  it('A2: validation rights cost nothing and are handed over', async () => {
    const given = await subtensor('set_childkey_take', { ...place, take: 100 });
    expect(given.sentence.code).toBe('call');
    expect(summary(given)).toEqual({ lines: [], risks: ['hands-over caution'], certainty: 'exact' });
    expect(summary(await subtensor('try_associate_hotkey', { hotkey: HOTKEY }))).toEqual({
      lines: [],
      risks: [],
      certainty: 'exact',
    });
  });

  it('S57 A2: what is destroyed leaves its position, and of more than the position the position', async () => {
    const burnt = { ...place, amount: 100n };
    for (const call of ['burn_alpha', 'recycle_alpha'])
      expect(summary(await subtensor(call, burnt))).toEqual({
        lines: [`pay exactly 100 of 64 at ${HOTKEY}`],
        risks: ['destroys-value danger'],
        certainty: 'exact',
      });
    expect(summary(await subtensor('burn_alpha', { ...burnt, amount: 5_000n }))).toMatchObject({
      lines: [`pay expected 900 of 64 at ${HOTKEY}`],
      certainty: 'simulated',
    });
    const blind = await explainFamily(metadata, ['SubtensorModule', 'burn_alpha', burnt]);
    expect(summary(blind)).toMatchObject({
      lines: [`pay at-most 100 of 64 at ${HOTKEY}`],
      certainty: 'bounded',
    });
    expect(
      summary(await explainFamily(metadata, ['Balances', 'burn', { value: 9n, keep_alive: true }])),
    ).toEqual({ lines: ['pay exactly 9 rao'], risks: ['destroys-value danger'], certainty: 'exact' });
  });

  it('S57 A2: bought to be destroyed: the price is paid and nothing comes', async () => {
    const open = await subtensor('add_stake_burn', { ...place, amount: 5_000n, limit: undefined });
    expect(summary(open)).toEqual({
      lines: ['pay exactly 5000 rao'],
      risks: ['destroys-value danger'],
      certainty: 'exact',
    });
    expect(open.facts).toEqual([{ code: 'no-limit', value: null }]);
    const bound = await subtensor('add_stake_burn', { ...place, amount: 5_000n, limit: 81_000_000n });
    expect(bound.facts[0]).toEqual({
      code: 'worst-price',
      value: { t: 'price', raoPerAlpha: 81_000_000n, netuid: 64 },
    });
  });
});
