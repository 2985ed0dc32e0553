import { afterEach, describe, expect, it, vi } from 'vitest';
import { toWire } from '../../../src/core/wire/wire.js';
import { PortClient } from '../../../src/popup/background-client/port-client.js';
import type { PortLike } from '../../../src/popup/background-client/types.js';
import type { Frame } from '../../../src/protocol/frames.js';
import { hashOf } from './support.js';

class TestPort implements PortLike {
  readonly sent: Frame[] = [];
  #onMessage: (message: unknown) => void = () => undefined;
  #onDisconnect: () => void = () => undefined;
  readonly onMessage = {
    addListener: (listener: (message: unknown) => void): void => {
      this.#onMessage = listener;
    },
  };
  readonly onDisconnect = {
    addListener: (listener: () => void): void => {
      this.#onDisconnect = listener;
    },
  };
  postMessage(message: unknown): void {
    this.sent.push(message as Frame);
  }
  disconnect(): void {
    this.#onDisconnect();
  }
  receive(frame: Frame): void {
    this.#onMessage(toWire(frame));
  }
}

function setUp() {
  const ports: TestPort[] = [];
  const later: Array<() => void> = [];
  const waits: number[] = [];
  const client = new PortClient({
    connect: () => {
      const port = new TestPort();
      ports.push(port);
      return port;
    },
    schedule: (run, delayMs) => {
      waits.push(delayMs);
      later.push(run);
    },
  });
  const port = (index: number): TestPort => {
    const found = ports[index];
    if (!found) throw new Error(`port ${index} was never opened`);
    return found;
  };
  return {
    client,
    ports,
    port,
    waits,
    runLater: () => {
      for (const run of later.splice(0)) run();
    },
  };
}

afterEach(() => void vi.useRealTimers());

