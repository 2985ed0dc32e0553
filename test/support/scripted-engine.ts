import type { CrossCheck } from '../../src/core/chain/endpoints.js';
import { WalletError } from '../../src/core/errors/wallet-error.js';
import type { ChannelMessage, EngineCalls } from '../../src/protocol/engine/index.js';

export const GENESIS = `0x${'01'.repeat(32)}` as const;

/** A second node's opinion, as the engine reports it. */
export function crossCheck(state: CrossCheck['state'], more: Partial<CrossCheck> = {}): CrossCheck {
  const sources = ['wss://one.example/key-in-path', 'wss://two.example:443'];
  return {
    state,
    block: { number: 997, hash: GENESIS },
    sources: state === 'single' ? sources.slice(0, 1) : sources,
    differences: state === 'disputed' ? ['balance'] : [],
    ...more,
  };
}

type Asked = { method: keyof EngineCalls; params: unknown };

/** An engine that answers from a table. */
export class ScriptedEngine {
  isUp = true;
  readonly asked: Asked[] = [];
  readonly answers: Partial<Record<keyof EngineCalls, (params: never) => unknown>> = {
    configure: () => null,
    signingFacts: () => ({
      genesisHash: GENESIS,
      specVersion: 424,
      transactionVersion: 1,
      best: { number: 1_000, hash: GENESIS, atMs: 0 },
      finalized: { number: 997, hash: GENESIS },
      nonce: 0,
      nextNonce: 0,
      existentialDepositRao: 500n,
    }),
    explainFacts: () => null,
    crossCheck: () => crossCheck('single'),
    ensureMetadata: () => ({ genesisHash: GENESIS, specVersion: 424 }),
    routes: () => [],
    follow: () => null,
    submit: () => ({ txHash: GENESIS }),
  };
  readonly #watchers: Array<{ method: string; resolve(params: unknown): void }> = [];
  #listener: ((message: unknown) => void) | null = null;
  readonly #heard = new Set<string>();

  /** Resolves with the next question of this kind. */
  whenAsked(method: keyof EngineCalls): Promise<unknown> {
    return new Promise((resolve) => this.#watchers.push({ method, resolve }));
  }

  attach() {
    return {
      post: (message: ChannelMessage) => void this.#answer(message),
      onMessage: (listener: (message: unknown) => void) => {
        this.#listener = listener;
      },
    };
  }

  detach(): void {
    this.#listener = null;
  }

  /** Says something the background did not ask for. */
  note(id: string, value: unknown): void {
    this.#listener?.({ to: 'background', id, value });
  }

  requests(method: keyof EngineCalls): unknown[] {
    return this.asked.filter((asked) => asked.method === method).map(({ params }) => params);
  }

  async #answer(message: ChannelMessage): Promise<void> {
    // As at the engine's door: nothing is done twice.
    if (message.to !== 'engine' || !this.isUp || this.#heard.has(message.id)) return;
    this.#heard.add(message.id);
    this.asked.push({ method: message.method, params: message.params });
    for (const { method, resolve } of this.#watchers) if (method === message.method) resolve(message.params);
    const script = this.answers[message.method];
    if (!script) return;
    const { id } = message;
    try {
      const value = await script(message.params as never);
      this.#listener?.({ to: 'background', id, value });
    } catch (error) {
      if (error instanceof WalletError) this.#listener?.({ to: 'background', id, error: error.toBody() });
    }
  }
}
