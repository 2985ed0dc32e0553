import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBaskets } from '../../../src/background/explain/claims.js';
import { assertSays } from '../../../src/background/explain/intent.js';
import { fromHex } from '../../../src/background/signing/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import { openMetadata } from '../../../src/core/chain/light/index.js';
import type { OperationAsk } from '../../../src/core/operations/request.js';
import { declared, STRANGER } from '../../support/explain-builders.js';
import { finney } from '../../support/finney.js';
import { type RewardWorld, startWorld } from './operations/reward-world.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';

const NETUID = 1;
const TRADE = { toleranceBps: 500, allowPartial: false } as const;

describe.each([DECLARED, NEWER, ...FINNEY_424])('what the engine builds on $name', (profile) => {
  let world: RewardWorld;
  beforeAll(async () => {
    world = await startWorld(profile);
  });
  afterAll(() => world.stop());

  it('A6 is what the background takes for the intent, byte for byte, and for no other', async () => {
    const light = openMetadata(
      FINNEY_424.includes(profile) ? finney(424) : declared(profile === NEWER ? 'newer' : '424'),
    );
    const [hotkey = '', other = ''] = world.devnet.validators.map((row) => row.hotkey);
    const part = { by: 'alpha', base: alphaBase(20_000_000_000n) } as const;
    const asks: OperationAsk[] = [
      { kind: 'send', to: STRANGER, amountRao: rao(1_000_000n), everything: false, keepAlive: true },
      { kind: 'send', to: STRANGER, amountRao: null, everything: true, keepAlive: true },
      { kind: 'stake', hotkey, netuid: NETUID, amountRao: rao(1_000_000_000n), ...TRADE },
      { kind: 'unstake', hotkey, netuid: NETUID, amount: part, ...TRADE },
      { kind: 'unstake', hotkey, netuid: NETUID, amount: { by: 'whole' }, ...TRADE },
      { kind: 'change-validator', fromHotkey: hotkey, toHotkey: other, netuid: NETUID, amount: part },
      {
        kind: 'change-validator',
        fromHotkey: hotkey,
        toHotkey: other,
        netuid: NETUID,
        amount: { by: 'whole' },
      },
      { kind: 'lock', hotkey, netuid: NETUID, amount: part },
      { kind: 'perpetual-lock', netuid: NETUID, enabled: true },
      { kind: 'accept-locked', accept: true },
      { kind: 'auto-stake', netuid: NETUID, hotkey },
      { kind: 'exit-root', hotkey },
      { kind: 'claim-basket', hotkey: null },
      { kind: 'claim-basket', hotkey },
    ];
    const built = [];
    for (const ask of asks) {
      const { intent } = await world.quote(ask);
      if (intent)
        built.push({ intent, call: light.decodeCall(fromHex((await world.build(intent)).callHex)) });
    }
    expect(built.length).toBeGreaterThan(7);
    for (const { intent, call } of built) {
      expect(() => assertSays(call, intent, hasBaskets(light)), intent.kind).not.toThrow();
      for (const { intent: wrong } of built)
        if (wrong !== intent)
          expect(
            () => assertSays(call, wrong, hasBaskets(light)),
            `${intent.kind} as ${wrong.kind}`,
          ).toThrow();
    }
  });
});
