import { describe, expect, it } from 'vitest';
import { changesControl } from '../../../../../src/background/requests/changes-control.js';
import { nested } from '../../../../support/calls.js';
import { RUNTIMES, SAVINGS, SIGNER, STRANGER } from '../../../../support/explain-builders.js';
import { type Answers, explainFamily, linesOf, risksOf, summary } from './family.js';

const [BASE, EACH] = [60_000_000n, 33_000_000n];
const [ANNOUNCE_BASE, ANNOUNCE_EACH] = [36_000_000n, 68_000_000n];
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
/** What Alice makes as extrinsic 2 of block 5,000,000 with type Any and index 0 (`shared/chain/vectors/addresses.json`). */
const PURE = '5HnuCZau4ATTy9G6dAbHZf75YF5gdXcbHvHZWHdtKZg3a9dz';
const HASH = `0x${'ab'.repeat(32)}`;
const rights = (...list: Array<[delegate: string, type: string, delay?: number]>): Answers => ({
  proxies: {
    kind: 'proxies',
    list: list.map(([delegate, type, delay = 0]) => ({ delegate, type, delay })),
    depositRao: list.length === 0 ? 0n : BASE + EACH * BigInt(list.length),
  },
});
const announced = (count: number): Answers => ({
  announcements: {
    kind: 'announcements',
    count,
    depositRao: count === 0 ? 0n : ANNOUNCE_BASE + ANNOUNCE_EACH * BigInt(count),
  },
});
const WEALTH: Answers = { wealth: { kind: 'wealth', freeRao: 5n, stakedRao: 7n } };

