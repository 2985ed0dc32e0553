import { describe, expect, it } from 'vitest';
import type { Sight } from '../../../../../src/popup/devices/qr/read.js';
import { type EyeWorker, openReader } from '../../../../../src/popup/devices/qr/reader.js';

/** A Worker that answers when the test says so. */
function worker() {
  const heard = new Map<string, (event: never) => void>();
  const state = { ended: false, tasks: 0 };
  const double: EyeWorker = {
    addEventListener: (type: string, listener: (event: never) => void) => heard.set(type, listener),
    postMessage: () => {
      state.tasks++;
    },
    terminate: () => {
      state.ended = true;
    },
  };
  const tell = (type: string, data?: Sight) => heard.get(type)?.({ data } as never);
  return { double, state, tell };
}
function picture() {
  const state = { closed: false };
  const bitmap = { close: () => Object.assign(state, { closed: true }) } as unknown as ImageBitmap;
  return { bitmap, state };
}

describe('K8 the Worker that looks for codes', () => {
  it('K8 takes one picture at a time, and lets go of what it cannot take', async () => {
    const { double, state, tell } = worker();
    const reader = openReader(() => double);
    const first = reader.look(picture().bitmap);
    const second = picture();
    await expect(reader.look(second.bitmap)).rejects.toThrow('device/camera-failed');
    expect(second.state.closed).toBe(true);
    tell('message', { kind: 'none' });
    expect(await first).toEqual({ kind: 'none' });
    expect(state.tasks).toBe(1);
  });

  it.each(['error', 'messageerror'])('K8 ends with its picture unanswered on %s', async (event) => {
    const { double, state, tell } = worker();
    const reader = openReader(() => double);
    const look = reader.look(picture().bitmap);
    tell(event);
    await expect(look).rejects.toThrow('device/camera-failed');
    expect(state.ended).toBe(true);
    await expect(reader.look(picture().bitmap)).rejects.toThrow('device/camera-failed');
  });

  it('K8 answers nobody after it was closed', async () => {
    const { double, state } = worker();
    const reader = openReader(() => double);
    const look = reader.look(picture().bitmap);
    reader.close();
    await expect(look).rejects.toThrow('device/camera-failed');
    expect(state.ended).toBe(true);
  });
});
