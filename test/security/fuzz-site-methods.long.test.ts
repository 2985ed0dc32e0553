import { describe, expect, it } from 'vitest';
import { DAPP_METHODS } from '../../src/protocol/dapp/index.js';
import { drain, FuzzClient } from './support/fuzz-client.js';
import { dappExamples } from './support/fuzz-examples.js';
import { seeded } from './support/fuzz-values.js';
import { askOnce, BATCH, fuzzWorld, RUNS, SITE, stored, watchForStrays } from './support/fuzz-world.js';

/** A site is heard so often in ten seconds; what comes more often gets the flood's answer and reaches no schema. */
const PER_SITE = 20;
const PAUSE_MS = 11_000;
const LIFETIME_MS = 10 * 60_000;
/** All that a page may ever hear of an error. */
const TOLD = new Set(['invalid-message', 'unknown-method', 'not-allowed', 'approval/rejected']);

watchForStrays();

describe('S43 every method of pages, asked 10,000 times with anything', () => {
  it.each(Object.keys(DAPP_METHODS).map((name, index) => [name, index] as const))(
    'S43 %s',
    async (method, index) => {
      const random = seeded(4_300 + index);
      const { world, known } = await fuzzWorld({ waits: false });
      const examples = dappExamples(known)[method as keyof typeof DAPP_METHODS];
      const strangers = Array.from({ length: BATCH / PER_SITE - 1 }, (_, n) => `https://site-${n}.example`);
      const connected = strangers.slice(0, 3);
      for (const origin of connected) await world.connectSite(origin, [known.accountId]);

      let isLocked = false;
      let turn = 0;
      // Ended by time or by a change of account, not refused: refusals block a site, and nothing more would reach it.
      const release = async (): Promise<void> => {
        turn += 1;
        if (isLocked) {
          world.clock.jump(LIFETIME_MS);
          world.browser.fireAlarms(world.clock.nowMs());
          return;
        }
        const accountId = turn % 2 === 0 ? known.accountId : known.otherId;
        await world.ui().ask('wallet.setActiveAccount', { accountId });
      };

      const seen = new Set<string | null>();
      for (let asked = 0; asked < RUNS; asked += BATCH) {
        if (asked === RUNS / 2) {
          await world.lock();
          isLocked = true;
        }
        const before = stored(world);
        const clients = [SITE, ...strangers].map(
          (origin, n) => new FuzzClient(world.page(origin).port, `site${asked}x${n}`),
        );
        for (const client of clients)
          for (let run = 0; run < PER_SITE; run += 1) askOnce(client, random, method, examples);
        await drain(world.clock, clients, release);
        const codes = clients.flatMap(({ answers }) => [...answers.values()].map(({ code }) => code));
        expect(codes).toHaveLength(BATCH);
        for (const code of codes) seen.add(code);
        expect(codes.filter((code) => code !== null && !TOLD.has(code))).toEqual([]);
        if (!codes.includes(null) && !codes.includes('approval/rejected'))
          expect(stored(world)).toEqual(before);
        for (const client of clients) client.port.disconnect();
        await world.clock.advance(PAUSE_MS);
      }

      // Schema and handler were both reached.
      expect([...seen]).toContain('invalid-message');
      expect([...seen].some((code) => code === null || code === 'approval/rejected')).toBe(true);
      expect(await world.pending()).toEqual([]);
      expect((await sitesOf(world)).sort()).toEqual([SITE, ...connected].sort());
    },
  );
});

/** Origins that may see accounts: none came or went. */
async function sitesOf(world: Awaited<ReturnType<typeof fuzzWorld>>['world']): Promise<string[]> {
  await world.unlock();
  const { sites } = await world.ui().ask<{ sites: Array<{ origin: string }> }>('sites.list', {});
  return sites.map(({ origin }) => origin);
}
