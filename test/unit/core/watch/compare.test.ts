import { describe, expect, it } from 'vitest';
import { LOSS_FLOOR } from '../../../../src/core/watch/losses.js';
import type { WatchedAccount } from '../../../../src/core/watch/types.js';
import { HASH, kindsAt, ME, OTHER, raisedBy, report, SECOND, tao, VALIDATOR } from './support.js';

const GRANT = { delegate: OTHER, proxyType: 'Any', delayBlocks: 0 };
const CALL = { delegate: OTHER, callHash: HASH, height: 9, executableAtBlock: 19 };
const SWAP: WatchedAccount['coldkeySwap'] = {
  kind: 'known',
  value: { state: 'announced', newColdkeyHash: HASH, executableAtBlock: 36_010 },
};
const DISPUTED: WatchedAccount['coldkeySwap'] = {
  kind: 'known',
  value: { state: 'disputed', newColdkeyHash: HASH, executableAtBlock: 36_010 },
};
const stake = (alphaBase: bigint, hotkey = VALIDATOR, netuid = 1) => ({ hotkey, netuid, alphaBase });
const held = (...value: Array<ReturnType<typeof stake>>): Partial<WatchedAccount> => ({
  positions: { kind: 'known', value: [...value, stake(tao(10), VALIDATOR, 0)] },
});
const own = (block: number, more: { address?: string; names?: string[] } = {}) => ({
  address: ME,
  txHash: `0x${block}`,
  block,
  names: [],
  ...more,
});

describe('N1 the first look at an account', () => {
  it('raises the dangers that stand, and takes the rest as known', () => {
    const standing = report(10, {
      coldkeySwap: SWAP,
      announced: { kind: 'known', value: [CALL] },
      proxies: { kind: 'known', value: [GRANT] },
      claimable: { kind: 'known', value: [{ hotkey: VALIDATOR, valueRao: tao(1) }] },
      maturing: { kind: 'known', value: [{ netuid: 1, hotkey: VALIDATOR, maturesAtBlock: 20 }] },
    });
    expect(raisedBy(standing, { ...standing, block: { ...standing.block, number: 11 } })).toEqual([
      [
        { kind: 'swap-announced', newColdkeyHash: HASH, executableAtBlock: 36_010 },
        { kind: 'call-announced', delegate: OTHER, callHash: HASH, executableAtBlock: 19 },
      ],
      [],
    ]);
  });
});

describe('N1 control of an account', () => {
  it('a swap that is announced, and again when another is', () => {
    const second: WatchedAccount['coldkeySwap'] = {
      kind: 'known',
      value: { state: 'announced', newColdkeyHash: `0x${'ef'.repeat(32)}`, executableAtBlock: 50_000 },
    };
    expect(
      raisedBy(
        report(1),
        report(2, { coldkeySwap: SWAP }),
        report(3, { coldkeySwap: SWAP }),
        report(4, { coldkeySwap: second }),
      ).map((facts) => facts.length),
    ).toEqual([0, 1, 0, 1]);
  });

  it('a swap that this wallet announced: whoever was led to sign it hears of it', () => {
    const mine = report(2, { coldkeySwap: SWAP, nonce: 6 }, { ownSince: [own(2)] });
    expect(kindsAt(report(1), mine)).toEqual(['swap-announced']);
  });

  it('a dispute of others, and not its own', () => {
    const before = report(2, { coldkeySwap: SWAP });
    expect(kindsAt(report(1), before, report(3, { coldkeySwap: DISPUTED }))).toEqual(['swap-disputed']);
    const mine = report(3, { coldkeySwap: DISPUTED, nonce: 6 }, { ownSince: [own(3)] });
    expect(kindsAt(report(1), before, mine)).toEqual([]);
  });

  it('a right that appears, with its type and delay; not the one this wallet gave, also beside another', () => {
    const given = { ...GRANT, delegate: SECOND, delayBlocks: 7 };
    const proxies: WatchedAccount['proxies'] = { kind: 'known', value: [given, GRANT] };
    expect(raisedBy(report(1), report(2, { proxies })).at(-1)).toEqual([
      { kind: 'proxy-added', ...given },
      { kind: 'proxy-added', ...GRANT },
    ]);
    const mine = report(2, { proxies, nonce: 7 }, { ownSince: [own(2, { names: [SECOND] })] });
    expect(raisedBy(report(1), mine).at(-1)).toEqual([{ kind: 'proxy-added', ...GRANT }]);
  });

  it('a call that a delegate announced; not when the delegate is of this wallet', () => {
    const announced: WatchedAccount['announced'] = { kind: 'known', value: [CALL] };
    expect(kindsAt(report(1), report(2, { announced }))).toEqual(['call-announced']);
    const mine = report(2, { announced }, { ownSince: [own(2, { address: OTHER, names: [ME] })] });
    expect(kindsAt(report(1), mine)).toEqual([]);
  });

  it('a part that could not be read takes nothing back and raises nothing twice', () => {
    const gone = { kind: 'unavailable' } as const;
    const hidden = report(3, { coldkeySwap: gone, proxies: gone, announced: gone, claimable: gone });
    const seen = { coldkeySwap: SWAP, proxies: { kind: 'known' as const, value: [GRANT] } };
    expect(
      raisedBy(report(1), report(2, seen), hidden, report(4, seen)).map((facts) => facts.length),
    ).toEqual([0, 2, 0, 0]);
  });
});

