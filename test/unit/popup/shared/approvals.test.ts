import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../../src/core/address/index.js';
import { inByteOrder } from '../../../../src/core/routes/shared-call.js';
import { callOf, progressOf, routeOf, signersOf } from '../../../../src/popup/features/shared/approvals.js';
import { addMembers, fittingThreshold } from '../../../../src/popup/features/shared/new/member-rules.js';
import { limitOf, roomBps, sentenceOf } from '../../../../src/popup/features/shared/page/call-sentence.js';
import { ann, ben, CALL, cleo, family, GENESIS, multisigOf, pending, STAKE_CALL, stranger } from './cast.js';

const address = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => addressOf(`0x${Buffer.from(bytes).toString('hex')}`));
const group = fc.uniqueArray(address, { minLength: 2, maxLength: 10 }).chain((members) =>
  fc.record({
    members: fc.constant(members),
    threshold: fc.integer({ min: 1, max: members.length }),
    approvals: fc.subarray(members),
  }),
);

describe('K9 who approved, who can, and what is left', () => {
  it('K9 everybody either approved or is missing, and what is needed is never negative', () => {
    fc.assert(
      fc.property(group, ({ members, threshold, approvals }) => {
        const account = multisigOf(members, threshold);
        const { approved, missing, needed } = progressOf(account, pending({ approvals }));
        expect(inByteOrder([...approved, ...missing])).toEqual(account.custody.signatories);
        expect(needed).toBe(Math.max(0, threshold - approvals.length));
      }),
    );
  });

  it('K9 an approval of somebody who is no member counts for nothing', () => {
    expect(progressOf(family, pending({ approvals: [stranger, cleo, cleo] }))).toMatchObject({
      approved: [cleo],
      needed: 1,
    });
  });

  it('K9 only own members with a key who have not approved can, and the last one is known as such', () => {
    const watched = { ...ben, source: null, cryptoType: null };
    expect(signersOf(family, pending(), [ann, ben])).toEqual([
      { account: ann, after: 0 },
      { account: ben, after: 0 },
    ]);
    expect(signersOf(family, pending(), [ann, watched]).map((one) => one.account.name)).toEqual(['Ann']);
    expect(signersOf(family, pending({ approvals: [] }), [ann])[0]?.after).toBe(1);
    expect(signersOf(family, pending({ approvals: [ann.address] }), [ann])).toEqual([]);
  });

  it('K9 with enough approvals and nobody who sent the call, every member can carry it out', () => {
    const operation = pending({ approvals: [ann.address, cleo] });
    expect(signersOf(family, operation, [ann, ben])).toEqual([
      { account: ann, after: 0 },
      { account: ben, after: 0 },
    ]);
  });

  it('K9 the route names the others in byte order and never the signer', () => {
    fc.assert(
      fc.property(group, fc.boolean(), ({ members, threshold }, disclose) => {
        const account = multisigOf(members, threshold);
        const [signer = ''] = members;
        const { signer: named, steps } = routeOf(account, signer, disclose);
        const [step] = steps;
        if (step?.kind !== 'multisig') throw new Error('no multisig step');
        expect(named).toBe(signer);
        expect(step).toMatchObject({ account: account.address, threshold, disclose });
        expect(step.others).toEqual(inByteOrder(members.filter((one) => one !== signer)));
      }),
    );
  });

  it('K9 a call that only this wallet keeps is found for its own account and network alone', () => {
    const held = {
      callHash: pending().callHash,
      callHex: CALL,
      genesisHash: GENESIS,
      actor: family.address,
      createdAtMs: 1,
      from: 'import',
    } as const;
    const hidden = pending({ callHex: null });
    expect(callOf(hidden, [held], GENESIS)).toBe(CALL);
    expect(callOf(hidden, [], GENESIS)).toBeNull();
    expect(callOf(hidden, [{ ...held, genesisHash: `0x${'2'.repeat(64)}` }], GENESIS)).toBeNull();
    expect(callOf(hidden, [{ ...held, actor: stranger }], GENESIS)).toBeNull();
  });
});

describe('K9 members of a new account', () => {
  it('K9 many at once: the good ones are taken, the rest stay with their reason', () => {
    const text = `${ann.address}, ${ben.address}\n${ann.address};nonsense`;
    const { members, faults } = addMembers([], text, 100);
    expect(members).toEqual([ann.address, ben.address]);
    expect(faults.map(({ kind, text: left }) => [kind, left])).toEqual([
      ['twice', ann.address],
      ['address', 'nonsense'],
    ]);
    expect(addMembers(members, cleo, 2).faults.map(({ kind }) => kind)).toEqual(['too-many']);
  });

  it('K9 the threshold begins at a majority and always fits', () => {
    fc.assert(
      fc.property(fc.option(fc.nat({ max: 120 })), fc.integer({ min: 0, max: 100 }), (chosen, members) => {
        const threshold = fittingThreshold(chosen, members);
        expect(threshold).toBeGreaterThanOrEqual(1);
        expect(threshold).toBeLessThanOrEqual(Math.max(1, members));
      }),
    );
    expect([2, 3, 4, 5].map((members) => fittingThreshold(null, members))).toEqual([2, 2, 3, 3]);
  });
});

describe('K9 what waits, in a sentence', () => {
  const nobody = () => ({ name: null, kind: 'other' as const });

  it('K9 amounts, subnet, validator and limit keep their meaning', () => {
    expect(sentenceOf(STAKE_CALL, nobody)).toMatchObject({
      code: 'call',
      params: {
        call: { t: 'text', text: 'SubtensorModule.add_stake_limit' },
        hotkey: { t: 'account' },
        netuid: { t: 'subnet', netuid: 64 },
        amount_staked: { t: 'tao', rao: 10_000_000_000n },
        limit_price: { t: 'price', raoPerAlpha: 55_000_000n, netuid: 64 },
        allow_partial: { t: 'flag', on: false },
      },
    });
  });

  it('K9 the room to the limit is told for both sides, and overstepping it is negative', () => {
    const buy = limitOf(STAKE_CALL);
    const sell = limitOf({ ...STAKE_CALL, call: 'remove_stake_limit' });
    if (!buy || !sell) throw new Error('no limit');
    expect(roomBps(buy, 50_000_000n)).toBe(909);
    expect(roomBps(buy, 60_500_000n)).toBe(-1_000);
    expect(roomBps(sell, 60_500_000n)).toBe(1_000);
    expect(roomBps(sell, 49_500_000n)).toBe(-1_000);
    expect(limitOf({ pallet: 'Balances', call: 'transfer_all', args: [] })).toBeNull();
  });
});