describe.each(RUNTIMES)('rights over an account on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const right = (type: string, delay = 0, delegate = STRANGER) => ({
    delegate: { type: 'Id', value: delegate },
    proxy_type: { type, value: undefined },
    delay,
  });
  const proxy = (call: string, args: object = {}, answers: Answers = {}) =>
    explainFamily(metadata, ['Proxy', call, args], answers);

  it('A2 T18: a right costs what the list of now makes it cost, and says what it could take', async () => {
    const first = await proxy('add_proxy', right('Any', 10), { ...rights(), ...WEALTH });
    expect(summary(first)).toEqual({
      lines: ['grant exactly Any', `reserve exactly ${BASE + EACH} rao`],
      risks: ['proxy-grant danger'],
      certainty: 'exact',
    });
    expect(first.sentence.code).toBe('add-proxy');
    expect(first.facts).toEqual([
      { code: 'can-take', value: { t: 'tao', rao: 12n } },
      { code: 'delay', value: { t: 'blocks', count: 10n } },
    ]);
    expect(changesControl(first)).toBe(true);
    const second = await proxy('add_proxy', right('Staking'), rights([SAVINGS, 'Staking']));
    expect(summary(second)).toEqual({
      lines: ['grant exactly Staking', `reserve exactly ${EACH} rao`],
      risks: ['proxy-grant caution'],
      certainty: 'exact',
    });
    expect(second.facts).toEqual([]);
  });

  it('A2: of a list that is not known the most is said, and of wealth that has no price nothing', async () => {
    const blind = await proxy('add_proxy', right('Transfer'));
    expect(summary(blind)).toEqual({
      lines: ['grant exactly Transfer', `reserve at-most ${BASE + EACH} rao`],
      risks: ['proxy-grant danger'],
      certainty: 'bounded',
    });
    expect(blind.facts).toEqual([{ code: 'can-take', value: null }]);
    const staked: Answers = { wealth: { kind: 'wealth', freeRao: 5n, stakedRao: null } };
    expect((await proxy('add_proxy', right('Transfer'), staked)).facts[0]?.value).toBeNull();
  });

  it('A2: a right that is there already, or over oneself, fails', async () => {
    const failed = { lines: [], risks: ['forbidden-now caution already'], certainty: 'exact' };
    expect(summary(await proxy('add_proxy', right('Any'), rights([STRANGER, 'Any'])))).toEqual(failed);
    expect(summary(await proxy('add_proxy', right('Any', 0, SIGNER), rights()))).toEqual(failed);
    // Another delay is another right.
    expect(linesOf(await proxy('add_proxy', right('Any', 1), rights([STRANGER, 'Any'])))).toHaveLength(2);
  });

  it('A2: a right is taken back with its part of the deposit, the last one with all of it', async () => {
    const two = rights([STRANGER, 'Any'], [SAVINGS, 'Staking']);
    expect(summary(await proxy('remove_proxy', right('Any'), two))).toEqual({
      lines: ['revoke exactly Any', `release exactly ${EACH} rao`],
      risks: [],
      certainty: 'exact',
    });
    expect(linesOf(await proxy('remove_proxy', right('Any'), rights([STRANGER, 'Any'])))).toEqual([
      'revoke exactly Any',
      `release exactly ${BASE + EACH} rao`,
    ]);
    expect(risksOf(await proxy('remove_proxy', right('Any', 5), two))).toEqual(['no-such-right caution']);
    expect(summary(await proxy('remove_proxy', right('Any')))).toEqual({
      lines: ['revoke exactly Any'],
      risks: [],
      certainty: 'unknown',
    });
  });

  it('A2 S59: all rights at once; from within another account that may be the last way in', async () => {
    const two = rights([STRANGER, 'Any'], [SAVINGS, 'Staking']);
    const own = await proxy('remove_proxies', {}, two);
    expect(own.sentence.code).toBe('call');
    expect(summary(own)).toEqual({
      lines: ['revoke exactly Any', 'revoke exactly Staking', `release exactly ${BASE + EACH * 2n} rao`],
      risks: [],
      certainty: 'exact',
    });
    expect(summary(await proxy('remove_proxies'))).toEqual({ lines: [], risks: [], certainty: 'unknown' });
    const inside = await explainFamily(
      metadata,
      [
        'Proxy',
        'proxy',
        {
          real: { type: 'Id', value: STRANGER },
          force_proxy_type: undefined,
          call: nested('Proxy', 'remove_proxies'),
        },
      ],
      rights([SIGNER, 'Any']),
    );
    expect(risksOf(inside)).toContain('destroys-value danger');
    // It gets back what it put down itself, and that is nothing: whoever made it paid.
    expect(linesOf(inside)).toEqual([`revoke exactly Any ${STRANGER}`]);
    expect(changesControl(inside)).toBe(true);
  });

  it('A2: a keyless account takes a deposit of its own', async () => {
    const made = await proxy('create_pure', { proxy_type: { type: 'Any' }, delay: 0, index: 0 }, rights());
    expect(summary(made)).toEqual({
      lines: [`reserve exactly ${BASE + EACH} rao`],
      risks: ['keyless-account note'],
      certainty: 'exact',
    });
  });

  it('A2 S59: its end is proven by its address, and pays back whoever made it', async () => {
    const birth = {
      spawner: { type: 'Id', value: ALICE },
      proxy_type: { type: 'Any' },
      index: 0,
      height: 5_000_000,
      ext_index: 2,
    };
    const kill = (real: string, change: object = {}) =>
      explainFamily(
        metadata,
        [
          'Proxy',
          'proxy',
          {
            real: { type: 'Id', value: real },
            force_proxy_type: undefined,
            call: nested('Proxy', 'kill_pure', { ...birth, ...change }),
          },
        ],
        rights([SIGNER, 'Any']),
      );
    const killed = await kill(PURE);
    expect(linesOf(killed)).toEqual([
      `revoke exactly Any ${PURE}`,
      `release exactly ${BASE + EACH} rao ${ALICE}`,
    ]);
    expect(risksOf(killed)).toContain('destroys-value danger');
    expect(changesControl(killed)).toBe(true);
    const unproven = ['destroys-value danger', 'no-such-right caution'];
    expect(risksOf(await kill(STRANGER))).toEqual(unproven);
    expect(risksOf(await kill(PURE, { height: 5_000_001 }))).toEqual(unproven);
    expect(risksOf(await proxy('kill_pure', birth, rights()))).toEqual(unproven);
  });

  it("A2: another account's fees, and deposits at today's price", async () => {
    const delegate = { type: 'Id', value: STRANGER };
    const pays = await proxy('set_real_pays_fee', { delegate, pays_fee: true }, rights([STRANGER, 'Any']));
    expect(summary(pays)).toEqual({ lines: [], risks: ['pays-for-others caution'], certainty: 'exact' });
    expect(risksOf(await proxy('set_real_pays_fee', { delegate, pays_fee: true }, rights()))).toEqual([
      'no-such-right caution',
    ]);
    const held = { proxies: { kind: 'proxies' as const, list: [], depositRao: 9n } };
    expect(linesOf(await proxy('poke_deposit', {}, { ...held, ...announced(1) }))).toEqual([
      'release exactly 9 rao',
    ]);
    expect(
      linesOf(await proxy('poke_deposit', {}, { ...rights([SAVINGS, 'Any']), ...announced(0) })),
    ).toEqual([]);
    expect((await proxy('poke_deposit', {}, rights())).certainty).toBe('unknown');
  });

  it('A2: announcements give their deposit back to the delegate', async () => {
    const args = { real: { type: 'Id', value: STRANGER }, call_hash: HASH };
    expect(summary(await proxy('remove_announcement', args, announced(2)))).toEqual({
      lines: [`release expected ${ANNOUNCE_EACH} rao`],
      risks: [],
      certainty: 'simulated',
    });
    expect(linesOf(await proxy('remove_announcement', args, announced(1)))).toEqual([
      `release expected ${ANNOUNCE_BASE + ANNOUNCE_EACH} rao`,
    ]);
    expect(risksOf(await proxy('remove_announcement', args, announced(0)))).toEqual([
      'forbidden-now caution nothing',
    ]);
    expect((await proxy('remove_announcement', args)).certainty).toBe('unknown');
    const reject = (delegate: string) =>
      proxy('reject_announcement', { delegate: { type: 'Id', value: delegate }, call_hash: HASH });
    expect(summary(await reject(STRANGER))).toEqual({ lines: [], risks: [], certainty: 'exact' });
    expect(summary(await reject(SAVINGS))).toEqual({
      lines: [`release at-least ${ANNOUNCE_EACH} rao ${SAVINGS}`],
      risks: [],
      certainty: 'bounded',
    });
  });
});
