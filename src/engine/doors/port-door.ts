import { toErrorBody } from '../../core/errors/wallet-error.js';
import type { PortAnswer, PortMessage } from '../../protocol/engine/index.js';
import type { EngineService } from '../service.js';
import { asPortMessage, checkCall, checkStream } from './schemas.js';

/** The part of MessagePort used here. */
export interface DoorPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): void;
  start(): void;
}

/** Answers one page. When the page goes, its streams end, and so does what is still being read for its calls. */
export function attachPort(service: EngineService, port: DoorPort): void {
  const streams = new Map<number, () => void>();
  const calls = new Map<number, AbortController>();
  const answer = (message: PortAnswer) => port.postMessage(message);
  const fail = (id: number, error: unknown) => answer({ kind: 'err', id, error: toErrorBody(error) });
  const close = (id: number) => {
    streams.get(id)?.();
    streams.delete(id);
    calls.get(id)?.abort();
  };
  const handle = (message: PortMessage) => {
    if (message.kind === 'close') return close(message.id);
    const { id } = message;
    try {
      if (message.kind === 'open') {
        close(id);
        const params = checkStream(message.stream, message.params);
        const emit = (value: unknown) => answer({ kind: 'event', id, value });
        streams.set(id, service.open(message.stream, params, emit));
        return;
      }
      const params = checkCall(message.method, message.params);
      const open = new AbortController();
      calls.set(id, open);
      service
        .call(message.method, params, open.signal)
        .then(
          (value) => answer({ kind: 'ok', id, value }),
          (error: unknown) => fail(id, error),
        )
        .finally(() => calls.delete(id));
    } catch (error) {
      fail(id, error);
    }
  };
  port.addEventListener('message', ({ data }) => {
    const message = asPortMessage(data);
    if (message) handle(message);
  });
  port.addEventListener('close', () => {
    for (const id of [...streams.keys(), ...calls.keys()]) close(id);
  });
  port.start();
}
