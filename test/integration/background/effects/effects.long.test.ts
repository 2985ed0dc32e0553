import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../../src/core/errors/codes.js';
import type { Explanation, Risk } from '../../../../src/core/explain/types.js';
import { seeded } from '../../engine/operations/walk/random-asks.js';
import { DECLARED, FINNEY_424, NEWER } from '../../engine/support/profiles.js';
import { ownAccounts, refill } from './cast.js';
import { violations } from './judge.js';
import { outcomeOf } from './outcome.js';
import { prepare } from './prepare.js';
import { Tally } from './tally.js';
import { EffectsWorld } from './world.js';
import { randomRequest } from './wrapped.js';

const TAO = 1_000_000_000n;
/** Of any of these a call may fail, and that was said. */
const ANNOUNCES: ReadonlySet<Risk['code']> = new Set([
  'no-such-right',
  'forbidden-now',
  'limit-unreachable',
  'administrator',
  'no-quote',
  'may-stop-half-way',
  'steps-stand-alone',
]);

const ONLY = process.env.EFFECTS_CASE === undefined ? null : Number(process.env.EFFECTS_CASE);
const RUNS = [
  { profile: DECLARED, requests: 500 },
  { profile: NEWER, requests: 500 },
  ...FINNEY_424.map((profile) => ({ profile, requests: 100 })),
];

describe.each(RUNS)('$requests requests on $profile.name', ({ profile, requests }) => {
  let world: EffectsWorld;
  const tally = new Tally();
  const wrong: string[] = [];

  beforeAll(async () => {
    world = await EffectsWorld.start(profile);
    await prepare(world);
  });
  afterAll(() => world?.stop());

  it(`A4 S57 random dApp requests: the effects shown are the effects on the chain (${profile.name})`, async () => {
    const last = ONLY ?? requests - 1;
    for (let at = 0; at <= last; at += 1) await step(at);
    console.info(tally.table());
    if (wrong.length) console.info(wrong.join('\n'));
    expect(wrong).toEqual([]);
  }, 600_000);

  async function step(at: number): Promise<void> {
    const dice = seeded(Math.imul(profile.spec * 1_000 + at, 2_654_435_761));
    for (let turn = 0; turn < 4; turn += 1) dice.next(2);
    const { cast, devnet } = world;
    const pair = dice.next(20) === 0 ? cast.throwAway : dice.pick(cast.pairs);
    const freeOf = (address: string) => world.holdings().get(address)?.free ?? 0n;
    if (freeOf(pair.address) < 5n * TAO && dice.next(4) > 0) {
      refill(devnet, pair.address, 100n * TAO);
      await devnet.produceBlock();
    }
    const call = randomRequest(world, dice, pair.address);
    const family = `${call.type}.${call.value.type}`;
    tally.count(family, 'asked');
    const { request, result } = await world.ask(pair, call);
    const show = (what: string) => {
      wrong.push(`#${at} ${pair.address.slice(0, 8)} ${json(call)}: ${what}`);
      tally.count(family, 'violations');
    };
    if (at === ONLY) console.info(json({ call, result }));
    if (!result.ok) {
      tally.count(family, 'refused');
      tally.name(`refused ${result.refusal.code}`);
      if (
        !(ERROR_CODES as readonly string[]).includes(result.refusal.code) ||
        result.refusal.code === 'internal'
      )
        show(`refused with ${json(result.refusal)}`);
      return;
    }
    tally.count(family, 'explained');
    const before = world.holdings();
    const carried = await world.carryOut(pair, request);
    if (carried.refused !== null) {
      tally.count(family, 'poolRefused');
      tally.name(`pool ${carried.refused}`);
      return;
    }
    const outcome = outcomeOf(world, carried.events);
    const shown = result.explanation;
    const own = new Set(ownAccounts(cast).map(({ address }) => address));
    const found = violations({ shown, outcome, before, after: world.holdings(), own });
    if (at === ONLY) console.info(json({ outcome, events: carried.events, found }));
    if (found.length > 0) show(found.join('; '));
    const names = [outcome.failure, ...outcome.inner].filter((name) => name !== null);
    if (names.length === 0) tally.count(family, 'carriedOut');
    else {
      if (outcome.failure === null) tally.count(family, 'partly');
      const announced = isAnnounced(shown);
      tally.count(family, announced ? 'failedAnnounced' : 'failedUnannounced');
      for (const name of names) tally.name(`${announced ? 'announced' : 'unannounced'} ${name}`);
      if (!announced && process.env.SHOW)
        console.info(
          `#${at} ${names.join()} ${json(call)} ${json(shown.risks.map(({ code, level }) => `${code}/${level}`))}`,
        );
    }
    if (carried.events.some(({ name }) => name === 'ColdkeySwapped' || name === 'ColdkeySwapDisputed')) {
      world.throwAway();
      refill(devnet, cast.throwAway.address, 100n * TAO);
      await devnet.produceBlock();
    }
  }
});

function isAnnounced({ risks, sentence }: Explanation): boolean {
  return sentence.code === 'if-else' || risks.some(({ code }) => ANNOUNCES.has(code));
}

function json(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}` : inner));
}
