// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { ActivityRow } from '../../../../src/core/activity/types.js';
import { addressOf } from '../../../../src/core/address/index.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { AccountState } from '../../../../src/core/chain/account-state.js';
import type { HeldCall } from '../../../../src/core/routes/held-calls.js';
import type { ProxyTypeFacts } from '../../../../src/core/routes/pending.js';
import {
  announcedOf,
  blocksLeft,
  heldFor,
  rightFor,
} from '../../../../src/popup/features/rights/announced/announced.js';
import { blocksOf, draftFrom } from '../../../../src/popup/features/rights/given/add-draft.js';
import {
  isBehind,
  MINUTES,
  nextOfflineStep,
  type Progress,
  STEPS,
} from '../../../../src/popup/features/rights/offline/steps.js';
import { DELAYS, readBlocks } from '../../../../src/popup/features/rights/parts/delay.js';
import { addedDeposit, comesBack, depositFor } from '../../../../src/popup/features/rights/parts/deposits.js';
import { factsOf, inOrder, rightWords } from '../../../../src/popup/features/rights/parts/right-words.js';
import { creationsOf, isConfirmed } from '../../../../src/popup/features/rights/pure/creation.js';
import { handOverStep, isLastControl } from '../../../../src/popup/features/rights/pure/hand-over.js';
import '../../../../src/popup/features/rights/words.js';
import { i18n } from '../../../../src/popup/i18n/index.js';
import { ADDRESS, activityRow, hashOf } from '../support.js';

const { t } = i18n;
const REAL = addressOf(hashOf('b'));
const DELEGATE = addressOf(hashOf('d'));
const HASH = hashOf('c');
const NOTHING_MOVED = {
  paidRao: null,
  receivedAlpha: null,
  paidAlpha: null,
  receivedRao: null,
  lockedAlpha: null,
  basketRao: null,
  poolFeeRao: null,
  poolFeeAlpha: null,
  feeRao: rao(1n),
  feeAlpha: null,
  legs: null,
};
const costs = { proxyDepositBaseRao: rao(60_000_000n), proxyDepositFactorRao: rao(33_000_000n) };

const stateOf = (address: string, patch: Partial<AccountState> = {}): AccountState => ({
  address,
  availability: { kind: 'unavailable' },
  locks: { kind: 'unavailable' },
  rootRewards: { kind: 'unavailable' },
  crowdloans: { kind: 'unavailable' },
  evm: { kind: 'unavailable' },
  proxies: { kind: 'known', value: { grants: [], depositRao: rao(0n) } },
  announcements: { kind: 'known', value: [] },
  coldkeySwap: { kind: 'known', value: { state: 'none' } },
  ...patch,
});
const grant = (delegate: string, proxyType: string, delayBlocks = 0) => ({
  delegate,
  proxyType,
  delayBlocks,
});
const facts = (name: string, danger: ProxyTypeFacts['danger']): ProxyTypeFacts => ({
  name,
  danger,
  source: 'chain',
  allowed: [],
  except: [],
});

describe('words for types', () => {
  const of424 = [
    'Any',
    'Owner',
    'NonCritical',
    'NonTransfer',
    'Senate',
    'NonFungible',
    'Triumvirate',
    'Governance',
    'Staking',
    'Registration',
    'Transfer',
    'SmallTransfer',
    'RootWeights',
    'ChildKeys',
    'SudoUncheckedSetCode',
    'SwapHotkey',
    'SubnetLeaseBeneficiary',
    'RootClaim',
  ];

  it.each(of424)('K10 every type of 424 has plain words of its own: %s', (name) => {
    const { may, name: short } = rightWords(t, facts(name, 'low'));
    expect(may).not.toMatch(/Kelvin has no words/);
    expect(may.length).toBeGreaterThan(10);
    expect(short).not.toBe(name);
  });

  it('K10 what to fear follows how far the runtime lets a type reach, not its name', () => {
    expect(rightWords(t, facts('NonTransfer', 'escalates')).warning).toContain('NonCritical');
    expect(rightWords(t, facts('NonTransfer', 'high')).warning).not.toContain('NonCritical');
    expect(rightWords(t, facts('SmallTransfer', 'total')).warning).toContain('Repeated');
    expect(rightWords(t, facts('NonCritical', 'total')).warning).toContain('Despite its name');
    expect(rightWords(t, facts('RootClaim', 'low')).warning).toBeNull();
  });

  it('K10 a type nobody knows is called as the chain calls it and never looks harmless', () => {
    const listed = rightWords(t, facts('Gardening', 'high'));
    expect(listed.name).toBe('Gardening');
    expect(listed.may).toContain('lists below');
    expect(listed.warning).not.toBeNull();
    const unknown = factsOf(null, 'Gardening');
    expect(unknown).toMatchObject({ source: 'unknown', danger: 'total' });
    expect(rightWords(t, unknown).may).toContain('Do not give it');
  });

  it('K10 staking comes first, total rights after all others, dead ones last', () => {
    const order = inOrder([
      facts('Senate', 'none'),
      facts('Any', 'total'),
      facts('NonTransfer', 'escalates'),
      facts('RootClaim', 'low'),
      facts('Staking', 'high'),
    ]).map(({ name }) => name);
    expect(order).toEqual(['Staking', 'RootClaim', 'NonTransfer', 'Any', 'Senate']);
  });
});

