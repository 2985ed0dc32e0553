import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RpcError } from '../../../../src/engine/chain/socket.js';
import { asPastError, isNoArchive } from '../../../../src/engine/history/no-archive.js';
import { SpecMarks } from '../../../../src/engine/history/spec-marks.js';

const version = (specVersion: number) => ({ specVersion, transactionVersion: 1 });

describe('which runtime was in force', () => {
  it('H1 infers only between two blocks of the same version', () => {
    const marks = new SpecMarks();
    marks.set(100, version(424));
    expect(marks.at(101)).toBeNull();
    marks.setHead(300, version(475));
    expect(marks.at(200)).toBeNull();
    marks.set(250, version(475));
    expect(marks.at(280)).toEqual(version(475));
    expect(marks.at(150)).toBeNull();
    // The head moves on and leaves no mark behind.
    marks.setHead(400, version(476));
    expect(marks.at(280)).toBeNull();
  });

  it('H1 never infers a wrong version, whatever is known of a chain of upgrades', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000), { maxLength: 6 }),
        fc.array(fc.nat(1_000), { maxLength: 12 }),
        fc.nat(1_000),
        (upgrades, known, asked) => {
          const truth = (block: number) => version(upgrades.filter((at) => at <= block).length);
          const marks = new SpecMarks();
          for (const block of known) marks.set(block, truth(block));
          const found = marks.at(asked);
          if (known.includes(asked)) expect(found).toEqual(truth(asked));
          if (found) expect(found).toEqual(truth(asked));
        },
      ),
    );
  });

  it('P10 knows a node without old state by the code of its refusal', () => {
    for (const code of [4003, -32_000])
      expect(isNoArchive(asPastError(new RpcError(code, 'State already discarded', null)))).toBe(true);
    for (const error of [new RpcError(-32_602, 'Invalid params', null), new Error('State already discarded')])
      expect(asPastError(error)).toBe(error);
  });
});
