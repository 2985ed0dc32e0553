import { describe, expect, it } from 'vitest';
import type { ExtraAnswer } from '../../../../../src/protocol/engine/index.js';
import { HEAD, RUNTIMES, SAVINGS, STRANGER } from '../../../../support/explain-builders.js';
import { explainFamily, linesOf, risksOf, summary } from './family.js';

type Loan = Extract<ExtraAnswer, { kind: 'crowdloan' }>;
const loan = (change: Partial<Loan> = {}): { crowdloan: Loan } => ({
  crowdloan: {
    kind: 'crowdloan',
    raisedRao: 900n,
    capRao: 1_000n,
    endBlock: HEAD + 100,
    finalized: false,
    withdrawableRao: 40n,
    ...change,
  },
});

describe.each(RUNTIMES)('crowdloans on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const crowdloan = (call: string, args: object = {}, answers: Parameters<typeof explainFamily>[2] = {}) =>
    explainFamily(metadata, ['Crowdloan', call, { crowdloan_id: 3, ...args }], answers);

  it('A2 T21: near its goal a crowdloan takes no more than is missing, over it nothing', async () => {
    const give = async (change?: Partial<Loan>) =>
      summary(await crowdloan('contribute', { amount: 300n }, loan(change)));
    expect(await give()).toEqual({
      lines: ['pay at-most 100 rao'],
      risks: ['crowdloan caution'],
      certainty: 'bounded',
    });
    expect((await give({ capRao: 5_000n })).lines).toEqual(['pay at-most 300 rao']);
    for (const over of [{ raisedRao: 1_000n }, { finalized: true }, { endBlock: HEAD + 1 }])
      expect(await give(over)).toEqual({
        lines: [],
        risks: ['forbidden-now caution over'],
        certainty: 'exact',
      });
    expect(summary(await crowdloan('contribute', { amount: 300n }))).toMatchObject({
      lines: ['pay at-most 300 rao'],
      certainty: 'bounded',
    });
  });

  it('A2 T21: what was given comes back as long as it is not spent', async () => {
    expect(summary(await crowdloan('withdraw', {}, loan()))).toEqual({
      lines: ['receive expected 40 rao'],
      risks: [],
      certainty: 'simulated',
    });
    expect(risksOf(await crowdloan('withdraw', {}, loan({ withdrawableRao: 0n })))).toEqual([
      'forbidden-now caution nothing',
    ]);
    expect(risksOf(await crowdloan('withdraw', {}, loan({ finalized: true })))).toEqual([
      'forbidden-now caution over',
    ]);
    expect(summary(await crowdloan('withdraw'))).toEqual({ lines: [], risks: [], certainty: 'unknown' });
  });

  it('A2: opening one puts the deposit into it', async () => {
    const opened = await explainFamily(metadata, [
      'Crowdloan',
      'create',
      {
        deposit: 70_000_000_000n,
        min_contribution: 5n,
        cap: 99_000_000_000n,
        end: HEAD + 9_000,
        call: undefined,
        target_address: SAVINGS,
      },
    ]);
    expect(summary(opened)).toEqual({
      lines: ['pay exactly 70000000000 rao'],
      risks: ['large-share caution'],
      certainty: 'exact',
    });
    expect(opened.facts).toEqual([
      { code: 'crowdloan-cap', value: { t: 'tao', rao: 99_000_000_000n } },
      { code: 'crowdloan-end', value: { t: 'int', value: BigInt(HEAD + 9_000) } },
    ]);
  });

  it('A2: finalising pays somebody, or runs a call that these bytes do not show', async () => {
    const full = { raisedRao: 1_000n };
    const end = async (change: Partial<Loan>) => summary(await crowdloan('finalize', {}, loan(change)));
    expect(await end({ ...full, target: SAVINGS })).toEqual({
      lines: [`receive expected 1000 rao ${SAVINGS}`],
      risks: [],
      certainty: 'simulated',
    });
    expect(await end({ ...full, target: STRANGER })).toEqual({ lines: [], risks: [], certainty: 'exact' });
    expect(await end({ ...full, target: null })).toEqual({
      lines: [],
      risks: ['opaque-program danger'],
      certainty: 'unknown',
    });
    expect((await end(full)).risks).toEqual(['opaque-program caution']);
    expect((await end({})).risks).toEqual(['forbidden-now caution not-yet']);
  });

  it('A2: the end of one, and other numbers for it', async () => {
    expect(linesOf(await crowdloan('dissolve', {}, loan()))).toEqual(['receive expected 900 rao']);
    expect((await crowdloan('dissolve')).certainty).toBe('unknown');
    expect((await crowdloan('refund', {}, loan())).certainty).toBe('unknown');
    const changed = await crowdloan('update_end', { new_end: HEAD + 50 }, loan());
    expect(changed.sentence.code).toBe('call');
    expect(summary(changed)).toEqual({ lines: [], risks: [], certainty: 'exact' });
    expect(changed.facts.map(({ code }) => code)).toEqual([
      'crowdloan-raised',
      'crowdloan-cap',
      'crowdloan-end',
    ]);
  });
});
