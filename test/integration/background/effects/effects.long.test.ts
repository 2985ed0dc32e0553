import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DECLARED, FINNEY_424, NEWER } from '../../engine/support/profiles.js';
import { prepare } from './prepare.js';
import { Walk } from './walk.js';
import { EffectsWorld } from './world.js';

/** Index of one request: the walk goes as far as that, and prints all there is to know about it. */
const WATCHED = process.env.EFFECTS_CASE === undefined ? null : Number(process.env.EFFECTS_CASE);
/** Other numbers give other walks. */
const SEED = Number(process.env.EFFECTS_SEED ?? 0);
const RUNS = [
  { profile: DECLARED, requests: 500, seed: 1 },
  { profile: NEWER, requests: 500, seed: 2 },
  ...FINNEY_424.map((profile) => ({ profile, requests: 150, seed: 3 })),
];

/**
 * Random requests of a site, explained as the background explains them and carried out exactly as they were shown. The walk
 * is the same in every run; `EFFECTS_CASE=137 npx vitest run --config vitest.long.config.ts <this file> -t newer` shows one
 * request with everything before it. `EFFECTS_SEED=10` is another walk.
 */
describe.each(RUNS)('what is shown is what happens, on $profile.name', ({ profile, requests, seed }) => {
  let world: EffectsWorld;

  beforeAll(async () => {
    world = await EffectsWorld.start(profile);
    await prepare(world);
  });
  afterAll(() => world?.stop());

  it(`A4 S57 ${requests} random dApp requests: the effects shown are the effects on the chain (${profile.name})`, async () => {
    const walk = new Walk(world, SEED + seed, WATCHED);
    for (let at = 0; at <= (WATCHED ?? requests - 1); at += 1) await walk.step(at);
    const { tally, wrong } = walk;
    console.info(`${profile.name}\n${tally.table()}`);
    expect(wrong).toEqual([]);
    if (WATCHED !== null) return;
    expect(tally.sum('carriedOut')).toBeGreaterThan(requests / 2);
    expect(tally.sum('announced')).toBeGreaterThan(requests / 20);
    expect(tally.sum('refused')).toBeGreaterThan(0);
  }, 600_000);
});
