import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { rao } from '../../../src/core/amount/money.js';
import type { AccountState, Part } from '../../../src/core/chain/account-state.js';
import type { AnnouncedCall } from '../../../src/core/watch/types.js';
import {
  isWrong,
  openedStep,
  planOf,
  type Situation,
  situationOf,
} from '../../../src/popup/features/emergency/situation.js';
import { ADDRESS, hashOf } from './support.js';

const DELEGATE = addressOf(hashOf('d'));
const SAFE = addressOf(hashOf('e'));
const grant = { delegate: DELEGATE, proxyType: 'Any', delayBlocks: 0 };
const call: AnnouncedCall = { delegate: DELEGATE, callHash: hashOf('c'), height: 90, executableAtBlock: 400 };
const swap = { state: 'announced', newColdkeyHash: hashOf('b'), executableAtBlock: 36_100 } as const;
const known = <T>(value: T): Part<T> => ({ kind: 'known', value });

const stateOf = (patch: Partial<AccountState> = {}): AccountState => ({
  address: ADDRESS,
  availability: known([]),
  locks: known([]),
  rootRewards: { kind: 'unavailable' },
  crowdloans: known([]),
  evm: { kind: 'unavailable' },
  proxies: known({ grants: [], depositRao: rao(0n) }),
  announcements: known([]),
  coldkeySwap: known({ state: 'none' }),
  ...patch,
});

describe('what to do first', () => {
  const calm: Situation = { swap: 'none', grants: [], given: [], calls: [], announced: [] };
  const stepsOf = (situation: Situation) => planOf(situation).steps.map(({ kind }) => kind);

  it('N2 an announced swap leaves one step, calling it off comes later; a disputed one leaves nothing', () => {
    expect(planOf({ ...calm, swap, grants: [grant], calls: [call] }).order).toBe('swap');
    expect(stepsOf({ ...calm, swap, grants: [grant] })).toEqual(['dispute']);
    expect(planOf({ ...calm, swap }).later?.kind).toBe('clear');
    expect(planOf(calm).later).toBeNull();
    expect(stepsOf({ ...calm, swap: { ...swap, state: 'disputed' } })).toEqual([]);
  });

  it('N2 rights come before calls, and the value last; several rights can go at once', () => {
    expect(stepsOf({ ...calm, grants: [grant], calls: [call] })).toEqual(['remove', 'reject', 'evacuate']);
    const two = [grant, { ...grant, proxyType: 'Staking' }];
    expect(stepsOf({ ...calm, grants: two })).toEqual(['removeAll', 'remove', 'remove', 'evacuate']);
    expect(planOf({ ...calm, calls: [call] }).order).toBe('calls');
    expect(stepsOf({ ...calm, grants: null, calls: 'unavailable' })).toEqual(['evacuate']);
  });

  it('N2 that nothing has to be stopped is said only of what was read in full and is not old', () => {
    expect(planOf(calm).order).toBe('none');
    expect(planOf(calm, true).order).toBe('unknown');
    for (const missing of [{ swap: null }, { grants: null }, { calls: null }] as const)
      expect(planOf({ ...calm, ...missing }).order).toBe('unknown');
    expect(planOf({ ...calm, grants: [grant] }, true).order).toBe('rights');
    expect(openedStep(planOf(calm, true), null)).toBeNull();
  });

  it('N2 a lesser right of an own key is no threat; a stranger’s is, and one to do everything whoever has it', () => {
    const of = (...grants: Array<Partial<typeof grant>>) =>
      situationOf(
        stateOf({
          proxies: known({ grants: grants.map((one) => ({ ...grant, ...one })), depositRao: rao(1n) }),
        }),
        [],
        new Set([SAFE]),
        [],
      );
    const [own, stranger] = [
      { delegate: SAFE, proxyType: 'Staking' },
      { delegate: DELEGATE, proxyType: 'Staking' },
    ];
    expect(isWrong(of(own))).toBe(false);
    expect(stepsOf(of(own))).toEqual(['evacuate']);
    expect(of(own).given).toMatchObject([own]);
    expect(isWrong(of({ ...own, proxyType: 'Any' }))).toBe(true);
    expect(stepsOf(of(own, stranger))).toEqual(['remove', 'evacuate']);
    const [all] = planOf(of(own, stranger, { delegate: DELEGATE, proxyType: 'Any' })).steps;
    expect(all).toMatchObject({ kind: 'removeAll', count: 3 });
  });

  it('N2 a link opens its step, otherwise the first while something is wrong', () => {
    const plan = planOf({ ...calm, grants: [grant, { ...grant, delayBlocks: 9 }], calls: [call] });
    expect(openedStep(plan, 'reject')).toMatch(/^reject/);
    expect(openedStep(plan, 'remove')).toBe('removeAll');
    expect(openedStep(plan, null)).toBe('removeAll');
    expect(openedStep(planOf(calm), null)).toBeNull();
    expect(openedStep(planOf(calm), 'evacuate')).toBe('evacuate');
  });
});
