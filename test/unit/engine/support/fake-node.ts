import type { OpenSocket, SocketLike } from '../../../../src/engine/chain/socket.js';

type Handler = (params: unknown[]) => unknown;

/** A node's refusal, as thrown by a handler. */
export class Refusal {
  constructor(
    readonly code: number,
    readonly message: string,
    readonly data?: string,
  ) {}
}

/** A network of such nodes, by url. Any other url is refused. */
export function fakeNetwork(nodes: Record<string, FakeNode>): OpenSocket {
  return (url) => {
    const node = nodes[url];
    if (!node) throw new TypeError('no such host');
    return node.openSocket(url);
  };
}

/** A JSON-RPC node in this process, scripted by method. It stands in for the network, never for the engine. */
export class FakeNode {
  readonly requests: Array<{ method: string; params: unknown[] }> = [];
  readonly opened: string[] = [];
  refusing = false;
  /** Connections open, but nothing is ever answered. */
  deaf = false;
  /** Sent instead of the next answer, as it stands. */
  garbage: string | null = null;
  /** Methods that are never answered. */
  readonly silent = new Set<string>();
  private readonly sockets = new Set<SocketLike>();
  private nextSubscription = 1;
  private readonly subscriptions = new Map<string, Array<{ id: string; socket: SocketLike }>>();

  constructor(readonly handlers: Record<string, Handler>) {}

  readonly openSocket: OpenSocket = (url) => {
    this.opened.push(url);
    const socket: SocketLike = {
      onopen: null,
      onclose: null,
      onerror: null,
      onmessage: null,
      send: (text) => queueMicrotask(() => this.answer(socket, text)),
      close: () => {
        this.sockets.delete(socket);
      },
    };
    queueMicrotask(() => {
      if (this.refusing) return socket.onerror?.({});
      this.sockets.add(socket);
      socket.onopen?.({});
    });
    return socket;
  };

  get connections(): number {
    return this.sockets.size;
  }

  count(method: string): number {
    return this.requests.filter((request) => request.method === method).length;
  }

  /** Speaks to every subscriber of a method. */
  notify(subscribeMethod: string, result: unknown): void {
    for (const { id, socket } of this.subscriptions.get(subscribeMethod) ?? []) {
      const params = { subscription: id, result };
      socket.onmessage?.({ data: JSON.stringify({ jsonrpc: '2.0', method: 'notification', params }) });
    }
  }

  /** Says something that is no answer. */
  shout(text: string): void {
    for (const socket of [...this.sockets]) socket.onmessage?.({ data: text });
  }

  /** Every connection breaks, as when a node crashes. */
  drop(): void {
    const open = [...this.sockets];
    this.sockets.clear();
    this.subscriptions.clear();
    for (const socket of open) socket.onclose?.({});
  }

  private answer(socket: SocketLike, text: string): void {
    if (!this.sockets.has(socket)) return;
    const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: unknown[] };
    this.requests.push({ method, params });
    if (this.deaf || this.silent.has(method)) return;
    const reply = (body: object) =>
      socket.onmessage?.({ data: JSON.stringify({ jsonrpc: '2.0', id, ...body }) });
    try {
      if (method.includes('_subscribe')) {
        const subscription = `s${this.nextSubscription++}`;
        const list = this.subscriptions.get(method) ?? [];
        this.subscriptions.set(method, [...list, { id: subscription, socket }]);
        const first = this.handlers[method]?.(params);
        reply({ result: subscription });
        if (first !== undefined) this.notify(method, first);
        return;
      }
      const handler = this.handlers[method];
      if (!handler) throw new Refusal(-32601, 'Method not found');
      reply({ result: handler(params) ?? null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply({ error: { code: error.code, message: error.message, data: error.data } });
    }
  }
}
