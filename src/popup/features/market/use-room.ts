import { useCallback, useSyncExternalStore } from 'react';
import { networkChoice } from '../../../core/chain/networks.js';
import type { EngineStreams } from '../../../protocol/engine/index.js';
import { type EngineDoor, useServices } from '../../app/services.js';
import { useWalletStore } from '../../state/wallet-store.js';

interface Line {
  value: unknown;
  listeners: Set<() => void>;
  /** Asks anew; what was said before stays until there is an answer. */
  open(): void;
  close(): void;
}

const lines = new WeakMap<EngineDoor, Map<string, Line>>();
const silence = (): void => undefined;

/**
 * What a stream of the engine last said; null until it said something. However many views ask the same question, it is
 * asked once, and closed when the last of them is gone. A null question asks nothing.
 */
export function useRoom<S extends keyof EngineStreams>(
  stream: S,
  params: EngineStreams[S]['in'] | undefined,
): EngineStreams[S]['event'] | null {
  const { engine } = useServices();
  // Another network is another question: what was said of the old one is dropped.
  const choice = useWalletStore((s) => (s.settings ? JSON.stringify(networkChoice(s.settings)) : null));
  const question = params === undefined ? null : JSON.stringify(params);
  const key = choice === null || question === null ? null : `${stream} ${choice} ${question}`;
  const subscribe = useCallback(
    (listener: () => void) => {
      if (key === null || question === null) return silence;
      return listen(engine, key, stream, JSON.parse(question), listener);
    },
    [engine, key, stream, question],
  );
  const value = useSyncExternalStore(subscribe, () =>
    key === null ? null : (lines.get(engine)?.get(key)?.value ?? null),
  );
  return value as EngineStreams[S]['event'] | null;
}

/** Asks all open questions of a stream anew: what a person presses after a failure. */
export function askRoomAgain(engine: EngineDoor, stream: keyof EngineStreams): void {
  for (const [key, line] of lines.get(engine) ?? []) if (key.startsWith(`${stream} `)) line.open();
}

function listen<S extends keyof EngineStreams>(
  engine: EngineDoor,
  key: string,
  stream: S,
  params: EngineStreams[S]['in'],
  listener: () => void,
): () => void {
  const open = lines.get(engine) ?? new Map<string, Line>();
  lines.set(engine, open);
  let line = open.get(key);
  if (!line) {
    const fresh: Line = { value: null, listeners: new Set(), open: silence, close: silence };
    line = fresh;
    open.set(key, fresh);
    fresh.open = () => {
      fresh.close();
      fresh.close = engine.open(stream, params, (event) => {
        fresh.value = event;
        for (const tell of fresh.listeners) tell();
      });
    };
    fresh.open();
  }
  const used = line;
  used.listeners.add(listener);
  return () => {
    used.listeners.delete(listener);
    if (used.listeners.size > 0) return;
    used.close();
    if (open.get(key) === used) open.delete(key);
  };
}