describe('the port to the background', () => {
  it('opens with the first question and answers by id', async () => {
    const { client, ports, port } = setUp();
    expect(ports).toHaveLength(0);
    const answer = client.call('approvals.list', {});
    const [request] = port(0).sent;
    port(0).receive({ v: 1, id: request?.id ?? '', kind: 'res', ok: { ids: ['one'] } });
    await expect(answer).resolves.toEqual({ ids: ['one'] });
  });

  it('turns an error frame into a WalletError with its code and context', async () => {
    const { client, port } = setUp();
    const answer = client.call('wallet.unlock', { wrappingKey: 'f'.repeat(64) });
    const id = port(0).sent[0]?.id ?? '';
    port(0).receive({ v: 1, id, kind: 'res', err: { code: 'vault/wrong-password', context: { tries: 2 } } });
    await expect(answer).rejects.toMatchObject({ code: 'vault/wrong-password', context: { tries: 2 } });
  });

  it.each(['wallet.status', 'notes.list', 'contacts.list', 'alerts.list'] as const)(
    'S24 asks %s again under the same id after the worker died',
    async (read) => {
      const { client, port, runLater } = setUp();
      const answer = client.call(read, {});
      const id = port(0).sent[0]?.id;
      port(0).disconnect();
      runLater();
      expect(port(1).sent.map((frame) => frame.id)).toEqual([id]);
      port(1).receive({ v: 1, id: id ?? '', kind: 'res', ok: { vault: 'locked' } });
      await expect(answer).resolves.toEqual({ vault: 'locked' });
    },
  );

  it('S24 never sends a decision twice', async () => {
    const { client, port, runLater } = setUp();
    const answer = client.call('approvals.decide', {
      id: 'request-0001',
      decision: 'sign',
      payloadHash: hashOf('c'),
    });
    port(0).disconnect();
    await expect(answer).rejects.toMatchObject({ code: 'outcome-unknown' });
    runLater();
    expect(port(1).sent).toEqual([]);
  });

  it('S24 sends a decision once even when it is made between two ports', () => {
    const { client, port, runLater } = setUp();
    client.on('approvals', () => undefined);
    port(0).disconnect();
    void client.call('approvals.decide', { id: 'request-0001', decision: 'reject' });
    runLater();
    expect(port(1).sent).toHaveLength(1);
  });

  it('backs off while nobody answers, starts anew after an answer, and says when it is back', () => {
    const { client, port, waits, runLater } = setUp();
    let back = 0;
    client.onReconnect(() => {
      back += 1;
    });
    client.on('approvals', () => undefined);
    for (const index of [0, 1, 2]) {
      port(index).disconnect();
      runLater();
    }
    port(3).receive({ v: 1, id: 'approvals', kind: 'ev', event: 'approvals', data: { ids: [] } });
    port(3).disconnect();
    expect(waits).toEqual([50, 100, 200, 50]);
    expect(back).toBe(3);
  });

  it('hands events with their big numbers to whoever listens', () => {
    const { client, port } = setUp();
    const seen: string[][] = [];
    const stop = client.on('approvals', ({ ids }) => seen.push(ids));
    port(0).receive({ v: 1, id: 'approvals', kind: 'ev', event: 'approvals', data: { ids: ['a'] } });
    stop();
    port(0).receive({ v: 1, id: 'approvals', kind: 'ev', event: 'approvals', data: { ids: ['b'] } });
    expect(seen).toEqual([['a']]);
  });

  it('a read that is asked again over a port that said nothing for seconds goes out over another, with all that waits', async () => {
    vi.useFakeTimers();
    const { client, ports, port } = setUp();
    const first = client.call('approvals.get', { id: 'f47ac10b' });
    const list = client.call('approvals.list', {});
    vi.advanceTimersByTime(1_900);
    void client.call('approvals.get', { id: 'f47ac10b' });
    expect(ports).toHaveLength(1);
    vi.advanceTimersByTime(1_200);
    void client.call('approvals.get', { id: 'f47ac10b' });
    expect(ports).toHaveLength(2);
    const [get, asked] = port(1).sent;
    expect([get?.id, asked?.id]).toEqual(
      port(0)
        .sent.slice(0, 2)
        .map(({ id }) => id),
    );
    port(1).receive({ v: 1, id: asked?.id ?? '', kind: 'res', ok: { ids: [] } });
    await expect(list).resolves.toEqual({ ids: [] });
    port(1).receive({ v: 1, id: get?.id ?? '', kind: 'res', ok: { kind: 'connect' } });
    await expect(first).resolves.toEqual({ kind: 'connect' });
  });

  it('stays with a port that speaks, and with one that carries a decision', () => {
    vi.useFakeTimers();
    const { client, ports, port } = setUp();
    void client.call('approvals.list', {});
    vi.advanceTimersByTime(2_500);
    port(0).receive({ v: 1, id: 'alerts', kind: 'ev', event: 'alerts', data: { unread: 0 } });
    void client.call('approvals.list', {});
    vi.advanceTimersByTime(5_000);
    void client.call('approvals.decide', { id: 'f47ac10b', decision: 'reject' });
    void client.call('approvals.list', {});
    expect(ports).toHaveLength(1);
  });

  it('Q2 a renewed read answers all who ask for the same, and is not sent once more for each', async () => {
    vi.useFakeTimers();
    const { client, port } = setUp();
    const asked = [client.call('approvals.get', { id: 'f47ac10b' })];
    client.onReconnect(() => asked.push(client.call('approvals.get', { id: 'f47ac10b' })));
    vi.advanceTimersByTime(3_000);
    asked.push(client.call('approvals.get', { id: 'f47ac10b' }));
    expect(asked).toHaveLength(3);
    expect(port(1).sent).toHaveLength(1);
    port(1).receive({ v: 1, id: port(1).sent[0]?.id ?? '', kind: 'res', ok: { kind: 'connect' } });
    await expect(Promise.all(asked)).resolves.toEqual(asked.map(() => ({ kind: 'connect' })));
  });

  it('S24 a read after a change, or after anything was heard, is one of its own', () => {
    const { client, port } = setUp();
    const ask = () => void client.call('approvals.get', { id: 'f47ac10b' });
    ask();
    ask();
    void client.call('approvals.get', { id: 'other' });
    expect(port(0).sent).toHaveLength(2);
    client.call('approvals.decide', { id: 'f47ac10b', decision: 'reject' }).catch(() => undefined);
    ask();
    expect(port(0).sent).toHaveLength(4);
    port(0).receive({ v: 1, id: 'approvals', kind: 'ev', event: 'approvals', data: { ids: ['a'] } });
    ask();
    expect(port(0).sent).toHaveLength(5);
  });
});
