import { describe, expect, it } from 'vitest';
import { BlockReader } from '../../../../src/engine/chain/block-reader.js';
import type { Session } from '../../../../src/engine/chain/session.js';

const PAGE = 1_000;
const keyOf = (at: number): string => `0xab${at.toString(16).padStart(8, '0')}`;
const pageFrom = (first: number, count = PAGE): string[] =>
  Array.from({ length: count }, (_, i) => keyOf(first + i));

/** A node that answers each question for keys in turn, the last answer again and again. */
function nodeSaying(...answers: unknown[]) {
  const asked: unknown[][] = [];
  const request = async (_method: string, params: unknown[]): Promise<unknown> => {
    asked.push(params);
    return answers[Math.min(asked.length, answers.length) - 1];
  };
  const session = { socket: { request }, best: { number: 5, hash: '0x05', atMs: 1 } };
  return { asked, reader: new BlockReader(session as unknown as Session) };
}

async function allKeys(reader: BlockReader): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of reader.keyPages('0xab')) keys.push(...page);
  return keys;
}

describe('keys of a map, page by page', () => {
  it('D6 go on after the last key until a page is not full, all at one block', async () => {
    const { asked, reader } = nodeSaying(pageFrom(0), pageFrom(PAGE, 3));
    expect(await allKeys(reader)).toEqual(pageFrom(0, PAGE + 3));
    expect(asked).toEqual([
      ['0xab', PAGE, null, '0x05'],
      ['0xab', PAGE, keyOf(PAGE - 1), '0x05'],
    ]);
  });

  it('D6 ask for no more than is looked at', async () => {
    const { asked, reader } = nodeSaying(pageFrom(0), pageFrom(PAGE));
    for await (const page of reader.keyPages('0xab')) if (page.length > 0) break;
    expect(asked).toHaveLength(1);
  });

  it('S71 end with a node that says the same page for ever, or goes in circles', async () => {
    const same = nodeSaying(pageFrom(0));
    await expect(allKeys(same.reader)).rejects.toMatchObject({ code: 'chain/bad-answer' });
    expect(same.asked).toHaveLength(2);
    const circle = nodeSaying(pageFrom(0), pageFrom(PAGE), pageFrom(0));
    await expect(allKeys(circle.reader)).rejects.toMatchObject({ code: 'chain/bad-answer' });
  });

  it('S71 end with a node whose list has no end', async () => {
    let at = 0;
    const request = async () => {
      at += PAGE;
      return pageFrom(at);
    };
    const session = { socket: { request }, best: { number: 5, hash: '0x05', atMs: 1 } };
    await expect(allKeys(new BlockReader(session as unknown as Session))).rejects.toMatchObject({
      code: 'chain/bad-answer',
    });
    expect(at).toBe(1_000 * PAGE);
  });

  it('S71 take no keys from elsewhere, nor what is none', async () => {
    for (const answer of [['0xcd00'], [1], null, pageFrom(0, PAGE + 1)])
      await expect(allKeys(nodeSaying(answer).reader)).rejects.toMatchObject({ code: 'chain/bad-answer' });
  });
});