describe('deposits', () => {
  it('K10 base and factor as the chain counts them; the last right frees the base too', () => {
    expect(depositFor(costs, 0)).toBe(0n);
    expect(depositFor(costs, 1)).toBe(93_000_000n);
    expect(comesBack(costs, 1, 93_000_000n)).toBe(93_000_000n);
    expect(comesBack(costs, 2, 126_000_000n)).toBe(33_000_000n);
    expect(addedDeposit(costs, 0, 0n)).toBe(93_000_000n);
    expect(addedDeposit(costs, 1, 93_000_000n)).toBe(33_000_000n);
  });

  it('K10 prices that changed since never make a deposit negative', () => {
    expect(comesBack(costs, 2, 50_000_000n)).toBe(0n);
    expect(addedDeposit(costs, 1, 900_000_000n)).toBe(0n);
  });
});

describe('delays', () => {
  it('K10 reads blocks exactly or not at all', () => {
    expect(readBlocks('7 200')).toEqual({ blocks: 7_200, fault: null });
    for (const [text, fault] of [
      ['', 'empty'],
      ['1.5', 'form'],
      ['-3', 'form'],
      ['1e3', 'form'],
      ['9999999999', 'range'],
    ])
      expect(readBlocks(text ?? '')).toEqual({ blocks: null, fault });
  });

  it('K10 a link fills the form in, own delays included', () => {
    expect(draftFrom()).toMatchObject({ type: 'Staking', delay: 0 });
    expect(blocksOf(draftFrom(DELEGATE, 'Transfer', '50400'))).toBe(50_400);
    const own = draftFrom('-', 'Any', '77');
    expect(own).toMatchObject({ delay: 'own', ownBlocks: '77' });
    expect(own.who.text).toBe('');
    expect(blocksOf(own)).toBe(77);
    expect(DELAYS).toContain(7_200);
  });
});

describe('announced calls', () => {
  const made = stateOf(ADDRESS, {
    announcements: { kind: 'known', value: [{ real: REAL, callHash: HASH, height: 100 }] },
  });
  const real = stateOf(REAL, {
    proxies: {
      kind: 'known',
      value: { grants: [grant(ADDRESS, 'Staking', 50), grant(ADDRESS, 'Any', 900)], depositRao: rao(1n) },
    },
  });

  it('K10 counts down to the block from which it can be carried out', () => {
    const [one] = announcedOf(ADDRESS, [], [made, real]);
    expect(one).toMatchObject({ delegate: ADDRESS, real: REAL, dueAtBlock: 150 });
    if (!one) throw new Error('none');
    expect([99, 149, 150, 400].map((best) => blocksLeft(one, best))).toEqual([51, 1, 0, 0]);
  });

  it('K10 without a right nobody can say when, and that is not now', () => {
    const [one] = announcedOf(ADDRESS, [], [made]);
    if (!one) throw new Error('none');
    expect(one.dueAtBlock).toBeNull();
    expect(blocksLeft(one, 10_000)).toBeNull();
  });

  it('K10 the most urgent comes first, whoever announced it', () => {
    const over = { delegate: DELEGATE, callHash: hashOf('e'), height: 10, executableAtBlock: 60 };
    expect(announcedOf(ADDRESS, [over], [made, real]).map(({ dueAtBlock }) => dueAtBlock)).toEqual([60, 150]);
  });

  it('K10 a right is used only when its own delay is over', () => {
    const rights = [grant(ADDRESS, 'Staking', 50), grant(ADDRESS, 'Any', 900)];
    expect(rightFor(rights, 100, 149)).toBeNull();
    expect(rightFor(rights, 100, 150)).toMatchObject({ proxyType: 'Staking' });
    expect(rightFor(rights, 100, 1_000)).toMatchObject({ proxyType: 'Any' });
  });

  it('K10 kept bytes belong to one chain, one account and one hash', () => {
    const held: HeldCall = {
      callHash: HASH,
      callHex: '0x00',
      genesisHash: hashOf('1'),
      actor: REAL,
      createdAtMs: 1,
      from: 'own',
    };
    const wanted = { callHash: HASH.toUpperCase().replace('0X', '0x'), real: REAL };
    expect(heldFor([held], wanted, hashOf('1'))).toBe(held);
    expect(heldFor([held], wanted, hashOf('2'))).toBeNull();
    expect(heldFor([held], { ...wanted, real: ADDRESS }, hashOf('1'))).toBeNull();
    expect(heldFor([held], wanted, null)).toBeNull();
  });
});

