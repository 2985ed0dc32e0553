import type { PlatformPort, PortSender } from '../../src/background/platform.js';

/** A list of listeners as the browser keeps it. */
export class FakeEvent<Args extends unknown[]> {
  readonly listeners: Array<(...args: Args) => void> = [];
  addListener(listener: (...args: Args) => void): void {
    this.listeners.push(listener);
  }
  fire(...args: Args): void {
    for (const listener of [...this.listeners]) listener(...args);
  }
}

/** One end of a port. Messages cross as JSON, like Chrome's, and only while both ends are open. */
export class FakePort implements PlatformPort {
  readonly onMessage = new FakeEvent<[unknown]>();
  readonly onDisconnect = new FakeEvent<[]>();
  readonly name: string;
  readonly sender?: PortSender;
  isOpen = true;
  peer: FakePort | null = null;

  constructor(name: string, sender?: PortSender) {
    this.name = name;
    if (sender) this.sender = sender;
  }

  postMessage(message: unknown): void {
    if (!this.isOpen) throw new Error('Attempting to use a disconnected port object');
    const copy: unknown = JSON.parse(JSON.stringify(message));
    queueMicrotask(() => {
      if (this.peer?.isOpen) this.peer.onMessage.fire(copy);
    });
  }

  /** Closes both ends; the other one hears of it. */
  disconnect(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    const { peer } = this;
    if (!peer?.isOpen) return;
    peer.isOpen = false;
    peer.onDisconnect.fire();
  }
}

/** Two ends of one port: the caller's, and the background's with the sender the browser attests. */
export function portPair(name: string, sender: PortSender): { near: FakePort; far: FakePort } {
  const near = new FakePort(name);
  const far = new FakePort(name, sender);
  near.peer = far;
  far.peer = near;
  return { near, far };
}
