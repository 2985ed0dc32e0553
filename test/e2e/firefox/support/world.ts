import { afterAll, beforeAll } from 'vitest';
import { type Devnet, startDevnet } from '../../../../devnet/index.js';
import { type Firefox, launchFirefox } from './firefox.js';

export interface FirefoxWorld {
  devnet: Devnet;
  firefox: Firefox;
}

/** A Firefox starts more slowly than a Chromium. */
const START_MS = 120_000;

/**
 * A small chain and a Firefox with Kelvin in it for the tests of a file, closed after the last of them.
 * @param ready what else has to stand before the first test
 * @returns the world; its parts are there once a test or `ready` runs
 */
export function firefoxWorld(
  ready: (world: FirefoxWorld) => Promise<void> = async () => undefined,
): FirefoxWorld {
  const world: Partial<FirefoxWorld> = {};
  beforeAll(async () => {
    world.devnet = await startDevnet({ scenario: 'small', blockTimeMs: 1_000, finalityLag: 1 });
    world.firefox = await launchFirefox();
    await ready(world as FirefoxWorld);
  }, START_MS);
  afterAll(async () => {
    await world.firefox?.close();
    await world.devnet?.close();
  });
  return world as FirefoxWorld;
}
