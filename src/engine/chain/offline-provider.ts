import type { ProviderInterface, ProviderInterfaceEmitCb } from '@polkadot/rpc-provider/types';

type Listener = ProviderInterfaceEmitCb;

/**
 * Answers the handshake of ApiPromise from what the connection already knows, and nothing else. ApiPromise then serves
 * as codec and call builder: it downloads nothing twice, sends no keep-alive and follows no upgrade of its own; the
 * connection does all talking.
 */
export class OfflineProvider implements ProviderInterface {
  readonly hasSubscriptions = true;
  readonly isClonable = false;
  isConnected = true;
  private readonly onDisconnected: Listener[] = [];

  constructor(private readonly answers: Record<string, unknown>) {}

  clone(): ProviderInterface {
    throw new Error('the offline provider cannot be cloned');
  }

  async connect(): Promise<void> {
    this.isConnected = true;
  }

  async disconnect(): Promise<void> {
    this.isConnected = false;
    for (const listener of this.onDisconnected) listener();
  }

  on(type: 'connected' | 'disconnected' | 'error', listener: Listener): () => void {
    if (type === 'disconnected') this.onDisconnected.push(listener);
    return () => undefined;
  }

  async send<T>(method: string, _params: unknown[]): Promise<T> {
    if (method in this.answers) return this.answers[method] as T;
    throw new Error(`${method} is not part of the handshake`);
  }

  async subscribe(): Promise<string> {
    return 'none';
  }

  async unsubscribe(): Promise<boolean> {
    return true;
  }
}
