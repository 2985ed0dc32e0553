import type { BrowserContext, CDPSession } from 'playwright-core';

/** One JavaScript world of the extension. */
export interface Target {
  targetId: string;
  /** `page`, `service_worker`, `shared_worker` … */
  type: string;
  url: string;
}

/** The heaps of one browser, by its debugger. */
export class Heaps {
  private constructor(
    private readonly browser: CDPSession,
    private readonly extensionId: string,
  ) {}

  static async of(context: BrowserContext, extensionId: string): Promise<Heaps> {
    const browser = context.browser();
    if (!browser) throw new Error('no browser to ask');
    return new Heaps(await browser.newBrowserCDPSession(), extensionId);
  }

  /** Every page and worker of the extension that runs now. */
  async targets(): Promise<Target[]> {
    const { targetInfos } = await this.browser.send('Target.getTargets', {
      filter: [{}],
    });
    const own = targetInfos.filter(({ url }) => url.startsWith(`chrome-extension://${this.extensionId}/`));
    return own
      .filter(({ type }) => type !== 'tab')
      .map(({ targetId, type, url }) => ({ targetId, type, url }));
  }

  /**
   * Every string that is alive in a target after a collection, those that were only ever put together from parts included.
   * Bytes in buffers are no strings: a snapshot names them and does not hold them.
   * @param plant script run before: the proof that the target can be read at all
   */
  async strings({ targetId }: Target, plant: string): Promise<Buffer> {
    const line = await Line.open(this.browser, targetId);
    try {
      await line.send('Runtime.evaluate', { expression: plant });
      await line.send('HeapProfiler.enable');
      await line.send('HeapProfiler.collectGarbage');
      const snapshot = await line.collect(
        'HeapProfiler.takeHeapSnapshot',
        'HeapProfiler.addHeapSnapshotChunk',
      );
      return Buffer.from(textsOf(JSON.parse(snapshot) as Snapshot).join('\n'));
    } finally {
      await line.close();
    }
  }
}

/** A line to one target, multiplexed over the browser's. */
class Line {
  private next = 1;
  private readonly waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  private onEvent: (method: string, params: { chunk?: string }) => void = () => undefined;

  private constructor(
    private readonly browser: CDPSession,
    private readonly sessionId: string,
  ) {
    browser.on('Target.receivedMessageFromTarget', this.hear);
  }

  static async open(browser: CDPSession, targetId: string): Promise<Line> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new Line(browser, sessionId);
  }

  private readonly hear = ({ sessionId, message }: { sessionId: string; message: string }): void => {
    if (sessionId !== this.sessionId) return;
    const heard = JSON.parse(message) as {
      id?: number;
      method?: string;
      params?: { chunk?: string };
      error?: { message: string };
    };
    if (heard.id === undefined) {
      this.onEvent(heard.method ?? '', heard.params ?? {});
      return;
    }
    const waiter = this.waiting.get(heard.id);
    this.waiting.delete(heard.id);
    if (heard.error) waiter?.reject(new Error(heard.error.message));
    else waiter?.resolve();
  };

  async send(method: string, params: object = {}): Promise<void> {
    const id = this.next;
    this.next += 1;
    const answered = new Promise<void>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    const message = JSON.stringify({ id, method, params });
    await this.browser.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message });
    await answered;
  }

  /** What arrives in pieces while a command runs. */
  async collect(method: string, event: string): Promise<string> {
    const chunks: string[] = [];
    this.onEvent = (name, { chunk }) => {
      if (name === event && chunk !== undefined) chunks.push(chunk);
    };
    await this.send(method, { reportProgress: false });
    return chunks.join('');
  }

  async close(): Promise<void> {
    this.browser.off('Target.receivedMessageFromTarget', this.hear);
    await this.browser.send('Target.detachFromTarget', { sessionId: this.sessionId });
  }
}

interface Snapshot {
  snapshot: {
    meta: {
      node_fields: string[];
      node_types: [string[], ...unknown[]];
      edge_fields: string[];
      edge_types: [string[], ...unknown[]];
    };
  };
  nodes: number[];
  edges: number[];
  strings: string[];
}

/** A text that was put together from more parts than this is no secret. */
const MAX_DEPTH = 2_000;

/**
 * All strings of a snapshot. A string that was put together and never read stands in the heap as a tree of its parts
 * ("concatenated string" with edges `first` and `second`): these are put together here.
 */
function textsOf({ snapshot: { meta }, nodes, edges, strings }: Snapshot): string[] {
  const node = places(meta.node_fields, ['type', 'name', 'edge_count']);
  const edge = places(meta.edge_fields, ['name_or_index', 'to_node']);
  const ropes = new Map<number, number>();
  const rope = meta.node_types[0].indexOf('concatenated string');
  for (let at = 0, firstEdge = 0; at < nodes.length; at += node.size) {
    if (nodes[at + node.of('type')] === rope) ropes.set(at, firstEdge);
    firstEdge += (nodes[at + node.of('edge_count')] ?? 0) * edge.size;
  }
  const partsAt = (at: number): number[] => {
    const firstEdge = ropes.get(at) ?? 0;
    const count = nodes[at + node.of('edge_count')] ?? 0;
    const parts: number[] = [];
    for (let place = firstEdge; place < firstEdge + count * edge.size; place += edge.size) {
      const order = ['first', 'second'].indexOf(strings[edges[place + edge.of('name_or_index')] ?? -1] ?? '');
      if (order >= 0) parts[order] = edges[place + edge.of('to_node')] ?? -1;
    }
    return parts;
  };
  const textAt = (at: number, depth: number): string => {
    if (!ropes.has(at)) return strings[nodes[at + node.of('name')] ?? -1] ?? '';
    if (depth > MAX_DEPTH) return '';
    return partsAt(at)
      .map((part) => textAt(part, depth + 1))
      .join('');
  };
  const inner = new Set([...ropes.keys()].flatMap(partsAt));
  const whole = [...ropes.keys()].filter((at) => !inner.has(at));
  return [...strings, ...whole.map((at) => textAt(at, 0))];
}

function places<Name extends string>(fields: readonly string[], names: readonly Name[]) {
  for (const name of names) if (!fields.includes(name)) throw new Error(`heap snapshots have no ${name}`);
  return { size: fields.length, of: (name: Name): number => fields.indexOf(name) };
}
