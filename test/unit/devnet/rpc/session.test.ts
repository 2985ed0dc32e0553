import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FaultLine } from '../../../../devnet/faults/fault-line.js';
import { LaggingLine } from '../../../../devnet/rpc/lagging-line.js';
import { Session } from '../../../../devnet/rpc/session.js';

describe('session', () => {
  it('answers a subscription request before its first notification', () => {
    const frames: string[] = [];
    const session = new Session((frame) => frames.push(frame));
    session.answerWith(() => {
      const id = session.subscribe('chain_newHead', (notify) => {
        notify('first');
        return () => undefined;
      });
      return `answer ${id}`;
    });
    expect(frames[0]).toMatch(/^answer kelvin/);
    expect(JSON.parse(frames[1] ?? '')).toMatchObject({
      method: 'chain_newHead',
      params: { result: 'first' },
    });
  });

  it('ends subscriptions once, when asked or when the connection closes', () => {
    const stopped: string[] = [];
    const session = new Session(() => undefined);
    const open = (name: string) => session.subscribe(name, () => () => stopped.push(name)) ?? '';
    const first = open('a');
    open('b');
    expect([session.unsubscribe(first), session.unsubscribe(first), session.unsubscribe('nonsense')]).toEqual(
      [true, false, false],
    );
    session.close();
    expect(stopped).toEqual(['a', 'b']);
  });

  it('refuses more subscriptions than a connection may have', () => {
    const session = new Session(() => undefined);
    const ids = Array.from({ length: 1_025 }, () => session.subscribe('x', () => () => undefined));
    expect(ids.filter((id) => id === undefined)).toHaveLength(1);
  });
});

describe('line with a fault', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('delivers late but in order, also when the lag ends in between', () => {
    const faults = new FaultLine();
    const frames: string[] = [];
    const line = new LaggingLine(faults, (frame) => frames.push(frame));
    faults.fault = { kind: 'lag', ms: 400 };
    line.send('1');
    faults.fault = null;
    line.send('2');
    vi.advanceTimersByTime(399);
    expect(frames).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(frames).toEqual(['1', '2']);
  });

  it('loses frames while it drops and sends again after', () => {
    const faults = new FaultLine();
    const frames: string[] = [];
    const line = new LaggingLine(faults, (frame) => frames.push(frame));
    faults.fault = { kind: 'drop' };
    line.send('lost');
    faults.fault = null;
    line.send('kept');
    expect(frames).toEqual(['kept']);
  });

  it('spoils results and notifications but keeps their ids', () => {
    const faults = new FaultLine();
    faults.fault = { kind: 'garbage' };
    const spoiled = JSON.parse(faults.outgoing('{"jsonrpc":"2.0","id":7,"result":"good"}')[0] ?? '');
    expect(spoiled.id).toBe(7);
    expect(spoiled.result).not.toBe('good');
    const notification = JSON.parse(
      faults.outgoing('{"method":"m","params":{"subscription":"s","result":"good"}}')[0] ?? '',
    );
    expect(notification.params.subscription).toBe('s');
    expect(notification.params.result).not.toBe('good');
  });
});
