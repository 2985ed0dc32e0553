import { describe, expect, it } from 'vitest';
import { ShieldWorld } from '../../support/shield-world.js';

/** How often the worker asks the engine or writes to storage from the click until the carrier is sent. */
async function stepsOfOne(): Promise<number> {
  const shield = await ShieldWorld.unlocked();
  const proposal = await shield.proposed();
  const before = shield.steps;
  await shield.approve(proposal);
  return shield.steps - before;
}

/** A worker that is killed at the given step after the click, and the one after it, over the same storage. */
async function diesAt(step: number) {
  const shield = await ShieldWorld.unlocked();
  const proposal = await shield.proposed();
  shield.stepsLeft = step;
  const { ui, id, payloadHash } = proposal;
  void ui.send('approvals.decide', { id, decision: 'sign', payloadHash }).catch(() => undefined);
  await shield.quiet();
  shield.stepsLeft = Number.POSITIVE_INFINITY;
  await shield.world.restart();
  await shield.quiet();
  await shield.alarm();
  return { shield, proposal };
}

const STEPS = await stepsOfOne();

describe('S25 a worker that dies between the click and the carrier', () => {
  it.each(Array.from({ length: STEPS + 1 }, (_, step) => step))(
    'S25 at step %i: one signed trade or none, and one honest state',
    async (step) => {
      const { shield, proposal } = await diesAt(step);
      const inners = new Set(shield.inners);
      expect(inners.size).toBeLessThanOrEqual(1);
      // Whatever was handed over holds those very bytes.
      for (const sent of shield.sent) expect(shield.opened(sent)).toBe([...inners][0]);

      const later = shield.world.ui();
      const decided = later.send<{ txHash: string }>('approvals.decide', {
        id: proposal.id,
        decision: 'sign',
        payloadHash: proposal.payloadHash,
      });
      const txHash = await shield.world.clock.until(decided).then(
        (done) => done.txHash,
        () => null,
      );
      if (txHash === null) {
        // Nothing was stored, nothing was told to anybody, and the request is over or can be asked again.
        expect([shield.known.size, shield.stored(), inners.size]).toEqual([0, '[]', 0]);
        return;
      }
      await shield.until(() => shield.carriers() > 0);
      expect([...shield.known.keys()]).toEqual([txHash]);
      expect(new Set(shield.inners).size).toBe(1);
      shield.state = 'done';
      await shield.alarm();
      expect(shield.stored()).toBe('[]');
    },
  );

  it('S25 sends the stored carrier again, and makes no second one for it', async () => {
    const shield = await ShieldWorld.unlocked();
    const { submit } = shield.world.engine.answers;
    shield.world.engine.answers.submit = () => new Promise(() => undefined);
    const { ui, id, payloadHash } = await shield.proposed();
    const asked = shield.world.engine.whenAsked('submit') as Promise<{ extrinsicHex: string }>;
    void ui.send('approvals.decide', { id, decision: 'sign', payloadHash }).catch(() => undefined);
    const first = await shield.world.clock.until(asked);
    if (submit) shield.world.engine.answers.submit = submit;
    await shield.world.restart();
    await shield.quiet();
    expect(shield.sent.map(({ extrinsicHex }) => extrinsicHex)).toEqual([first.extrinsicHex]);
    expect(shield.inners).toHaveLength(1);
  });

  it('S25 killed in a renewal: the new carrier is sent as it was stored, or made once more', async () => {
    for (let step = 0; step < 14; step += 1) {
      const shield = await ShieldWorld.unlocked();
      const txHash = await shield.approve(await shield.proposed());
      shield.best = 1_003;
      shield.stepsLeft = step;
      await shield.renew(txHash);
      shield.stepsLeft = Number.POSITIVE_INFINITY;
      await shield.world.restart();
      await shield.quiet();
      await shield.alarm();
      await shield.until(() => shield.carriers() === 2);
      expect(new Set(shield.inners).size).toBe(1);
      expect(new Set(shield.sent.map((sent) => shield.opened(sent))).size).toBe(1);
      expect(shield.known.get(txHash)?.shield?.tries).toBe(2);
    }
  });
});
