import { describe, expect, it } from 'vitest';
import { createEngineHost, KEEPER_ALARM } from '../../../../src/background/engine-host/index.js';
import { localChoice, type NetworkChoice } from '../../../../src/core/chain/networks.js';
import { attachChannel } from '../../../../src/engine/doors/channel-door.js';
import type { EngineService } from '../../../../src/engine/service.js';
import type { ChannelMessage } from '../../../../src/protocol/engine/index.js';
import { FakeAlarms } from '../../../support/fake-clock.js';
import { SteppedClock } from '../../../support/stepped-clock.js';

const CHECK = { addresses: [], sinceBlock: null };
const METADATA = { genesisHash: null };
const IDLE_MS = 60_000;

/** The background before engines that come and go: each has the real door and a service that answers when it is told to. */
class Wallet {
  readonly clock = new SteppedClock();
  readonly alarms = new FakeAlarms();
  /** What the engines were asked to do, knocks apart. */
  readonly begun: Array<{ method: string; engine: number }> = [];
  /** Every id a question was posted under, knocks apart. */
  readonly posted: string[] = [];
  knocks = 0;
  starts = true;
  /** Pauses of this length end at once, as a clock that jumps would have it. */
  hurried: number | null = null;
  network: NetworkChoice = localChoice('ws://127.0.0.1:9944');
  /** How far the wall clock was set; pauses heed no wall clock. */
  skewMs = 0;
  keeperStarts = 0;
  /** What else happens when the keeper starts. */
  onStart: () => void = () => undefined;
  keeperStops = 0;
  /** How the newest engine answers. */
  answer: () => Promise<unknown> = () => Promise.resolve(null);
  #engines = 0;
  #ids = 0;
  #door: ((event: { data: unknown }) => void) | null = null;
  #hear: (message: unknown) => void = () => undefined;

