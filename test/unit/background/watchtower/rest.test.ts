import { describe, expect, it } from 'vitest';
import { createEngineHost, KEEPER_ALARM } from '../../../../src/background/engine-host/index.js';
import { localChoice } from '../../../../src/core/chain/networks.js';
import { FakeAlarms } from '../../../support/fake-clock.js';
import { ScriptedEngine } from '../../../support/scripted-engine.js';
import { SteppedClock } from '../../../support/stepped-clock.js';

const CHECK = { addresses: [], sinceBlock: null };

/** An engine that nobody holds: the first question starts it. */
function host() {
  const clock = new SteppedClock();
  const engine = new ScriptedEngine();
  engine.isUp = false;
  engine.answers.watched = () => ({ block: 1 });
  const alarms = new FakeAlarms();
  const stops: number[] = [];
  let ids = 0;
  const engineHost = createEngineHost({
    channel: engine.attach(),
    keeper: {
      start: async () => {
        engine.isUp = true;
      },
      stop: async () => {
        stops.push(clock.nowMs());
      },
    },
    network: { choice: async () => localChoice('ws://127.0.0.1:9944') },
    alarms,
    clock,
    newId: () => `question-${++ids}`,
    pause: clock.pause,
  });
  return { clock, engine, alarms, stops, engineHost };
}

describe('N1 an engine started for a check', () => {
  it('is let go right after it, with its alarm', async () => {
    const { clock, engineHost, alarms, stops } = host();
    await clock.until(engineHost.ask('watched', CHECK));
    expect(alarms.pending.has(KEEPER_ALARM)).toBe(true);
    await engineHost.rest();
    expect(stops).toHaveLength(1);
    expect(alarms.pending.has(KEEPER_ALARM)).toBe(false);
  });

  it('stays while a transaction is followed', async () => {
    const { clock, engineHost, stops } = host();
    await engineHost.hold();
    await clock.until(engineHost.ask('watched', CHECK));
    await engineHost.rest();
    expect(stops).toHaveLength(0);
  });

  it('stays while somebody else waits for an answer', async () => {
    const { clock, engine, engineHost, stops } = host();
    await clock.until(engineHost.ask('watched', CHECK));
    let answer: (value: unknown) => void = () => undefined;
    engine.answers.watched = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const asked = engine.whenAsked('watched');
    const other = engineHost.ask('watched', CHECK);
    await clock.until(asked);
    await engineHost.rest();
    expect(stops).toHaveLength(0);
    answer({ block: 2 });
    await clock.until(other);
    await engineHost.rest();
    expect(stops).toHaveLength(1);
  });

  it('stays for its alarm when it was used for something else too', async () => {
    const { clock, engineHost, stops, alarms } = host();
    await clock.until(engineHost.ask('signingFacts', { address: '5Grw' }));
    await clock.until(engineHost.ask('watched', CHECK));
    await engineHost.rest();
    expect(stops).toHaveLength(0);
    expect(alarms.pending.has(KEEPER_ALARM)).toBe(true);
    clock.jump(60_000);
    await engineHost.onAlarm(KEEPER_ALARM);
    expect(stops).toHaveLength(1);
  });

  it('that a page or somebody else started is left alone', async () => {
    const { clock, engine, engineHost, stops } = host();
    engine.isUp = true;
    await clock.until(engineHost.ask('watched', CHECK));
    await engineHost.rest();
    expect(stops).toHaveLength(0);
  });
});
