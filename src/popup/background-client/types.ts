import type { InputOf, OutputOf } from '../../protocol/method.js';
import type { UiEvents, UiMethodName, UiMethods } from '../../protocol/ui/index.js';

/** The background as our own pages see it. */
export interface BackgroundClient {
  /** @throws WalletError with the background's code, or `internal` when the port went away under a decision. */
  call<M extends UiMethodName>(method: M, params: InputOf<UiMethods[M]>): Promise<OutputOf<UiMethods[M]>>;
  on<E extends keyof UiEvents>(event: E, listener: (data: UiEvents[E]) => void): () => void;
  /** Called after a new port stands in for a lost one: whatever was shown may be old. */
  onReconnect(listener: () => void): () => void;
}

/** The part of chrome.runtime.Port used here. */
export interface PortLike {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}
