import { describe, expect, it } from 'vitest';
import { UI_METHODS } from '../../src/protocol/ui/index.js';
import { drain, FuzzClient } from './support/fuzz-client.js';
import { uiExamples } from './support/fuzz-examples.js';
import { seeded } from './support/fuzz-values.js';
import { askOnce, BATCH, fuzzWorld, RUNS, stored, watchForStrays } from './support/fuzz-world.js';

/** Asked one by one, with all that is stored compared around each. */
const SINGLE = 200;
/** After so long another password is taken, however many were wrong. */
const PATIENCE_MS = 5 * 60_000;

/** Rows that a failure itself writes: the watchtower keeps why its last check told nothing. */
const WRITTEN_BY_FAILURE: Partial<Record<string, string>> = { 'alerts.checkNow': 'watch.status' };

watchForStrays();

describe('S43 every method of our own pages, asked 10,000 times with anything', () => {
  it.each(Object.keys(UI_METHODS).map((name, index) => [name, index] as const))(
    'S43 %s',
    async (method, index) => {
      const random = seeded(43_000 + index);
      const { world, known } = await fuzzWorld({ waits: true });
      const port = (name: string) => new FuzzClient(world.ui().port, name);
      const examples = uiExamples(known)[method as keyof typeof UI_METHODS];

      const kept = () => ({ ...stored(world), [WRITTEN_BY_FAILURE[method] ?? '']: undefined });

      const single = port('single');
      for (let run = 0; run < SINGLE; run += 1) {
        const before = kept();
        const id = askOnce(single, random, method, examples);
        await drain(world.clock, [single]);
        if (single.answers.get(id)?.code) expect(kept(), `after ${id}`).toEqual(before);
      }

      const codes = new Set<string | null>();
      for (let asked = SINGLE; asked < RUNS; ) {
        // The second half meets a locked wallet, unless the method is what unlocks it.
        if (asked <= RUNS / 2 && asked + BATCH > RUNS / 2) await world.lock();
        const many = port(`many${asked}`);
        const size = Math.min(BATCH, RUNS - asked);
        for (let run = 0; run < size; run += 1) askOnce(many, random, method, examples);
        await drain(world.clock, [many]);
        for (const { code } of many.answers.values()) codes.add(code);
        many.port.disconnect();
        if (!method.startsWith('approvals.')) world.clock.jump(PATIENCE_MS);
        asked += size;
      }

      expect(codes).not.toContain('internal');
      // Schema and handler were both reached: what is asked is neither all nonsense nor all well-formed.
      expect(codes).toContain('invalid-message');
      expect(
        [...codes].filter((code) => !['invalid-message', 'unknown-method'].includes(code ?? '')),
      ).not.toEqual([]);

      // Whatever was asked of it, the worker is there and answers what is right.
      const probe = port('probe');
      const id = probe.nextId();
      probe.send({ v: 1, id, kind: 'req', method: 'settings.get', params: {} });
      await drain(world.clock, [probe]);
      expect(probe.answers.get(id)).toMatchObject({ code: null, ok: { networkId: expect.any(String) } });
    },
  );
});
