import { vi } from 'vitest';
import { FakeEvent, type FakePort, portPair } from './fake-port.js';
import { settle } from './stepped-clock.js';

type Listener = (event: { source: unknown; origin: string; data: unknown }) => void;

/** One document: its message bus, and the extension API that its isolated world sees. */
export class FakePage {
  readonly origin: string;
  readonly listeners: Listener[] = [];
  /** Everything posted on the bus. */
  readonly posted: Array<Record<string, unknown>> = [];
  /** The background's end of every port that was opened. */
  readonly ports: FakePort[] = [];
  readonly runtimeMessages = new FakeEvent<[unknown]>();
  readonly window: Record<string, unknown>;
  readonly document = new EventTarget() as EventTarget & { prerendering: boolean };
  runtime: { id?: string } = { id: 'kelvin' };

  constructor(origin = 'https://swap.example', opaque = false) {
    this.origin = origin;
    this.document.prerendering = false;
    this.window = {
      location: { origin, hostname: new URL(origin).hostname },
      origin: opaque ? 'null' : origin,
      crypto: globalThis.crypto,
      addEventListener: (_: string, listener: Listener) => this.listeners.push(listener),
      postMessage: (data: unknown, target: string) => {
        this.posted.push(data as Record<string, unknown>);
        if (target === origin) queueMicrotask(() => this.deliver(data));
      },
    };
  }

  /** Runs a module of the content scripts inside this page. */
  async run<T>(load: () => Promise<T>): Promise<T> {
    vi.resetModules();
    vi.stubGlobal('window', this.window);
    vi.stubGlobal('document', this.document);
    vi.stubGlobal('chrome', {
      runtime: Object.assign(this.runtime, {
        connect: ({ name }: { name: string }) => {
          const { near, far } = portPair(name, {});
          this.ports.push(far);
          return near;
        },
        onMessage: this.runtimeMessages,
      }),
    });
    return load();
  }

  /** A message arrives on the bus. */
  deliver(data: unknown, source: unknown = this.window, origin = this.origin): void {
    for (const listener of [...this.listeners]) listener({ source, origin, data });
  }

  /** What the last port has been sent so far, as the background would read it. */
  async received(port = this.ports.at(-1)): Promise<Array<Record<string, unknown>>> {
    await settle();
    return this.#inbox.get(port as FakePort) ?? [];
  }

  /** Starts recording what ports receive; call before anything is sent. */
  record(): void {
    const push = this.ports.push.bind(this.ports);
    this.ports.push = (...ports: FakePort[]) => {
      for (const port of ports) {
        const inbox: Array<Record<string, unknown>> = [];
        this.#inbox.set(port, inbox);
        port.onMessage.addListener((message) => inbox.push(message as Record<string, unknown>));
      }
      return push(...ports);
    };
  }
  readonly #inbox = new Map<FakePort, Array<Record<string, unknown>>>();
}
