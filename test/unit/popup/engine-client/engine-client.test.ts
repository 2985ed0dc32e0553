import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localChoice } from '../../../../src/core/chain/networks.js';
import { EngineClient, type EnginePort } from '../../../../src/popup/engine-client/engine-client.js';
import { relayIdle } from '../../../../src/popup/keeper/relay-idle.js';
import type { PortAnswer, PortMessage } from '../../../../src/protocol/engine/index.js';

class Port implements EnginePort {
  readonly posted: PortMessage[] = [];
  say: (message: PortAnswer) => void = () => undefined;
  die: () => void = () => undefined;
  post(message: PortMessage) {
    this.posted.push(message);
  }
  onMessage(listener: (message: PortAnswer) => void) {
    this.say = listener;
  }
  onDead(listener: () => void) {
    this.die = listener;
  }
}

function setup() {
  const ports: Port[] = [];
  const client = new EngineClient(() => {
    const port = new Port();
    ports.push(port);
    return port;
  });
  const port = (i: number): Port => {
    const found = ports[i];
    if (!found) throw new Error(`no port ${i}`);
    return found;
  };
  return { client, ports, port };
}

describe('engine client', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('starts nothing before it is used', () => {
    expect(setup().ports).toHaveLength(0);
  });

  it('D6 rests while nobody sees the page, and opens everything again when it is seen', () => {
    const { client, port } = setup();
    const heard: unknown[] = [];
    client.open('network', null, (event) => heard.push(event));
    const closeOther = client.open('activity', { addresses: [] }, () => undefined);
    client.pause();
    expect(port(0).posted.slice(2)).toEqual([
      { kind: 'close', id: 1 },
      { kind: 'close', id: 2 },
    ]);
    client.pause();
    closeOther();
    client.open('subnets', null, () => undefined);
    expect(port(0).posted).toHaveLength(4);
    client.resume();
    expect(port(0).posted.slice(4)).toEqual([
      { kind: 'open', id: 1, stream: 'network', params: null },
      { kind: 'open', id: 3, stream: 'subnets', params: null },
    ]);
    port(0).say({ kind: 'event', id: 1, value: 'seen' });
    expect(heard).toEqual(['seen']);
  });

  it('D6 opens nothing for a page out of sight when the engine has to be started anew', () => {
    const { client, port } = setup();
    client.open('network', null, () => undefined);
    client.pause();
    port(0).die();
    vi.advanceTimersByTime(1_000);
    client.resume();
    expect(port(1).posted).toEqual([{ kind: 'open', id: 1, stream: 'network', params: null }]);
  });

  it('answers each call with its own answer, in any order, bigints as they are', async () => {
    const { client, port } = setup();
    const first = client.call('validators', { netuid: 1 });
    const second = client.call('validators', { netuid: 2 });
    port(0).say({ kind: 'ok', id: 2, value: 2n });
    port(0).say({ kind: 'ok', id: 1, value: 1n });
    expect(await Promise.all([first, second])).toEqual([1n, 2n]);
  });

  it('gives the engine’s error with code and context', async () => {
    const { client, port } = setup();
    const call = client.call('capabilities', null);
    port(0).say({ kind: 'err', id: 1, error: { code: 'chain/offline', context: { why: 'refused' } } });
    await expect(call).rejects.toMatchObject({ code: 'chain/offline', context: { why: 'refused' } });
  });

  it('does not wait for ever', async () => {
    const { client } = setup();
    const call = expect(client.call('capabilities', null)).rejects.toMatchObject({
      code: 'engine/unreachable',
    });
    vi.advanceTimersByTime(30_000);
    await call;
  });

  it('K10 waits longer for a search through all rights than the engine searches, then has it end', async () => {
    const { client, port } = setup();
    const answered = client.call('findRights', { delegates: [] });
    const late = expect(client.call('findRights', { delegates: [] })).rejects.toMatchObject({
      code: 'engine/unreachable',
      context: { method: 'findRights' },
    });
    vi.advanceTimersByTime(180_000);
    port(0).say({ kind: 'ok', id: 1, value: [] });
    expect(await answered).toEqual([]);
    vi.advanceTimersByTime(10_000);
    await late;
    expect(port(0).posted.filter(({ kind }) => kind === 'close')).toEqual([{ kind: 'close', id: 2 }]);
  });

  it('fails open calls when the worker dies, and opens its streams again with the network chosen', async () => {
    const { client, port } = setup();
    const choice = localChoice('ws://127.0.0.1:9944');
    const configured = client.configure(choice);
    port(0).say({ kind: 'ok', id: 1, value: null });
    await configured;
    const events: unknown[] = [];
    client.open('network', null, (event) => events.push(event));
    const call = expect(client.call('capabilities', null)).rejects.toMatchObject({
      code: 'engine/unreachable',
    });
    port(0).die();
    await call;
    vi.advanceTimersByTime(500);
    expect(port(1).posted).toMatchObject([
      { kind: 'call', method: 'configure', params: choice },
      { kind: 'open', id: 2, stream: 'network' },
    ]);
    port(1).say({ kind: 'event', id: 2, value: 'status' });
    expect(events).toEqual(['status']);
  });

  it('ends a stream once, and all of them when the page goes', () => {
    const { client, port } = setup();
    const close = client.open('network', null, () => undefined);
    client.open('subnets', null, () => undefined);
    close();
    close();
    client.closeAll();
    expect(port(0).posted.filter(({ kind }) => kind === 'close')).toEqual([
      { kind: 'close', id: 1 },
      { kind: 'close', id: 2 },
    ]);
  });
});

describe('keeper', () => {
  it('passes on only the note that nothing is pending any more', () => {
    const sent: unknown[] = [];
    let say: (event: { data: unknown }) => void = () => undefined;
    relayIdle({ addEventListener: (_type, listener) => (say = listener) }, (note) => sent.push(note));
    const idle = { to: 'background', id: 'pending', value: { pending: 0 } };
    for (const data of [{ ...idle, value: { pending: 2 } }, { ...idle, id: 'abc' }, null, 'x', idle])
      say({ data });
    expect(sent).toEqual([idle]);
  });
});
