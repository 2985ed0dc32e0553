import { blake2b } from '@noble/hashes/blake2.js';
import { describe, expect, it } from 'vitest';
import { changesControl } from '../../../../../src/background/requests/changes-control.js';
import { toHex } from '../../../../../src/background/signing/index.js';
import { decodeAddress } from '../../../../../src/core/address/index.js';
import {
  HEAD,
  HOTKEY,
  OTHER_HOTKEY,
  RUNTIMES,
  SAVINGS,
  STRANGER,
} from '../../../../support/explain-builders.js';
import { type Answers, explainFamily, linesOf, risksOf, summary } from './family.js';

const hashOf = (address: string) => toHex(blake2b(decodeAddress(address).accountId, { dkLen: 32 }));
/** Blocks after which another one may be announced, or this one cleared. */
const AGAIN = 7_200;
const swap = (atBlock: number | null, to = STRANGER, disputed = false): Answers => ({
  'coldkey-swap': {
    kind: 'coldkey-swap',
    announced: atBlock === null ? null : { atBlock, hash: hashOf(to) },
    disputed,
    costRao: 100_000_000n,
    delayBlocks: 36_000,
    againBlocks: AGAIN,
  },
  wealth: { kind: 'wealth', freeRao: 5n, stakedRao: 7n },
});
const positions = [
  { hotkey: HOTKEY, netuid: 64, alphaBase: 900n },
  { hotkey: OTHER_HOTKEY, netuid: 0, alphaBase: 40n },
];

describe.each(RUNTIMES)('handing an account over on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const subtensor = (call: string, args: object = {}, answers: Answers = {}) =>
    explainFamily(metadata, ['SubtensorModule', call, args], answers, { positions });
  const hash = { new_coldkey_hash: hashOf(STRANGER) };

  it('S60 A2: announcing burns its cost once, and gives control away', async () => {
    const first = await subtensor('announce_coldkey_swap', hash, swap(null));
    expect(summary(first)).toEqual({
      lines: ['pay exactly 100000000 rao'],
      risks: ['account-control danger', 'burns-cost note'],
      certainty: 'exact',
    });
    expect(first.facts).toEqual([{ code: 'delay', value: { t: 'blocks', count: 36_000n } }]);
    expect(changesControl(first)).toBe(true);
    const again = (atBlock: number) => subtensor('announce_coldkey_swap', hash, swap(atBlock));
    expect(linesOf(await again(HEAD - AGAIN))).toEqual([]);
    // It could be carried out, and not be replaced: the chain makes that wait longer.
    for (const atBlock of [HEAD - AGAIN + 2, HEAD, HEAD + 9])
      expect(risksOf(await again(atBlock))).toEqual([
        'account-control danger',
        'forbidden-now caution not-yet',
      ]);
    expect(risksOf(await again(HEAD - AGAIN + 1))).toEqual(['account-control danger']);
    expect(summary(await subtensor('announce_coldkey_swap', hash))).toEqual({
      lines: [],
      risks: ['account-control danger'],
      certainty: 'unknown',
    });
  });

  it('S60 A2: carried out, everything that can move moves', async () => {
    const moved = await subtensor('swap_coldkey_announced', { new_coldkey: STRANGER }, swap(HEAD));
    expect(summary(moved)).toMatchObject({
      lines: [
        `pay expected 900 of 64 at ${HOTKEY}`,
        `pay expected 40 of 0 at ${OTHER_HOTKEY}`,
        'pay expected 99999588000 rao',
      ],
      risks: expect.arrayContaining(['account-control danger']),
      certainty: 'simulated',
    });
    expect(moved.facts).toEqual([{ code: 'can-take', value: { t: 'tao', rao: 12n } }]);
    const own = await subtensor('swap_coldkey_announced', { new_coldkey: SAVINGS }, swap(HEAD, SAVINGS));
    expect(linesOf(own).slice(3)).toEqual([
      `receive expected 900 of 64 ${SAVINGS} at ${HOTKEY}`,
      `receive expected 40 of 0 ${SAVINGS} at ${OTHER_HOTKEY}`,
      `receive expected 99999588000 rao ${SAVINGS}`,
    ]);
  });

  it('A2: one that cannot be carried out says why, and moves nothing', async () => {
    const run = async (answers: Answers) =>
      risksOf(await subtensor('swap_coldkey_announced', { new_coldkey: STRANGER }, answers));
    expect(await run(swap(null))).toEqual(['account-control danger', 'forbidden-now caution nothing']);
    expect(await run(swap(HEAD, SAVINGS))).toContain('forbidden-now caution nothing');
    expect(await run(swap(HEAD + 2))).toContain('forbidden-now caution not-yet');
    expect((await run(swap(HEAD + 1))).join()).not.toContain('forbidden-now');
    expect(await run(swap(HEAD, STRANGER, true))).toContain('forbidden-now caution disputed');
    const blind = await subtensor('swap_coldkey_announced', { new_coldkey: STRANGER });
    expect(blind.certainty).toBe('unknown');
  });

  it('A2: disputing and clearing move no money', async () => {
    expect(summary(await subtensor('dispute_coldkey_swap', {}, swap(HEAD + 9)))).toEqual({
      lines: [],
      risks: ['coldkey-swap danger dispute'],
      certainty: 'exact',
    });
    expect(risksOf(await subtensor('dispute_coldkey_swap', {}, swap(null)))).toEqual([
      'coldkey-swap danger dispute',
      'forbidden-now caution nothing',
    ]);
    const clear = async (atBlock: number) =>
      risksOf(await subtensor('clear_coldkey_swap_announcement', {}, swap(atBlock)));
    expect(await clear(HEAD - AGAIN + 1)).toEqual(['coldkey-swap note clear']);
    for (const atBlock of [HEAD - AGAIN + 2, HEAD, HEAD + 9])
      expect(await clear(atBlock)).toContain('forbidden-now caution not-yet');
  });
});