describe('accounts without a key', () => {
  const born = {
    address: addressOf(hashOf('7')),
    spawner: ADDRESS,
    proxyType: 'Any',
    index: 3,
    height: 77,
    extIndex: 2,
  };
  const plain = activityRow({
    state: 'in-block',
    block: { number: 77, hash: hashOf('8') },
    extrinsicIndex: 2,
  });
  const row: ActivityRow = { ...plain, outcome: { ...NOTHING_MOVED, created: [born] } };

  it('K11 its birth is read from the event of its block, and offered only while the chain confirms it', () => {
    const [creation] = creationsOf(row);
    expect(creation).toMatchObject(born);
    if (!creation) throw new Error('none');
    expect(isConfirmed(creation, () => [])).toBe(false);
    const grants = (proxyType: string) => (one: string) =>
      one === born.address ? [{ delegate: ADDRESS, proxyType }] : [];
    expect(isConfirmed(creation, grants('Any'))).toBe(true);
    expect(isConfirmed(creation, grants('Staking'))).toBe(false);
    expect(isConfirmed({ ...creation, spawner: REAL }, grants('Any'))).toBe(false);
  });

  it('K11 made by way of another account, the account that the event names is the maker', () => {
    const routed = { ...NOTHING_MOVED, created: [{ ...born, spawner: REAL }] };
    expect(creationsOf({ ...row, actor: REAL, outcome: routed })).toMatchObject([{ spawner: REAL }]);
  });

  it('K11 a batch that made several tells each of them', () => {
    const twin = { ...born, address: addressOf(hashOf('6')), index: 4 };
    expect(creationsOf({ ...row, outcome: { ...NOTHING_MOVED, created: [born, twin] } })).toHaveLength(2);
  });

  it('K11 nothing is created by what failed, is in no block, or only proposed it', () => {
    expect(creationsOf({ ...row, state: 'sent', block: null })).toEqual([]);
    const failure = { kind: 'dispatch', pallet: 'Proxy', name: 'Duplicate', code: null } as const;
    expect(creationsOf({ ...row, failure })).toEqual([]);
    const call = { t: 'text' as const, text: 'Proxy.create_pure' };
    const proposed = { code: 'call' as const, params: { call } };
    expect(creationsOf({ ...plain, sentence: proposed, outcome: NOTHING_MOVED })).toEqual([]);
  });

  it('K11 control is handed over in the one safe order: give first, then take', () => {
    const old = grant(ADDRESS, 'Any');
    expect(handOverStep([old], null)).toEqual({ step: 'choose' });
    expect(handOverStep([old], DELEGATE)).toEqual({ step: 'give', proxyType: 'Any' });
    // A weaker or a delayed right of the new one is not control.
    expect(handOverStep([old, grant(DELEGATE, 'Staking')], DELEGATE).step).toBe('give');
    expect(handOverStep([old, grant(DELEGATE, 'Any', 5)], DELEGATE).step).toBe('give');
    expect(handOverStep([old, grant(DELEGATE, 'Any')], DELEGATE)).toEqual({ step: 'remove', grant: old });
    expect(handOverStep([grant(DELEGATE, 'Any')], DELEGATE)).toEqual({ step: 'done' });
  });

  it('K11 the last right to everything is never offered to be taken back', () => {
    const [a, b] = [grant(ADDRESS, 'Any'), grant(DELEGATE, 'Any')];
    expect(isLastControl([a], a)).toBe(true);
    expect(isLastControl([a, grant(DELEGATE, 'Staking')], a)).toBe(true);
    expect(isLastControl([a, b], a)).toBe(false);
  });
});

describe('a coldkey offline', () => {
  const none: Progress = {
    hasHot: false,
    isFunded: null,
    hasRight: false,
    rescueSettled: false,
    isProven: false,
    isOut: false,
  };

  it('K10 goes from key to done and never out before the proof', () => {
    let progress = none;
    const seen = [nextOfflineStep(progress)];
    for (const patch of [
      { hasHot: true },
      { isFunded: true },
      { hasRight: true },
      { rescueSettled: true },
      { isProven: true },
      { isOut: true },
    ]) {
      progress = { ...progress, ...patch };
      seen.push(nextOfflineStep(progress));
    }
    expect(seen).toEqual(['key', 'right', 'right', 'rescue', 'prove', 'out', 'done']);
    expect(nextOfflineStep({ ...progress, isOut: false, isProven: false })).toBe('prove');
  });

  it('K10 a key without money for fees is sent back to the first step', () => {
    expect(nextOfflineStep({ ...none, hasHot: true, isFunded: false, hasRight: true })).toBe('key');
  });

  it('K10 fits into the ten minutes it promises', () => {
    expect(STEPS.reduce((sum, step) => sum + MINUTES[step], 0)).toBeLessThanOrEqual(10);
    expect(isBehind('key', 'right')).toBe(true);
    expect(isBehind('out', 'out')).toBe(false);
  });
});
