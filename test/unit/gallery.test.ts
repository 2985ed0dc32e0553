import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/chain/snapshot.js';
import { routesOfSource } from '../e2e/support/routes.js';
import { allScenes, SCREENS } from '../gallery/screens/scenes.js';
import { eventIn } from '../gallery/screens/transform.js';
import { STATES, THEMES } from '../gallery/screens/types.js';
import { ugly } from '../gallery/screens/ugly.js';
import { isOnSheet } from '../gallery/sheets.js';
import { Twins } from '../gallery/twins.js';

const NOW = 1_770_000_000_000;
const world = (state: (typeof STATES)[number]) => ({ state, nowMs: NOW, accounts: [] });
const reading: Reading<unknown> = {
  state: 'live',
  error: null,
  snapshot: {
    value: [{ netuid: 64, name: 'Chutes', symbol: '\u05e9', take: 100, stakeBase: 5n }],
    genesisHash: '0x1',
    specVersion: 424,
    block: { number: 1, hash: '0x2' },
    atMs: NOW - 4_000,
    source: 'wss://node.example',
  },
};

describe('Q1 the gallery knows the whole app', () => {
  const paths = allScenes().map(({ path }) => path.replace(/\?.*$/, ''));
  const anything = new Proxy<Record<string, string>>({}, { get: () => '*' });

  // Operations are only what is below `/do`; a link to send goes on to its form.
  const routes = routesOfSource(anything).filter((route) => route !== '/do' && route !== '/send');

  it.each(routes)('has a scene for %s', (route) => {
    const pattern = new RegExp(`^${route.replaceAll('*', '[^/]+').replace(/\/$/, '')}/?$`);
    // What may be left out of a path at its end may be left out of the scene's too.
    const shorter = new RegExp(`^${route.replace(/\/\*$/, '').replaceAll('*', '[^/]+')}/?$`);
    expect(paths.some((path) => pattern.test(path) || shorter.test(path))).toBe(true);
  });

  it('tells its screens apart and leaves no state out', () => {
    const ids = SCREENS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const pictures = allScenes().map(({ screen, state, surface }) => `${screen} ${state} ${surface}`);
    expect(new Set(pictures).size).toBe(pictures.length);
    for (const state of STATES) expect(allScenes().some((scene) => scene.state === state)).toBe(true);
    expect(THEMES).toEqual(['dark', 'light']);
  });

  it('knows of each scene what says that it is there', () => {
    expect(allScenes().filter(({ there }) => there.trim() === '')).toEqual([]);
  });

  it('shows every screen on a sheet', () => {
    const shown = new Set(
      allScenes()
        .filter(isOnSheet)
        .map(({ screen }) => screen),
    );
    expect(SCREENS.filter(({ id }) => !shown.has(id))).toEqual([]);
  });

  it('takes no picture for two screens, but where one leads to the other', () => {
    const shot = (screen: string, surface: string, picture: string) => {
      const scene = allScenes().find((one) => one.screen === screen && one.surface === surface);
      if (!scene) throw new Error(`there is no ${screen} in the ${surface}`);
      return { scene, theme: 'dark' as const, picture: Buffer.from(picture), defects: [] };
    };
    const twins = new Twins();
    expect(twins.twinOf(shot('home', 'popup', 'a'))).toBeNull();
    expect(twins.twinOf(shot('nowhere', 'popup', 'a'))).toBeNull();
    expect(twins.twinOf(shot('stake', 'popup', 'b'))).toBeNull();
    expect(twins.twinOf(shot('send', 'popup', 'b'))).toBe('stake normal popup');
    expect(twins.twinOf(shot('import', 'tab', 'c'))).toBeNull();
    expect(twins.twinOf(shot('add-import', 'tab', 'c'))).toBeNull();
    expect(twins.twinOf(shot('import-hex', 'tab', 'c'))).toBe('import normal tab');
  });
});

describe('Q3 each state says what it is', () => {
  it('knows nothing while nothing has answered, and nothing after a first reading that failed', () => {
    expect(eventIn('market', reading, world('loading'))).toBeUndefined();
    expect(eventIn('market', reading, world('error-first'))).toMatchObject({
      state: 'error',
      snapshot: null,
      error: { code: 'chain/timeout' },
    });
  });

  it('keeps the last value beside a failure, with its age', () => {
    const kept = { snapshot: { value: reading.snapshot?.value, atMs: NOW - 600_000 } };
    expect(eventIn('market', reading, world('error'))).toMatchObject({ state: 'error', ...kept });
    expect(eventIn('market', reading, world('stale'))).toMatchObject({
      state: 'stale',
      error: { code: 'chain/offline' },
      ...kept,
    });
  });

  it('puts the worst into names and numbers, the same each time, and leaves the rest alone', () => {
    const worst = ugly(reading);
    expect(worst).toEqual(ugly(reading));
    expect(worst.snapshot?.value).toEqual([
      {
        netuid: 64,
        name: expect.stringMatching(/^.{40,}$/u),
        symbol: '\u05e9',
        take: 0,
        stakeBase: 21n * 10n ** 15n,
      },
    ]);
    expect(worst.snapshot?.atMs).toBe(reading.snapshot?.atMs);
  });

  it('gives every form all there is, or next to nothing, to take from', () => {
    const quote = { bounds: { minimum: 5n, maximum: 7n, available: 9n } };
    const all = 21n * 10n ** 15n;
    expect(ugly(quote)).toEqual({ bounds: { minimum: 5n, maximum: all, available: all } });
    expect(ugly(quote, 1)).toEqual({ bounds: { minimum: 5n, maximum: 1n, available: 1n } });
    expect(ugly({ bounds: { maximum: null, available: 9n } })).toEqual({
      bounds: { maximum: null, available: all },
    });
    expect(ugly({ balance: { freeRao: 5n, reservedRao: 2n, frozenRao: 1n, spendableRao: 4n } })).toEqual({
      balance: { freeRao: all, reservedRao: 2n, frozenRao: 1n, spendableRao: all },
    });
  });
});
