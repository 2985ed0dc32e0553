import { createContext, type ReactNode, useContext } from 'react';
import type { NetworkChoice } from '../../core/chain/networks.js';
import type { EngineCalls, EngineStreams } from '../../protocol/engine/index.js';
import type { KdfParams } from '../../protocol/ui/vault.js';
import type { BackgroundClient } from '../background-client/types.js';
import type { KeyWork } from '../keywork/index.js';

/** The engine's port as a view needs it. */
export interface EngineDoor {
  call<M extends keyof EngineCalls>(method: M, params: EngineCalls[M]['in']): Promise<EngineCalls[M]['out']>;
  /** Opens a stream; the answer closes it. */
  open<S extends keyof EngineStreams>(
    stream: S,
    params: EngineStreams[S]['in'],
    onEvent: (event: EngineStreams[S]['event']) => void,
  ): () => void;
  configure(choice: NetworkChoice): unknown;
}

/** What only the browser can do. */
export interface Platform {
  openTab(path: string): void;
  /** Opens the side panel, or the sidebar in Firefox; null where the browser has neither. Needs a press of the person. */
  openPanel: (() => void) | null;
  closeWindow(): void;
  copy(text: string): Promise<void>;
  version(): string;
}

export interface Services {
  background: BackgroundClient;
  engine: EngineDoor;
  /** Slow key derivation in a Worker of this page; answers 32 bytes as hex. */
  deriveKey(password: string, params: KdfParams): Promise<string>;
  /** Key files and what else of keys is slow, in Workers of this page. */
  keys: KeyWork;
  platform: Platform;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

/** The doors to background, engine and browser. Tests and the gallery stand others in. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('no services above this component');
  return services;
}
