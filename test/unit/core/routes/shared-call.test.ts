import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../../src/core/address/index.js';
import { isWalletError } from '../../../../src/core/errors/wallet-error.js';
import type { SharedCall } from '../../../../src/core/routes/held-calls.js';
import {
  addressOfMembers,
  checkSharedCall,
  hashOfCall,
  inByteOrder,
  MAX_SHARED_CHARS,
  parseShared,
  parseSharedCall,
  printShared,
  type SharedAccount,
} from '../../../../src/core/routes/shared-call.js';

const idHex = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const members = fc
  .uniqueArray(idHex, { minLength: 2, maxLength: 12 })
  .chain((ids) =>
    fc.record({
      signatories: fc.constant(inByteOrder(ids.map((id) => addressOf(`0x${id}`)))),
      threshold: fc.integer({ min: 1, max: ids.length }),
    }),
  )
  .map((one) => ({ account: addressOfMembers(one.signatories, one.threshold), ...one }));
const call: fc.Arbitrary<SharedCall> = fc
  .record({ of: members, genesis: idHex, bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }) })
  .map(({ of, genesis, bytes }) => ({
    kind: 'kelvin-call',
    version: 1,
    genesisHash: `0x${genesis}`,
    ...of,
    callHex: `0x${Buffer.from(bytes).toString('hex')}`,
  }));
const account: fc.Arbitrary<SharedAccount> = fc
  .record({ of: members, name: fc.string({ maxLength: 48 }) })
  .map(({ of, name }) => ({ kind: 'kelvin-account', version: 1, name, ...of }));
const shared = fc.oneof(call, account);

/** The code of what is thrown; null when nothing is. */
function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!isWalletError(error)) throw error;
    return error.code;
  }
}

describe('K9 what members hand to each other', () => {
  it('K9 what was written is read back, field for field', () => {
    fc.assert(
      fc.property(shared, (one) => {
        expect(parseShared(printShared(one))).toEqual(one);
      }),
    );
  });

  it('K9 S4 a text changed in any one place is read as the same thing, or refused as damaged', () => {
    const changed = fc.record({
      one: call,
      at: fc.nat(),
      letter: fc.string({ minLength: 0, maxLength: 2 }),
      cut: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(changed, ({ one, at, letter, cut }) => {
        const text = printShared(one);
        const place = at % text.length;
        const other = text.slice(0, place) + letter + text.slice(place + cut);
        const code = codeOf(() => parseShared(other));
        expect([null, 'calls/damaged']).toContain(code);
        if (code !== null) return;
        // Who may approve and for which account cannot have changed: the address follows from them.
        const read = parseShared(other);
        if (read.kind !== 'kelvin-call') throw new Error('a call became something else');
        expect(read.account).toBe(one.account);
        expect(read.signatories).toEqual(one.signatories);
        expect(read.threshold).toBe(one.threshold);
        // Network or bytes may: then it is not the call that is waited for.
        if (read.genesisHash === one.genesisHash && read.callHex === one.callHex) return;
        const expected = {
          genesisHash: one.genesisHash,
          account: one.account,
          waiting: [hashOfCall(one.callHex)],
        };
        expect(['calls/other-account', 'multisig/unknown']).toContain(
          codeOf(() => checkSharedCall(read, expected)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('K9 S4 any text and any JSON is refused as damaged and never breaks the reader', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.anything().map((one) => JSON.stringify(one) ?? ''),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(codeOf(() => parseShared(one))).toBe('calls/damaged');
      }),
    );
  });

  it('K9 S4 a field of another kind is refused', () => {
    const other = fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.array(fc.string()), fc.object());
    fc.assert(
      fc.property(call, fc.nat(), other, (one, at, value) => {
        const names = Object.keys(one) as Array<keyof SharedCall>;
        const name = names[at % names.length] ?? 'kind';
        fc.pre(JSON.stringify(one[name]) !== JSON.stringify(value));
        expect(codeOf(() => parseShared(JSON.stringify({ ...one, [name]: value })))).toBe('calls/damaged');
      }),
    );
  });

  it('K9 refuses a field too many, a field too few, a member twice and a longer text than is looked at', () => {
    const [one] = fc.sample(call, 1);
    if (!one) throw new Error('no sample');
    const reason = (value: unknown): unknown => {
      try {
        parseShared(typeof value === 'string' ? value : JSON.stringify(value));
        return null;
      } catch (error) {
        return isWalletError(error) ? error.context.reason : error;
      }
    };
    expect(reason({ ...one, note: 'x' })).toBe('fields');
    const { threshold: _, ...less } = one;
    expect(reason(less)).toBe('fields');
    const [first = ''] = one.signatories;
    expect(reason({ ...one, signatories: [...one.signatories, first] })).toBe('twice');
    expect(reason(`${' '.repeat(MAX_SHARED_CHARS)}${printShared(one)}`)).toBe('too-long');
    expect(reason({ ...one, version: 2 })).toBe('version');
    expect(reason({ ...one, callHex: one.callHex.toUpperCase().replace('0X', '0x').concat('A0') })).toBe(
      'call',
    );
    expect(
      codeOf(() => parseSharedCall(printShared({ ...(fc.sample(account, 1)[0] as SharedAccount) }))),
    ).toBe('calls/damaged');
  });

  it('K9 a call is accepted only for its own network and account, and only when it is waited for', () => {
    fc.assert(
      fc.property(call, idHex, (one, hex) => {
        const waiting = [hashOfCall(one.callHex)];
        const good = { genesisHash: one.genesisHash, account: one.account, waiting };
        expect(checkSharedCall(one, good)).toBe(waiting[0]);
        const foreign = `0x${hex}`;
        fc.pre(foreign !== one.genesisHash);
        expect(codeOf(() => checkSharedCall(one, { ...good, genesisHash: foreign }))).toBe(
          'calls/other-account',
        );
        const elsewhere = addressOf(`0x${hex}`);
        expect(codeOf(() => checkSharedCall(one, { ...good, account: elsewhere }))).toBe(
          'calls/other-account',
        );
        expect(codeOf(() => checkSharedCall(one, { ...good, waiting: [foreign] }))).toBe('multisig/unknown');
      }),
    );
  });

  it('K9 the order in which members are given changes nothing', () => {
    fc.assert(
      fc.property(members, ({ signatories, threshold, account: address }) => {
        const back = [...signatories].reverse();
        expect(addressOfMembers(back, threshold)).toBe(address);
        expect(inByteOrder(back)).toEqual(signatories);
      }),
    );
  });
});