describe('N1 money that left', () => {
  it('by a delegate, which uses no nonce of the account', () => {
    expect(raisedBy(report(1), report(2, { freeRao: tao(60) })).at(-1)).toEqual([
      { kind: 'funds-left', amountRao: tao(40) },
    ]);
    expect(raisedBy(report(1), report(2, held(stake(tao(20))))).at(-1)).toEqual([
      { kind: 'stake-left', netuid: 1, hotkey: VALIDATOR, alphaBase: tao(30) },
    ]);
  });

  it('by a transaction of this wallet: nothing is raised, whatever it moved', () => {
    const mine = report(2, { freeRao: tao(1), nonce: 6, ...held() }, { ownSince: [own(2)] });
    expect(kindsAt(report(1), mine)).toEqual([]);
  });

  it('by a transaction of another account of this wallet that acted for it', () => {
    const acted = { ownSince: [own(2, { address: OTHER, names: [ME] })] };
    expect(kindsAt(report(1), report(2, { freeRao: tao(1) }, acted))).toEqual([]);
    const unrelated = { ownSince: [own(2, { address: OTHER, names: [SECOND] })] };
    expect(kindsAt(report(1), report(2, { freeRao: tao(1) }, unrelated))).toEqual(['funds-left']);
  });

  it('in the same minute as an own transaction, when the key was used elsewhere too', () => {
    const both = report(2, { freeRao: tao(1), nonce: 7 }, { ownSince: [own(2)] });
    expect(kindsAt(report(1), both)).toEqual(['funds-left']);
  });

  it('counts an own transaction once: of an earlier check it explains nothing', () => {
    const mine = report(2, { freeRao: tao(90), nonce: 6 }, { ownSince: [own(2)] });
    const later = report(3, { freeRao: tao(50), nonce: 6 }, { ownSince: [own(2)] });
    expect(kindsAt(report(1), mine, later)).toEqual(['funds-left']);
  });

  it('on a branch that has an own transaction at a height that was already looked at, and after it was out for a while', () => {
    const spent = { freeRao: tao(60), nonce: 6 };
    const mine = { ownSince: [own(9)] };
    expect(kindsAt(report(10), report(11, spent, mine))).toEqual([]);
    const outAgain = report(12);
    expect(kindsAt(report(10), report(11, spent, mine), outAgain, report(13, spent, mine))).toEqual([]);
  });

  it('a deposit that is reserved or given back is not money that left', () => {
    const reserved = report(2, { freeRao: tao(90), reservedRao: tao(10) });
    expect(kindsAt(report(1), reserved)).toEqual([]);
    expect(kindsAt(report(1), reserved, report(3))).toEqual([]);
  });

  it('a validator that exchanges its hotkey takes nobody’s stake', () => {
    expect(kindsAt(report(1), report(2, held(stake(tao(51), SECOND))))).toEqual([]);
  });

  it('names the validator that lost most', () => {
    const before = report(1, held(stake(tao(50)), stake(tao(30), SECOND)));
    const after = report(2, held(stake(tao(45)), stake(tao(5), SECOND)));
    expect(raisedBy(before, after).at(-1)).toEqual([
      { kind: 'stake-left', netuid: 1, hotkey: SECOND, alphaBase: tao(30) },
    ]);
  });

  it('a subnet that was dissolved, or registered anew, paid its holders', () => {
    const dissolved = { subnets: [{ netuid: 1, registeredAtBlock: null }] };
    const anew = { subnets: [{ netuid: 1, registeredAtBlock: 2 }] };
    for (const subnets of [dissolved, anew])
      expect(kindsAt(report(1), report(2, held(), subnets))).toEqual([]);
    expect(kindsAt(report(1), report(2, held()))).toEqual(['stake-left']);
  });

  it('an upgrade of the runtime may change what everybody holds', () => {
    expect(kindsAt(report(1), report(2, held(), { specVersion: 441 }))).toEqual([]);
  });

  it('a runtime that no longer tells stake has not taken it', () => {
    const unknown = report(2, { positions: { kind: 'unavailable' } });
    expect(kindsAt(report(1), unknown)).toEqual([]);
    expect(kindsAt(report(1), unknown, report(3, held(stake(tao(20)))))).toEqual(['stake-left']);
  });

  it('leaves little undone: below the floor nothing, and what drips adds up', () => {
    const drop = LOSS_FLOOR / 2n;
    const at = (n: bigint) => ({ freeRao: tao(100) - n * drop, ...held(stake(tao(50) - n * drop)) });
    const facts = raisedBy(report(1), report(2, at(1n)), report(3, at(2n)), report(4, at(3n)));
    expect(facts.map((some) => some.map(({ kind }) => kind))).toEqual([
      [],
      [],
      ['funds-left', 'stake-left'],
      [],
    ]);
  });

  it('waits while own transactions cannot be looked up, decides when they can, and not for ever', () => {
    const unknown = { ownSince: null };
    const loss = { freeRao: tao(1), nonce: 6, proxies: { kind: 'known' as const, value: [GRANT] } };
    expect(kindsAt(report(1), report(2, loss, unknown))).toEqual([]);
    const known = { ownSince: [own(2, { names: [OTHER] })] };
    expect(kindsAt(report(1), report(2, loss, unknown), report(3, loss, known))).toEqual([]);
    expect(kindsAt(report(1), report(2, loss, unknown), report(3, loss))).toEqual([
      'proxy-added',
      'funds-left',
    ]);
    // 60 blocks are twelve minutes.
    expect(kindsAt(report(1), report(2, loss, unknown), report(61, loss, unknown))).toEqual([
      'proxy-added',
      'funds-left',
    ]);
  });
});

