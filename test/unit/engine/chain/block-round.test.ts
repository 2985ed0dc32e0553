import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BlockRound } from '../../../../src/engine/chain/block-round.js';
import type { Session } from '../../../../src/engine/chain/session.js';

const sessionAt = (hash: string, specVersion = 1): Session =>
  ({ best: { hash }, runtime: { specVersion } }) as unknown as Session;
const same = (subjects: string[]): Map<string, string> => new Map(subjects.map((one) => [one, `${one}!`]));

/** An answer that comes when it is told to. */
function late<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const answer = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { answer, resolve, reject };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('what several views ask of one block', () => {
  it('D6 is asked once, and once more only when the answer failed', async () => {
    const round = new BlockRound();
    const ask = vi.fn(async () => 7);
    const [first, second] = [round.call('a', ask), round.call('a', ask)];
    await vi.runAllTimersAsync();
    expect([await first, await second, await round.call('a', ask)]).toEqual([7, 7, 7]);
    expect(ask).toHaveBeenCalledTimes(1);
    const fails = vi.fn(async (): Promise<unknown> => Promise.reject(new Error('no')));
    const failed = expect(round.call('b', fails)).rejects.toThrow('no');
    await vi.runAllTimersAsync();
    await failed;
    const again = round.call('b', ask);
    await vi.runAllTimersAsync();
    expect(await again).toBe(7);
  });

  it('D6 leaves as one question for the subjects of all, each of them once', async () => {
    const round = new BlockRound();
    const ask = vi.fn(async (subjects: string[]) => same(subjects));
    const answers = Promise.all([
      round.gatherAll('x', ['a', 'b'], ask),
      round.gatherAll('x', ['b', 'c'], ask),
    ]);
    await vi.runAllTimersAsync();
    expect(ask.mock.calls).toEqual([[['a', 'b', 'c']]]);
    expect((await answers).map((found) => [...found.keys()])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  it('D6 gathers while answers are under way, and waits no longer than its patience', async () => {
    const round = new BlockRound();
    const slow = late<unknown>();
    const first = round.call('slow', () => slow.answer);
    await vi.advanceTimersByTimeAsync(0);
    const ask = vi.fn(async (subjects: string[]) => same(subjects));
    const [a, b] = [round.gatherAll('x', ['a'], ask), round.gatherAll('x', ['b'], ask)];
    await vi.advanceTimersByTimeAsync(100);
    expect(ask).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(ask.mock.calls).toEqual([[['a', 'b']]]);
    const c = round.gatherAll('x', ['c'], ask);
    slow.resolve(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(ask).toHaveBeenCalledTimes(2);
    expect((await Promise.all([first, a, b, c])).length).toBe(4);
  });

  it('D6 one question that fails takes none of the others with it', async () => {
    const round = new BlockRound();
    const ask = async (subjects: string[]) => same(subjects);
    const good = Promise.all([round.call('call', async () => 1), round.gatherAll('good', ['a'], ask)]);
    const bad = expect(
      round.gatherAll('bad', ['a'], async () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    await vi.runAllTimersAsync();
    await bad;
    expect((await good)[1].get('a')).toBe('a!');
    // Forgotten: who asks again is answered.
    const again = round.gatherAll('bad', ['a'], ask);
    await vi.runAllTimersAsync();
    expect((await again).get('a')).toBe('a!');
  });

  it('D6 has nothing of a subject that the answer leaves out', async () => {
    const round = new BlockRound();
    const asked = round.gatherAll('x', ['a', 'b'], async () => same(['b']));
    await vi.runAllTimersAsync();
    expect([...(await asked)]).toEqual([['b', 'b!']]);
  });

  it('D6 is one round a block, and of the last two blocks', () => {
    const session = sessionAt('0x1');
    const first = BlockRound.of(session);
    expect(BlockRound.of(session)).toBe(first);
    const at = (hash: string, spec = 1): BlockRound => {
      Object.assign(session, sessionAt(hash, spec));
      return BlockRound.of(session);
    };
    const second = at('0x2');
    expect(second).not.toBe(first);
    expect(at('0x1')).toBe(first);
    // The same block after an upgrade is read with other eyes.
    expect(at('0x2', 2)).not.toBe(second);
    expect(at('0x1')).not.toBe(at('0x3'));
    expect(BlockRound.of(sessionAt('0x3'))).not.toBe(at('0x3'));
  });
});
