import { startDevnet } from '../../../../../devnet/index.js';
import { RunningDevnet } from '../../../../../devnet/node/running-devnet.js';
import { answerFrame } from '../../../../../devnet/rpc/dispatch.js';
import { Session } from '../../../../../devnet/rpc/session.js';
import type { DevnetOptions } from '../../../../../devnet/types.js';

/** A chain in process whose front the tests speak to as a socket would. */
export async function openDevnet(options: DevnetOptions = {}): Promise<RunningDevnet> {
  const devnet = await startDevnet({ scenario: 'small', port: null, ...options });
  if (!(devnet instanceof RunningDevnet)) throw new Error('not the devnet that serves frames');
  return devnet;
}

export interface Frame {
  id?: number;
  result?: unknown;
  error?: { code: number; message: string; data?: string };
  method?: string;
  params?: { subscription: string; result: Record<string, unknown> };
}

/** One client's connection: what it sends is answered at once, what it receives is kept in order. */
export class Line {
  readonly frames: Frame[] = [];
  readonly session = new Session((frame) => this.frames.push(JSON.parse(frame)));
  private nextId = 1;

  constructor(private readonly devnet: RunningDevnet) {}

  ask(method: string, ...params: unknown[]): Frame {
    const id = this.nextId;
    this.nextId += 1;
    const request = JSON.stringify({ jsonrpc: '2.0', id, method, params });
    this.session.answerWith(() => answerFrame(request, this.session, this.devnet));
    const answer = this.frames.find((frame) => frame.id === id);
    if (!answer) throw new Error(`${method} was not answered`);
    return answer;
  }

  /** The result of a call that must not fail. */
  call<T = unknown>(method: string, ...params: unknown[]): T {
    const { result, error } = this.ask(method, ...params);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  code(method: string, ...params: unknown[]): number | undefined {
    return this.ask(method, ...params).error?.code;
  }

  /** What a subscription was told so far. */
  events(subscription: string): Array<Record<string, unknown>> {
    return this.frames.flatMap(({ params }) =>
      params?.subscription === subscription ? [params.result] : [],
    );
  }

  /** The events of a subscription by their names. */
  names(subscription: string): unknown[] {
    return this.events(subscription).map(({ event }) => event);
  }

  follow(withRuntime = true): string {
    return this.call<string>('chainHead_v1_follow', withRuntime);
  }

  /** Starts an operation and gives its events. */
  operate(subscription: string, method: string, ...params: unknown[]): Array<Record<string, unknown>> {
    const started = this.call<{ operationId?: string }>(`chainHead_v1_${method}`, subscription, ...params);
    return this.operation(subscription, started.operationId);
  }

  operation(subscription: string, operationId: string | undefined): Array<Record<string, unknown>> {
    return this.events(subscription).filter((event) => event.operationId === operationId);
  }
}