describe('N3 notices', () => {
  it('a take that is raised, of a validator that holds the stake', () => {
    const raised = { takes: [{ hotkey: VALIDATOR, name: 'Opentensor', take: 11_797 }] };
    expect(raisedBy(report(1), report(2, {}, raised), report(3, {}, raised))).toEqual([
      [],
      [{ kind: 'take-raised', hotkey: VALIDATOR, name: 'Opentensor', from: 11_796, to: 11_797 }],
      [],
    ]);
    expect(kindsAt(report(1, {}, raised), report(2))).toEqual([]);
    const elsewhere = { takes: [{ hotkey: SECOND, name: null, take: 1 }] };
    expect(kindsAt(report(1, {}, elsewhere), report(2, {}, { takes: [] }), report(3, {}, elsewhere))).toEqual(
      [],
    );
  });

  it('a lock that ends within a day, once', () => {
    const at = (block: number) =>
      report(block, {
        maturing: { kind: 'known', value: [{ netuid: 1, hotkey: VALIDATOR, maturesAtBlock: 10_000 }] },
      });
    expect(raisedBy(at(2_799), at(2_800), at(2_801))).toEqual([
      [],
      [{ kind: 'lock-matures', netuid: 1, hotkey: VALIDATOR, atBlock: 10_000 }],
      [],
    ]);
  });

  it('rewards above the threshold: once for each time it is crossed', () => {
    const ready = (block: number, ...value: Array<{ hotkey: string; valueRao: bigint }>) =>
      report(block, { claimable: { kind: 'known', value } });
    const due = { hotkey: VALIDATOR, valueRao: tao(1) };
    expect(
      raisedBy(ready(1), ready(2, due), ready(3, due), ready(4), ready(5, due)).map((some) => some.length),
    ).toEqual([0, 1, 0, 0, 1]);
  });
});
