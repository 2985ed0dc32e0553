import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet, DevnetOptions } from '../../../devnet/types.js';

/** Recorded mainnet metadata; present when the project lies beside the shared folder. */
export const sharedMetadata = (spec: number): string =>
  join(import.meta.dirname, `../../../../shared/chain/metadata/finney-${spec}.scale`);
export const hasShared = existsSync(sharedMetadata(424));

export const readShared = (spec: number): Uint8Array => readFileSync(sharedMetadata(spec));

/** Devnets and clients of one test file; `closeAll` belongs into `afterEach`. */
export class Bench {
  private readonly open: Array<() => Promise<unknown>> = [];

  async start(options: DevnetOptions = {}): Promise<Devnet> {
    const devnet = await startDevnet({ scenario: 'small', port: 0, ...options });
    this.open.push(() => devnet.close());
    return devnet;
  }

  async connect(devnet: Devnet): Promise<ApiPromise> {
    const provider = new WsProvider(devnet.url, false, {}, 5_000);
    await provider.connect();
    const api = await ApiPromise.create({
      provider: provider as ProviderInterface,
      noInitWarn: true,
      throwOnConnect: true,
    });
    this.open.push(() => api.disconnect());
    // The client subscribes to the runtime version on its own; once this is answered, that is through as well.
    await api.rpc.system.health();
    return api;
  }

  onClose(action: () => Promise<unknown>): void {
    this.open.push(action);
  }

  async closeAll(): Promise<void> {
    for (const close of this.open.splice(0).reverse()) await close();
  }
}

/** Key pair of one of the scenario's accounts. */
export async function pairOf(devnet: Devnet, name: string): Promise<KeyringPair> {
  await cryptoWaitReady();
  const account = devnet.accounts.find((item) => item.name === name);
  if (!account) throw new Error(`no account ${name}`);
  return new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(account.suri);
}

/** Resolves with the first value that satisfies the condition; `subscribe` is given the listener to feed. */
export function until<T>(
  subscribe: (listen: (value: T) => void) => Promise<unknown>,
  done: (value: T) => boolean,
): Promise<T> {
  return new Promise((resolve, reject) => {
    subscribe((value) => {
      if (done(value)) resolve(value);
    }).catch(reject);
  });
}

/** A JSON-RPC exchange over a plain socket: what the server really sends. */
export class RawClient {
  readonly frames: string[] = [];
  private waiters: Array<() => void> = [];

  private constructor(readonly socket: WebSocket) {
    socket.addEventListener('message', (event) => {
      this.frames.push(String(event.data));
      for (const wake of this.waiters.splice(0)) wake();
    });
    socket.addEventListener('close', () => {
      for (const wake of this.waiters.splice(0)) wake();
    });
  }

  static async open(url: string): Promise<RawClient> {
    const { WebSocket: NodeSocket } = await import('ws');
    const socket = new NodeSocket(url) as unknown as WebSocket;
    const client = new RawClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`cannot connect to ${url}`)));
    });
    return client;
  }

  send(frame: string): void {
    this.socket.send(frame);
  }

  /** The next frame that satisfies the condition, those already here included. */
  async next(matches: (frame: { id?: unknown; method?: string; [key: string]: unknown }) => boolean) {
    for (let at = 0; ; at += 1) {
      while (at >= this.frames.length) {
        if (this.socket.readyState > 1) throw new Error('the connection is closed');
        await new Promise<void>((wake) => this.waiters.push(wake));
      }
      const frame = JSON.parse(this.frames[at] ?? 'null');
      if (matches(frame)) return frame;
    }
  }

  async call(method: string, params: unknown[] = [], id: number | string = Math.random()) {
    this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return this.next((frame) => frame.id === id);
  }

  close(): void {
    this.socket.close();
  }
}
