import { afterEach, beforeEach, expect, vi } from 'vitest';
import { toWire } from '../../../src/core/wire/wire.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { builtIntent } from '../../support/built-intent.js';
import type { FuzzClient } from './fuzz-client.js';
import type { Known } from './fuzz-examples.js';
import { cloned, junk, mutate, pick, type Random } from './fuzz-values.js';

export const SITE = 'https://stake.example';
/** How often each method is asked, as the list of cases says. */
export const RUNS = 10_000;
export const BATCH = 500;
const WRAPPING_KEY = 'ab'.repeat(32);
/** Counters of requests and of wrong passwords count what is refused: that is what they are for. */
const COUNTERS = ['flood', 'wallet.attempts'];
/** A good input of these makes hundreds of accounts, or hashes for milliseconds. */
const RARELY_GOOD = /erase|create|generatePhrase|Accounts|Derived|backup\.make/;

/** Fails a test when anything escaped: a rejection nobody handled, a line in the log, a key on a shared prototype. */
export function watchForStrays(): void {
  const stray: unknown[] = [];
  const note = (error: unknown): void => void stray.push(error);
  const shared = () =>
    [Object.prototype, Array.prototype, Function.prototype].map((prototype) => Reflect.ownKeys(prototype));
  const untouched = shared();
  beforeEach(() => {
    stray.length = 0;
    process.on('unhandledRejection', note);
    process.on('uncaughtException', note);
    vi.spyOn(console, 'error').mockImplementation((...line) => note(line.join(' ')));
  });
  afterEach(() => {
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
    vi.restoreAllMocks();
    expect(stray).toEqual([]);
    expect(shared()).toEqual(untouched);
  });
}

/** An unlocked wallet of two accounts, the first of them shared with {@link SITE}, that stays unlocked for a day. */
export async function fuzzWorld({
  waits,
}: {
  waits: boolean;
}): Promise<{ world: BackgroundWorld; known: Known }> {
  const { world, page, accountIds, address } = await BackgroundWorld.connected(SITE, 2);
  world.engine.answers.erase = () => null;
  world.engine.answers.buildIntent = () => builtIntent();
  await world.ui().ask('settings.update', { patch: { autoLockMinutes: 1_440 } });
  const [accountId, otherId] = accountIds as Array<`0x${string}`>;
  if (!accountId || !otherId) throw new Error('two accounts expected');
  const waiting = waits ? (await world.asked(page, address)).id : '';
  return { world, known: { site: SITE, address, accountId, otherId, waiting, wrappingKey: WRAPPING_KEY } };
}

/** Asks a method once: junk, a good input with changes, or now and then a good one; one frame in five is odd itself. */
export function askOnce(
  client: FuzzClient,
  random: Random,
  method: string,
  examples: readonly unknown[],
): string {
  const id = client.nextId();
  const frame = { v: 1, id, kind: 'req', method, params: someParams(random, method, examples) };
  const roll = random();
  if (roll < 0.01) client.sendUnheard({ ...frame, id: pick(random, [null, 'short', 7, { id }]) });
  if (roll < 0.05) {
    const { [pick(random, ['v', 'kind', 'method', 'params'] as const)]: _cut, ...rest } = frame;
    client.send({ ...rest, id });
  } else if (roll < 0.08)
    client.send({ ...frame, method: method.slice(0, Math.floor(random() * method.length)) });
  else if (roll < 0.1) client.send({ ...frame, [pick(random, ['v', 'kind', 'more'])]: junk(random) });
  else if (roll < 0.15) client.send({ ...frame, params: cloned(random) }, true);
  else if (roll < 0.2) client.send({ ...frame, params: { appName: cloned(random) } }, true);
  else client.send(frame);
  return id;
}

function someParams(random: Random, method: string, examples: readonly unknown[]): unknown {
  const roll = random();
  if (roll < 0.35) return junk(random);
  const good = toWire(pick(random, examples));
  return roll > (RARELY_GOOD.test(method) ? 0.999 : 0.98) ? good : mutate(random, good);
}

/** All that is stored, by key, but for what counts refusals and when the wallet was last asked. */
export function stored({ browser }: BackgroundWorld): Record<string, string> {
  const entries = [...browser.local.entries, ...browser.session.entries];
  return Object.fromEntries(
    entries
      .filter(([key]) => !COUNTERS.includes(key))
      .map(([key, value]) => [key, value.replace(/"seenAtMs":\d+/, '')]),
  );
}
