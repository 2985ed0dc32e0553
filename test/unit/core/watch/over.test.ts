import { describe, expect, it } from 'vitest';
import { lockAt } from '../../../../src/core/locks/decay.js';
import { maturesAt } from '../../../../src/core/watch/matures.js';
import { isOver } from '../../../../src/core/watch/over.js';
import type { AlertFacts, RuleFacts, WatchedAccount } from '../../../../src/core/watch/types.js';
import { account, HASH, OTHER, report, tao, VALIDATOR } from './support.js';

const gone = { kind: 'unavailable' } as const;
const over = (facts: Exclude<AlertFacts, RuleFacts>, more: Partial<WatchedAccount> = {}, block = 10) =>
  isOver(facts, account(more), report(block, more));

describe('N1 an alert is over', () => {
  it('when the swap is cleared, carried out or another one, and a dispute when it is decided', () => {
    const swap: Exclude<AlertFacts, RuleFacts> = {
      kind: 'swap-announced',
      newColdkeyHash: HASH,
      executableAtBlock: 99,
    };
    const value = { newColdkeyHash: HASH, executableAtBlock: 99 };
    expect(over(swap)).toBe(true);
    expect(over(swap, { coldkeySwap: gone })).toBe(null);
    for (const state of ['announced', 'disputed'] as const)
      expect(over(swap, { coldkeySwap: { kind: 'known', value: { state, ...value } } })).toBe(false);
    expect(over({ kind: 'swap-disputed' })).toBe(true);
    expect(
      over(
        { kind: 'swap-disputed' },
        { coldkeySwap: { kind: 'known', value: { state: 'disputed', ...value } } },
      ),
    ).toBe(false);
  });

  it('when the right is taken back, the call is gone, the reward claimed, the take lowered, the lock ended', () => {
    const grant = { delegate: OTHER, proxyType: 'Any', delayBlocks: 0 };
    expect(over({ kind: 'proxy-added', ...grant })).toBe(true);
    expect(over({ kind: 'proxy-added', ...grant }, { proxies: { kind: 'known', value: [grant] } })).toBe(
      false,
    );
    const call = { delegate: OTHER, callHash: HASH, executableAtBlock: 19 };
    const announced = [{ ...call, height: 9 }];
    expect(over({ kind: 'call-announced', ...call })).toBe(true);
    expect(
      over({ kind: 'call-announced', ...call }, { announced: { kind: 'known', value: announced } }),
    ).toBe(false);
    expect(over({ kind: 'rewards-ready', hotkey: VALIDATOR, valueRao: 1n })).toBe(true);
    expect(over({ kind: 'take-raised', hotkey: VALIDATOR, name: null, from: 11_796, to: 20_000 })).toBe(true);
    expect(over({ kind: 'take-raised', hotkey: VALIDATOR, name: null, from: 1, to: 20_000 })).toBe(false);
    const lock: Exclude<AlertFacts, RuleFacts> = {
      kind: 'lock-matures',
      netuid: 1,
      hotkey: VALIDATOR,
      atBlock: 10,
    };
    expect([over(lock, {}, 9), over(lock, {}, 10)]).toEqual([false, true]);
  });

  it('never, when money left', () => {
    expect(over({ kind: 'funds-left', amountRao: tao(1) })).toBe(false);
    expect(over({ kind: 'stake-left', netuid: 1, hotkey: VALIDATOR, alphaBase: 1n })).toBe(false);
  });
});

describe('N3 a decaying lock', () => {
  const rule = { toOwner: false, perpetual: false, unlockRate: 934_866n, maturityRate: 311_622n };
  const lock = { mass: tao(1_000), conviction: 0n, block: 1_000n };

  it('matures at the first block at which it holds nothing', () => {
    const at = maturesAt(lock, rule, 2_000) ?? 0;
    expect(lockAt(lock, rule, BigInt(at)).mass).toBeLessThan(100n);
    expect(lockAt(lock, rule, BigInt(at - 1)).mass).toBeGreaterThanOrEqual(100n);
  });

  it('does not when it is for good, or holds nothing any more', () => {
    expect(maturesAt(lock, { ...rule, perpetual: true }, 2_000)).toBe(null);
    expect(maturesAt({ ...lock, mass: 99n }, rule, 2_000)).toBe(null);
  });
});
