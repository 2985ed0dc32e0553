import { describe, expect, it } from 'vitest';
import {
  createEngineHost,
  createOffscreenKeeper,
  createPageKeeper,
  KEEPER_ALARM,
} from '../../../../src/background/engine-host/index.js';
import { localChoice } from '../../../../src/core/chain/networks.js';
import { WalletError } from '../../../../src/core/errors/wallet-error.js';
import { FakeAlarms } from '../../../support/fake-clock.js';
import { ScriptedEngine } from '../../../support/scripted-engine.js';
import { SteppedClock } from '../../../support/stepped-clock.js';

function host({ starts = true } = {}) {
  const clock = new SteppedClock();
  const engine = new ScriptedEngine();
  const alarms = new FakeAlarms();
  const keeper = { started: 0, stopped: 0 };
  let ids = 0;
  const engineHost = createEngineHost({
    channel: engine.attach(),
    keeper: {
      start: async () => {
        keeper.started += 1;
        if (starts) engine.isUp = true;
      },
      stop: async () => {
        keeper.stopped += 1;
      },
    },
    network: { choice: async () => localChoice('ws://127.0.0.1:9944') },
    alarms,
    clock,
    newId: () => `question-${++ids}`,
    pause: clock.pause,
  });
  return { clock, engine, alarms, keeper, engineHost };
}
const facts = { address: '5Grw' };

describe('the way to the engine', () => {
  it('is direct while it runs', async () => {
    const { clock, engineHost, keeper } = host();
    expect(await clock.until(engineHost.ask('signingFacts', facts))).toMatchObject({ specVersion: 424 });
    expect(keeper.started).toBe(0);
  });

  it('waits for an engine that a page is just starting', async () => {
    const { clock, engine, engineHost, keeper } = host();
    engine.isUp = false;
    const answer = engineHost.ask('signingFacts', facts);
    await clock.advance(200);
    engine.isUp = true;
    expect(await clock.until(answer)).toMatchObject({ specVersion: 424 });
    expect(keeper.started).toBe(0);
  });

  it('opens the keeper when nobody answers, asks again, and lets an idle one go', async () => {
    const { clock, engine, engineHost, keeper, alarms } = host();
    engine.isUp = false;
    expect(await clock.until(engineHost.ask('signingFacts', facts))).toMatchObject({ specVersion: 424 });
    expect(keeper.started).toBe(1);
    expect(alarms.pending.has(KEEPER_ALARM)).toBe(true);
    clock.jump(60_000);
    await engineHost.onAlarm(KEEPER_ALARM);
    expect(keeper.stopped).toBe(1);
  });

  it('does not let go of one that is held', async () => {
    const { engineHost, keeper } = host();
    await engineHost.hold();
    await engineHost.onAlarm(KEEPER_ALARM);
    expect(keeper.stopped).toBe(0);
    await engineHost.release();
    expect(keeper.stopped).toBe(1);
  });

  it('ends in one error when it stays silent', async () => {
    const { clock, engine, engineHost } = host({ starts: false });
    engine.isUp = false;
    const startedMs = clock.nowMs();
    const both = await clock.until(
      Promise.allSettled([engineHost.ask('signingFacts', facts), engineHost.ask('capabilities', null)]),
    );
    for (const answer of both) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'engine/unreachable' } });
    }
    expect(clock.nowMs() - startedMs).toBeLessThan(7_000);
  });

  it('asks a question once, however long the answer takes', async () => {
    const { clock, engine, engineHost } = host();
    engine.answers.signingFacts = () => new Promise(() => undefined);
    await expect(clock.until(engineHost.ask('signingFacts', facts))).rejects.toMatchObject({
      code: 'engine/unreachable',
      context: { method: 'signingFacts', timeoutMs: 5_000 },
    });
    expect(engine.requests('signingFacts')).toHaveLength(1);
  });

  it("passes the engine's own error on", async () => {
    const { clock, engine, engineHost } = host();
    engine.answers.signingFacts = () => {
      throw new WalletError('chain/offline', { endpoint: 'local' });
    };
    await expect(clock.until(engineHost.ask('signingFacts', facts))).rejects.toMatchObject({
      code: 'chain/offline',
      context: { endpoint: 'local' },
    });
  });

  it('hears how many transactions are followed, and ignores what else is said on the channel', () => {
    let speak: (message: unknown) => void = () => undefined;
    const clock = new SteppedClock();
    const engineHost = createEngineHost({
      channel: {
        post: () => undefined,
        onMessage: (listener) => {
          speak = listener;
        },
      },
      keeper: { start: async () => undefined, stop: async () => undefined },
      network: { choice: async () => localChoice('ws://127.0.0.1:9944') },
      alarms: new FakeAlarms(),
      clock,
      newId: () => 'x',
      pause: clock.pause,
    });
    const counts: number[] = [];
    engineHost.onPending((count) => counts.push(count));
    for (const value of [{ pending: 2 }, { pending: -1 }, { pending: '1' }, null, { pending: 0 }])
      speak({ to: 'background', id: 'pending', value });
    for (const message of [null, 'pending', { to: 'engine', id: 'pending', value: { pending: 9 } }])
      speak(message);
    expect(counts).toEqual([2, 0]);
  });
});

describe('the keeper', () => {
  it('takes a document that exists already for success, and no other failure', async () => {
    const offscreen = (message: string) =>
      createOffscreenKeeper({
        createDocument: async () => {
          throw new Error(message);
        },
        closeDocument: async () => {
          throw new Error('No current offscreen document.');
        },
      });
    const racing = offscreen('Only a single offscreen document may be created.');
    await expect(racing.start()).resolves.toBeUndefined();
    await expect(racing.stop()).resolves.toBeUndefined();
    await expect(offscreen('Page failed to load.').start()).rejects.toThrow('failed to load');
  });

  it('of an event page is opened once and can be tried again after a failure', async () => {
    let opened = 0;
    let closed = 0;
    const keeper = createPageKeeper(async () => {
      opened += 1;
      if (opened === 1) throw new Error('not yet');
      return () => {
        closed += 1;
      };
    });
    await expect(keeper.start()).rejects.toThrow('not yet');
    await keeper.start();
    await keeper.start();
    await keeper.stop();
    await keeper.stop();
    expect([opened, closed]).toEqual([2, 1]);
  });
});
