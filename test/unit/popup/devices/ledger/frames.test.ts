import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answer, reportsOf } from '../../../../../src/popup/devices/ledger/frames.js';

const view = (report: Uint8Array): DataView => new DataView(report.buffer);

describe('K7 the frames of a Ledger', () => {
  it('K7 a short command is one report, written out here by hand', () => {
    const [report, ...more] = reportsOf(0x0101, Uint8Array.of(0xb0, 1, 0, 0, 0));
    expect(more).toEqual([]);
    expect(bytesToHex(report as Uint8Array)).toBe(`0101050000${'0005'}b001000000${'00'.repeat(52)}`);
  });

  it('K7 any command comes out of its reports as it went in', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.integer({ min: 0, max: 0xffff }),
        (bytes, channel) => {
          const reports = reportsOf(channel, bytes);
          expect(reports.every(({ length }) => length === 64)).toBe(true);
          const answer = new Answer(channel);
          const taken = reports.map((report) => answer.take(view(report)));
          expect(taken.slice(0, -1).every((one) => one === null)).toBe(true);
          expect(taken.at(-1)).toEqual(bytes);
        },
      ),
    );
  });

  it('K7 what belongs to another channel is left aside, and a missing report is a failure', () => {
    const bytes = new Uint8Array(150).fill(7);
    const [first, second, third] = reportsOf(5, bytes) as [Uint8Array, Uint8Array, Uint8Array];
    const answer = new Answer(5);
    expect(answer.take(view(reportsOf(6, bytes)[0] as Uint8Array))).toBeNull();
    expect(answer.take(view(first))).toBeNull();
    expect(() => answer.take(view(third))).toThrow();
    expect(answer.take(view(second))).toBeNull();
    expect(answer.take(view(third))).toEqual(bytes);
  });
});
