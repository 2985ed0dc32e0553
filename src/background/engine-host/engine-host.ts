import type { NetworkChoice } from '../../core/chain/networks.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { ChannelMessage, EngineCalls } from '../../protocol/engine/index.js';
import type { Alarms, Clock, EngineHost, NetworkSource } from '../types.js';
import type { Keeper } from './keeper.js';

/** The background's end of the BroadcastChannel. */
export interface EngineChannel {
  post(message: ChannelMessage): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface EngineHostDeps {
  channel: EngineChannel;
  keeper: Keeper;
  network: NetworkSource;
  alarms: Alarms;
  clock: Clock;
  newId(): string;
  pause(ms: number): Promise<void>;
}

export const KEEPER_ALARM = 'engine.keeper';
/** A channel keeps nothing for a listener that comes later, so the knock is repeated while an opening page starts the engine. */
const KNOCK_EVERY_MS = 50;
/** An engine that runs answers in under a millisecond, one that a page is starting in about 200; a keeper too many does no harm. */
const KNOCK_FOR_MS = 400;
const KNOCK_FOR_AFTER_START_MS = 4_000;
/** Without a pending transaction the keeper goes this long after the last question (alarms have a floor of 30 s). */
const KEEPER_IDLE_MS = 60_000;
const TIMEOUT_MS = 20_000;
/** An approval waits for facts: after these times it is drawn without them and says so. */
const OTHER_TIMEOUTS_MS: Partial<Record<keyof EngineCalls, number>> = {
  configure: 1_000,
  crossCheck: 4_000,
  ensureMetadata: 30_000,
  signingFacts: 5_000,
  explainFacts: 5_000,
  buildIntent: 20_000,
  shieldState: 10_000,
  inspectCall: 3_000,
  assemble: 10_000,
  submit: 30_000,
  follow: 5_000,
  // A check begins with starting the engine and finding a node; the worker lives for 30 s without an event.
  watched: 25_000,
};

/** {@link EngineHost} with what index.ts wires to alarms. */
export interface RunningEngineHost extends EngineHost {
  /**
   * Lets go of an engine that was started for a check, at once and not by the alarm: unless a transaction is followed, or
   * anything else was asked since, after which more may come.
   */
  rest(): Promise<void>;
  /** Closes an idle keeper. */
  onAlarm(name: string): Promise<void>;
  /** Called when the engine says how many transactions it still follows. */
  onPending(listener: (count: number) => void): void;
  /** Called when the engine says that the chain runs another runtime now. */
  onUpgrade(listener: (specVersion: number) => void): void;
  /** Called when the engine says that a hidden transaction needs another carrier. */
  onRenew(listener: (txHash: string) => void): void;
  /** A note that the keeper passes on as a message, because the channel does not wake a stopped worker. */
  hear(message: unknown): void;
}

export function createEngineHost(deps: EngineHostDeps): RunningEngineHost {
  const waiting = new Map<string, (message: Extract<ChannelMessage, { to: 'background' }>) => void>();
  let reaching: Promise<boolean> | null = null;
  const pendingListeners: Array<(count: number) => void> = [];
  const upgradeListeners: Array<(specVersion: number) => void> = [];
  const renewListeners: Array<(txHash: string) => void> = [];
  let held = false;
  let open = 0;
  /** The keeper was started here, and nothing but checks was asked since. */
  let onlyForChecks = false;

  const hear = (message: unknown): void => {
    if (!isAnswer(message)) return;
    const count = pendingNote(message);
    if (count !== null) for (const listener of pendingListeners) listener(count);
    const specVersion = upgradeNote(message);
    if (specVersion !== null) for (const listener of upgradeListeners) listener(specVersion);
    const txHash = renewNote(message);
    if (txHash !== null) for (const listener of renewListeners) listener(txHash);
    waiting.get(message.id)?.(message);
  };
  deps.channel.onMessage(hear);

  /** One question; null when no answer came in time. */
  async function question<M extends keyof EngineCalls>(
    choice: NetworkChoice,
    method: M,
    params: EngineCalls[M]['in'],
    timeoutMs: number,
  ): Promise<{ value: EngineCalls[M]['out'] } | null> {
    const id = deps.newId();
    try {
      const answer = new Promise<Extract<ChannelMessage, { to: 'background' }>>((resolve) => {
        waiting.set(id, resolve);
      });
      deps.channel.post({ to: 'engine', id, choice, method, params });
      const first = await Promise.race([answer, deps.pause(timeoutMs).then(() => null)]);
      if (!first) return null;
      if ('error' in first) throw new WalletError(first.error.code, first.error.context);
      // Same release on both ends of the channel; what it says are facts that the explainer checks against bytes.
      return { value: first.value as EngineCalls[M]['out'] };
    } finally {
      waiting.delete(id);
    }
  }

  async function knock(choice: NetworkChoice, forMs: number): Promise<boolean> {
    const untilMs = deps.clock.nowMs() + forMs;
    do {
      const answer = await question(choice, 'configure', choice, KNOCK_EVERY_MS).catch(() => true);
      if (answer) return true;
    } while (deps.clock.nowMs() < untilMs);
    return false;
  }

  async function reach(choice: NetworkChoice): Promise<boolean> {
    if (await knock(choice, KNOCK_FOR_MS)) return true;
    // A keeper that cannot start leaves the second round of knocks unanswered: one outcome, "unreachable".
    await deps.keeper.start().catch(() => undefined);
    onlyForChecks = true;
    await deps.alarms.at(KEEPER_ALARM, deps.clock.nowMs() + KEEPER_IDLE_MS);
    return knock(choice, KNOCK_FOR_AFTER_START_MS);
  }

  return {
    hear,
    async ask(method, params) {
      open += 1;
      try {
        const choice = await deps.network.choice();
        reaching ??= reach(choice).finally(() => {
          reaching = null;
        });
        if (!(await reaching)) throw new WalletError('engine/unreachable', { method });
        const answer = await question(choice, method, params, OTHER_TIMEOUTS_MS[method] ?? TIMEOUT_MS);
        if (!answer)
          throw new WalletError('engine/unreachable', {
            method,
            timeoutMs: OTHER_TIMEOUTS_MS[method] ?? TIMEOUT_MS,
          });
        return answer.value;
      } finally {
        open -= 1;
        if (method !== 'watched') onlyForChecks = false;
      }
    },
    async rest() {
      if (!onlyForChecks || held || open > 0) return;
      onlyForChecks = false;
      await deps.alarms.clear(KEEPER_ALARM);
      await deps.keeper.stop();
    },
    async hold() {
      held = true;
      await deps.keeper.start();
    },
    async release() {
      held = false;
      await deps.keeper.stop();
    },
    async onAlarm(name) {
      if (name === KEEPER_ALARM && !held) await deps.keeper.stop();
    },
    onUpgrade(listener) {
      upgradeListeners.push(listener);
    },
    onRenew(listener) {
      renewListeners.push(listener);
    },
    onPending(listener) {
      pendingListeners.push(listener);
    },
  };
}

function isAnswer(message: unknown): message is Extract<ChannelMessage, { to: 'background' }> {
  if (typeof message !== 'object' || message === null) return false;
  const { to, id } = message as Record<string, unknown>;
  return to === 'background' && typeof id === 'string' && ('value' in message || 'error' in message);
}

/** A note nobody asked for: `{pending: n}` under a fixed id. */
function pendingNote(message: Extract<ChannelMessage, { to: 'background' }>): number | null {
  if (message.id !== 'pending' || !('value' in message)) return null;
  const { pending } = (message.value ?? {}) as { pending?: unknown };
  return typeof pending === 'number' && Number.isSafeInteger(pending) && pending >= 0 ? pending : null;
}

/** A note nobody asked for: `{specVersion: n}` under a fixed id. */
function upgradeNote(message: Extract<ChannelMessage, { to: 'background' }>): number | null {
  if (message.id !== 'upgrade' || !('value' in message)) return null;
  const { specVersion } = (message.value ?? {}) as { specVersion?: unknown };
  return Number.isSafeInteger(specVersion) ? Number(specVersion) : null;
}

/** A note nobody asked for: `{txHash: hash}` under a fixed id. */
function renewNote(message: Extract<ChannelMessage, { to: 'background' }>): string | null {
  if (message.id !== 'renew' || !('value' in message)) return null;
  const { txHash } = (message.value ?? {}) as { txHash?: unknown };
  return typeof txHash === 'string' && /^0x[0-9a-f]{64}$/.test(txHash) ? txHash : null;
}
