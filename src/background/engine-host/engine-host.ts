import { type NetworkChoice, sameChoice } from '../../core/chain/networks.js';
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
/** The engine ends with the last page that held it, whatever it had in hand: what stays unanswered is asked again. */
const REPEAT_EVERY_MS = 2_000;
/**
 * Without a pending transaction the keeper goes this long after the last question (alarms have a floor of 30 s). A worker
 * that was stopped meanwhile remembers none; it was stopped because nothing had happened for 30 s.
 */
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
  /** Closes an idle keeper; one that was asked something since its alarm was set goes later. */
  onAlarm(name: string): Promise<void>;
  /** Called when the engine says how many transactions it still follows. */
  onPending(listener: (count: number) => void): void;
  /** Called when the engine says that the chain runs another runtime now. */
  onUpgrade(listener: (specVersion: number) => void): void;
  /** Called when the engine says that a hidden transaction needs another carrier. */
  onRenew(listener: (txHash: string) => void): void;
  /** Called when the engine saw a head that is worth a check of the watchtower. */
  onNews(listener: (block: number) => void): void;
  /** A note that the keeper passes on as a message, because the channel does not wake a stopped worker. */
  hear(message: unknown): void;
}

export function createEngineHost(deps: EngineHostDeps): RunningEngineHost {
  const waiting = new Map<string, (message: Extract<ChannelMessage, { to: 'background' }>) => void>();
  let reaching: { choice: NetworkChoice; done: Promise<boolean> } | null = null;
  const pendingListeners: Array<(count: number) => void> = [];
  const upgradeListeners: Array<(specVersion: number) => void> = [];
  const renewListeners: Array<(txHash: string) => void> = [];
  const newsListeners: Array<(block: number) => void> = [];
  let held = false;
  let open = 0;
  let lastAskedMs = Number.NEGATIVE_INFINITY;
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
    const news = newsNote(message);
    if (news !== null) for (const listener of newsListeners) listener(news);
    waiting.get(message.id)?.(message);
  };
  deps.channel.onMessage(hear);

  /** One question; null when no answer came in time. With `repeats` it is posted so often at most, and outlives an engine. */
  async function question<M extends keyof EngineCalls>(
    choice: NetworkChoice,
    method: M,
    params: EngineCalls[M]['in'],
    timeoutMs: number,
    repeats = 0,
  ): Promise<{ value: EngineCalls[M]['out'] } | null> {
    const id = deps.newId();
    try {
      const answer = new Promise<Extract<ChannelMessage, { to: 'background' }>>((resolve) => {
        waiting.set(id, resolve);
      });
      const post = (): void => deps.channel.post({ to: 'engine', id, choice, method, params });
      post();
      // A repetition that fails is one less: the wait ends by its own time.
      if (repeats > 0) void repeat(choice, post, repeats, () => waiting.has(id)).catch(() => undefined);
      const first = await Promise.race([answer, deps.pause(timeoutMs).then(() => null)]);
      if (!first) return null;
      if ('error' in first) throw new WalletError(first.error.code, first.error.context);
      // Same release on both ends of the channel; what it says are facts that the explainer checks against bytes.
      return { value: first.value as EngineCalls[M]['out'] };
    } finally {
      waiting.delete(id);
    }
  }

  /**
   * Always under the same id: an engine that has the question in hand, or has answered it, does nothing twice. Counted, so
   * that no clock makes it endless.
   */
  async function repeat(
    choice: NetworkChoice,
    post: () => void,
    times: number,
    isWaiting: () => boolean,
  ): Promise<void> {
    for (let left = times; left > 0; left -= 1) {
      await deps.pause(REPEAT_EVERY_MS);
      if (!isWaiting()) return;
      // To knock, or to ask, for the network of before would switch the engine back to it.
      if (!(await isChosen(choice))) return;
      if (!(await reached(choice))) continue;
      if (!(await isChosen(choice))) return;
      if (isWaiting()) post();
    }
  }

  const isChosen = async (choice: NetworkChoice): Promise<boolean> =>
    sameChoice(await deps.network.choice(), choice);

  async function knock(choice: NetworkChoice, forMs: number): Promise<boolean> {
    // Counted as well: a clock that is set back would make it knock for as long as that.
    for (let left = forMs / KNOCK_EVERY_MS; left > 0; left -= 1) {
      const answer = await question(choice, 'configure', choice, KNOCK_EVERY_MS).catch(() => true);
      if (answer) return true;
    }
    return false;
  }

  async function reach(choice: NetworkChoice): Promise<boolean> {
    if (await knock(choice, KNOCK_FOR_MS)) return true;
    // A keeper that cannot start leaves the second round of knocks unanswered: one outcome, "unreachable".
    await deps.keeper.start().catch(() => undefined);
    onlyForChecks = true;
    await idleAfter(deps.clock.nowMs());
    return knock(choice, KNOCK_FOR_AFTER_START_MS);
  }

  function reached(choice: NetworkChoice): Promise<boolean> {
    if (reaching && sameChoice(reaching.choice, choice)) return reaching.done;
    // One round of knocks at a time: two networks in turn would have the engine switch with each.
    const done = (reaching?.done ?? Promise.resolve())
      .then(() => reach(choice))
      .finally(() => {
        if (reaching?.done === done) reaching = null;
      });
    reaching = { choice, done };
    return done;
  }

  const idleAfter = (ms: number): Promise<void> => deps.alarms.at(KEEPER_ALARM, ms + KEEPER_IDLE_MS);

  return {
    hear,
    async ask(method, params) {
      open += 1;
      try {
        const choice = await deps.network.choice();
        if (!(await reached(choice))) throw new WalletError('engine/unreachable', { method });
        const timeoutMs = OTHER_TIMEOUTS_MS[method] ?? TIMEOUT_MS;
        const repeats = Math.floor(timeoutMs / REPEAT_EVERY_MS);
        const answer = await question(choice, method, params, timeoutMs, repeats);
        if (!answer) throw new WalletError('engine/unreachable', { method, timeoutMs });
        return answer.value;
      } finally {
        open -= 1;
        lastAskedMs = deps.clock.nowMs();
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
      if (open > 0) await idleAfter(deps.clock.nowMs());
      else await deps.keeper.stop();
    },
    async onAlarm(name) {
      if (name !== KEEPER_ALARM || held) return;
      const nowMs = deps.clock.nowMs();
      // A clock that was set back must not keep the keeper for as long as that.
      lastAskedMs = open > 0 ? nowMs : Math.min(lastAskedMs, nowMs);
      if (lastAskedMs + KEEPER_IDLE_MS > nowMs) await idleAfter(lastAskedMs);
      else await deps.keeper.stop();
    },
    onUpgrade(listener) {
      upgradeListeners.push(listener);
    },
    onRenew(listener) {
      renewListeners.push(listener);
    },
    onNews(listener) {
      newsListeners.push(listener);
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

/** A note nobody asked for: `{block: n}` under a fixed id. */
function newsNote(message: Extract<ChannelMessage, { to: 'background' }>): number | null {
  if (message.id !== 'news' || !('value' in message)) return null;
  const { block } = (message.value ?? {}) as { block?: unknown };
  return Number.isSafeInteger(block) ? Number(block) : null;
}