  readonly host = createEngineHost({
    channel: {
      post: (message) => {
        if (message.to === 'engine' && message.method === 'configure') this.knocks += 1;
        else if (message.to === 'engine') this.posted.push(message.id);
        this.#door?.({ data: message });
      },
      onMessage: (listener) => {
        this.#hear = listener;
      },
    },
    keeper: {
      start: async () => {
        this.keeperStarts += 1;
        this.onStart();
        if (this.starts && !this.#door) this.open();
      },
      stop: async () => {
        this.keeperStops += 1;
        this.close();
      },
    },
    network: { choice: async () => this.network },
    alarms: this.alarms,
    clock: { nowMs: () => this.clock.nowMs() + this.skewMs },
    newId: () => `question-${++this.#ids}`,
    pause: (ms) => (ms === this.hurried ? Promise.resolve() : this.clock.pause(ms)),
  });

  /** A page or the keeper starts an engine. */
  open(): void {
    this.#engines += 1;
    const engine = this.#engines;
    const call = (method: string): Promise<unknown> => {
      if (method === 'configure') return Promise.resolve(null);
      this.begun.push({ method, engine });
      return this.answer();
    };
    const service = { configure: () => undefined, call } as Pick<EngineService, 'configure' | 'call'>;
    attachChannel(service, {
      postMessage: (message: ChannelMessage) => {
        if (engine === this.#engines && this.#door) this.#hear(message);
      },
      addEventListener: (_type, listener) => {
        this.#door = listener;
      },
    });
  }

  /** The last page that held the engine is closed. */
  close(): void {
    this.#door = null;
  }

  /** A question that an engine has heard and does not answer yet. */
  async asked<T>(question: Promise<T>): Promise<{ answer: Promise<T> }> {
    question.catch(() => undefined);
    for (let step = 0; step < 40 && this.begun.length === 0; step += 1) await this.clock.advance(25);
    expect(this.begun).toHaveLength(1);
    return { answer: question };
  }
}

const never = (): Promise<never> => new Promise(() => undefined);

describe('Q5 a question whose engine is closed with the last page', () => {
  it('is asked of the next engine under the same id, within seconds', async () => {
    const wallet = new Wallet();
    wallet.open();
    wallet.answer = never;
    const { answer } = await wallet.asked(wallet.host.ask('ensureMetadata', METADATA));
    wallet.close();
    wallet.answer = async () => ({ genesisHash: '0x01', specVersion: 424 });
    const startMs = wallet.clock.nowMs();
    expect(await wallet.clock.until(answer)).toMatchObject({ specVersion: 424 });
    expect(wallet.clock.nowMs() - startMs).toBeLessThan(4_000);
    expect(wallet.keeperStarts).toBe(1);
    expect(wallet.begun).toEqual([
      { method: 'ensureMetadata', engine: 1 },
      { method: 'ensureMetadata', engine: 2 },
    ]);
    expect(new Set(wallet.posted).size).toBe(1);
  });

  it('N1 is asked again as often as that happens', async () => {
    const wallet = new Wallet();
    wallet.open();
    wallet.answer = never;
    const { answer } = await wallet.asked(wallet.host.ask('watched', CHECK));
    for (const engine of [2, 3]) {
      wallet.close();
      for (let step = 0; step < 400 && wallet.begun.length < engine; step += 1)
        await wallet.clock.advance(25);
      expect(wallet.begun.at(-1)).toEqual({ method: 'watched', engine });
    }
    wallet.close();
    wallet.answer = async () => ({ block: 7 });
    expect(await wallet.clock.until(answer)).toEqual({ block: 7 });
  });

  it('is begun once by an engine that works on it for long, however often it is asked', async () => {
    const wallet = new Wallet();
    wallet.open();
    wallet.answer = async () => {
      await wallet.clock.pause(15_000);
      return { specVersion: 424 };
    };
    const asked = wallet.host.ask('ensureMetadata', METADATA);
    expect(await wallet.clock.until(asked)).toEqual({ specVersion: 424 });
    expect(wallet.posted.length).toBeGreaterThan(4);
    expect(wallet.begun).toHaveLength(1);
    expect(wallet.keeperStarts).toBe(0);
  });

  it('is not asked again once the wallet is on another network', async () => {
    const wallet = new Wallet();
    wallet.open();
    wallet.answer = never;
    const { answer } = await wallet.asked(wallet.host.ask('ensureMetadata', METADATA));
    wallet.network = localChoice('ws://127.0.0.1:9955');
    await expect(wallet.clock.until(answer, 31_000)).rejects.toMatchObject({ code: 'engine/unreachable' });
    expect(wallet.posted).toHaveLength(1);
  });

  it('nor when the network changes while the next engine is starting', async () => {
    const wallet = new Wallet();
    wallet.open();
    wallet.answer = never;
    const { answer } = await wallet.asked(wallet.host.ask('ensureMetadata', METADATA));
    wallet.close();
    wallet.onStart = () => {
      wallet.network = localChoice('ws://127.0.0.1:9955');
    };
    await expect(wallet.clock.until(answer, 31_000)).rejects.toMatchObject({ code: 'engine/unreachable' });
    expect(wallet.keeperStarts).toBe(1);
    expect(wallet.posted).toHaveLength(1);
  });

  it('is knocked for a counted number of times, also when the clock is set back by a year', async () => {
    const wallet = new Wallet();
    wallet.starts = false;
    wallet.onStart = () => {
      wallet.skewMs = -365 * 24 * 3_600_000;
    };
    const startMs = wallet.clock.nowMs();
    await expect(
      wallet.clock.until(wallet.host.ask('ensureMetadata', METADATA), 31_000),
    ).rejects.toMatchObject({ code: 'engine/unreachable' });
    expect(wallet.clock.nowMs() - startMs).toBeLessThan(7_000);
    expect(wallet.knocks).toBe(8 + 80);
  });

  it('of two networks the second is knocked for after the first', async () => {
    const wallet = new Wallet();
    wallet.starts = false;
    const first = wallet.host.ask('ensureMetadata', METADATA);
    await wallet.clock.advance(100);
    wallet.network = localChoice('ws://127.0.0.1:9955');
    const second = wallet.host.ask('ensureMetadata', METADATA);
    wallet.onStart = () => {
      if (wallet.keeperStarts === 2) wallet.open();
    };
    await expect(wallet.clock.until(first, 31_000)).rejects.toMatchObject({ code: 'engine/unreachable' });
    expect(await wallet.clock.until(second, 31_000)).toBeNull();
    expect(wallet.keeperStarts).toBe(2);
  });

  it('is posted a counted number of times, also when the pauses between end at once', async () => {
    const wallet = new Wallet();
    wallet.open();
    wallet.answer = never;
    wallet.hurried = 2_000;
    const { answer } = await wallet.asked(wallet.host.ask('ensureMetadata', METADATA));
    await expect(wallet.clock.until(answer, 31_000)).rejects.toMatchObject({ code: 'engine/unreachable' });
    expect(wallet.posted).toHaveLength(16);
    expect(wallet.begun).toHaveLength(1);
  });

  it('ends in one error when no engine can be started', async () => {
    const wallet = new Wallet();
    wallet.open();
    wallet.answer = never;
    const { answer } = await wallet.asked(wallet.host.ask('ensureMetadata', METADATA));
    wallet.close();
    wallet.starts = false;
    await expect(wallet.clock.until(answer, 31_000)).rejects.toMatchObject({ code: 'engine/unreachable' });
  });
});

describe('Q5 the keeper goes a minute after the last question', () => {
  /** A keeper was started for a question that is answered. */
  async function kept(): Promise<Wallet> {
    const wallet = new Wallet();
    await wallet.clock.until(wallet.host.ask('ensureMetadata', METADATA));
    expect(wallet.keeperStarts).toBe(1);
    return wallet;
  }
  const ring = (wallet: Wallet): Promise<void> => wallet.host.onAlarm(KEEPER_ALARM);

  it('not a minute after its start', async () => {
    const wallet = await kept();
    wallet.clock.jump(IDLE_MS - 10_000);
    await wallet.clock.until(wallet.host.ask('ensureMetadata', METADATA));
    const lastMs = wallet.clock.nowMs();
    wallet.clock.jump(10_000);
    await ring(wallet);
    expect(wallet.keeperStops).toBe(0);
    expect(wallet.alarms.pending.get(KEEPER_ALARM)).toBe(lastMs + IDLE_MS);
    wallet.clock.jump(IDLE_MS - 10_000);
    await ring(wallet);
    expect(wallet.keeperStops).toBe(1);
  });

  it('also when the clock is set back meanwhile', async () => {
    const wallet = await kept();
    wallet.skewMs = -365 * 24 * 3_600_000;
    await ring(wallet);
    expect(wallet.alarms.pending.get(KEEPER_ALARM)).toBe(wallet.clock.nowMs() + wallet.skewMs + IDLE_MS);
    wallet.clock.jump(IDLE_MS);
    await ring(wallet);
    expect(wallet.keeperStops).toBe(1);
  });

  it.each(['its alarm', 'the end of a transaction'])('and never by %s while an answer is due', async (by) => {
    const wallet = await kept();
    await wallet.host.hold();
    wallet.answer = never;
    wallet.begun.length = 0;
    const { answer } = await wallet.asked(wallet.host.ask('ensureMetadata', METADATA));
    await wallet.host.release();
    wallet.clock.jump(2 * IDLE_MS);
    if (by === 'its alarm') await ring(wallet);
    expect(wallet.keeperStops).toBe(0);
    expect(wallet.alarms.pending.get(KEEPER_ALARM)).toBeGreaterThan(0);
    await expect(wallet.clock.until(answer, 31_000)).rejects.toMatchObject({ code: 'engine/unreachable' });
    wallet.clock.jump(IDLE_MS);
    await ring(wallet);
    expect(wallet.keeperStops).toBe(1);
  });
});
