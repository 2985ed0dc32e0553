import 'fake-indexeddb/auto';
import { WebSocket } from 'ws';
import type { Reading } from '../../../../src/core/chain/snapshot.js';
import type { SocketLike } from '../../../../src/engine/chain/socket.js';
import { createEngine } from '../../../../src/engine/engine.js';
import { EngineClient } from '../../../../src/popup/engine-client/engine-client.js';
import type {
  ChannelMessage,
  EngineStreams,
  PortAnswer,
  PortMessage,
} from '../../../../src/protocol/engine/index.js';

/** An engine in this process, with a page's client on a real MessageChannel and the background's end of the channel. */
export interface EngineHarness {
  client: EngineClient;
  /** Frames the engine put on the BroadcastChannel. */
  heard: ChannelMessage[];
  /** Says something on the BroadcastChannel, as the background would. */
  say(message: unknown): void;
  /** Resolves with the first event of a stream that satisfies; closes the stream. */
  event<S extends keyof EngineStreams>(
    stream: S,
    params: EngineStreams[S]['in'],
    wanted: (event: EngineStreams[S]['event']) => boolean,
  ): Promise<EngineStreams[S]['event']>;
  stop(): void;
}

export function startEngine(
  openSocket = (url: string) => new WebSocket(url) as unknown as SocketLike,
): EngineHarness {
  const heard: ChannelMessage[] = [];
  let say: (event: { data: unknown }) => void = () => undefined;
  const engine = createEngine({
    openSocket,
    random: () => 0,
    channel: {
      postMessage: (message) => heard.push(message),
      addEventListener: (_type, listener) => {
        say = listener;
      },
    },
  });
  const ports: MessagePort[] = [];
  const client = new EngineClient(() => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    engine.attachPort(port2);
    port1.start();
    return {
      post: (message: PortMessage) => port1.postMessage(message),
      onMessage: (listener) =>
        port1.addEventListener('message', (event) => listener((event as MessageEvent<PortAnswer>).data)),
      onDead: () => undefined,
    };
  });
  return {
    client,
    heard,
    say: (message) => say({ data: message }),
    event: (stream, params, wanted) =>
      new Promise((resolve) => {
        let done = false;
        const close = client.open(stream, params, (event) => {
          if (done || !wanted(event)) return;
          done = true;
          queueMicrotask(() => close());
          resolve(event);
        });
      }),
    stop: () => {
      engine.close();
      for (const port of ports) port.close();
    },
  };
}

/** The value of a live reading. */
export function liveValue<T>(reading: Reading<T>): T {
  if (reading.state !== 'live' || !reading.snapshot) throw new Error(`the reading is ${reading.state}`);
  return reading.snapshot.value;
}
