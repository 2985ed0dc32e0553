import type { Reading } from '../../core/chain/snapshot.js';
import type { Portfolio } from '../../core/stake/types.js';
import { pack, unpack } from '../../core/wire/packed.js';
import type { Settings } from '../../protocol/ui/settings.js';
import type { WalletStatus } from '../../protocol/ui/vault.js';
import { type KeptViews, MAX_SIGHT_CHARS, SIGHT_KEY, VIEWS_KEY } from '../../protocol/ui/views.js';
import type { Alerts } from '../../protocol/ui/watch.js';
import type { BackgroundClient } from '../background-client/types.js';
import { useChainStore } from './chain-store.js';
import { useWalletStore } from './wallet-store.js';

/** Everything the start screen needs, as a page last had it. */
interface Sight {
  keptAtMs: number;
  status: WalletStatus;
  settings: Settings;
  approvalIds: string[];
  alerts: Alerts | null;
  /** Left out where it is too long to be worth reading. */
  snapshot: Reading<Portfolio>['snapshot'];
}

/** A change is written a moment later, so that a block with ten events is one row. */
const WRITE_AFTER_MS = 400;
/** Clocks are corrected by seconds; a jump back beyond this is somebody buying time (as the background judges it). */
const CLOCK_TOLERANCE_MS = 30_000;

/** What public/boot.js read before the scripts were there; never rejects. */
function readEarly(): Promise<Record<string, unknown>> {
  return (globalThis as { kelvinSeen?: Promise<Record<string, unknown>> }).kelvinSeen ?? Promise.resolve({});
}

/**
 * Fills the stores with what a page showed last, if the wallet was open then and its deadline has not come: the first paint
 * waits neither for a worker that sleeps nor for the engine. All of it is asked again right after (docs/adr/0013).
 * @returns what was kept of forms and places, or null when nothing was filled: then the background must be waited for.
 */
export async function recallSight(nowMs: number): Promise<KeptViews | null> {
  const rows = await readEarly();
  const sight = parse(rows[SIGHT_KEY]);
  if (!sight || !isOpen(sight, nowMs)) return null;
  const { settings, approvalIds, alerts, snapshot } = sight;
  useWalletStore.getState().setStatus(sight.status);
  useWalletStore.setState({ settings, approvalIds, alerts });
  if (snapshot) useChainStore.setState({ portfolio: { snapshot, state: 'stale', error: null } });
  return keptViews(rows[VIEWS_KEY]);
}

function parse(text: unknown): Sight | null {
  if (typeof text !== 'string') return null;
  try {
    const sight = unpack(text) as Partial<Sight> | null;
    return sight?.status && sight.settings && Array.isArray(sight.approvalIds) ? (sight as Sight) : null;
  } catch {
    // A damaged row is no row: the background answers in any case.
    return null;
  }
}

function isOpen({ status, keptAtMs }: Sight, nowMs: number): boolean {
  if (status.vault !== 'unlocked' || status.lockAtMs === null) return false;
  return nowMs < status.lockAtMs && nowMs > keptAtMs - CLOCK_TOLERANCE_MS;
}

function keptViews(row: unknown): KeptViews {
  const { path = null, leftAtMs = 0, drafts, scroll } = (row ?? {}) as Partial<KeptViews>;
  return { path, leftAtMs, drafts: drafts ?? {}, scroll: scroll ?? {} };
}

/**
 * Leaves behind what this page shows: once the portfolio is the chain's, when the wallet says something else, and when the
 * page is left. Not with each block: that would keep the worker from its sleep. Answers a stop.
 */
export function followSight(background: BackgroundClient): () => void {
  let written: readonly unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { status, settings, approvalIds, alerts } = useWalletStore.getState();
    const { portfolio } = useChainStore.getState();
    if (status?.vault !== 'unlocked' || !settings || !approvalIds || portfolio?.state !== 'live') return;
    const shown = [status, settings, approvalIds, alerts, portfolio.snapshot];
    if (shown.every((part, at) => part === written[at])) return;
    written = shown;
    const sight: Sight = {
      keptAtMs: Date.now(),
      status,
      settings,
      approvalIds,
      alerts,
      snapshot: portfolio.snapshot,
    };
    // Nothing depends on it: without the row the next page waits for answers.
    background.call('views.keep', { sight: textOf(sight) }).catch(() => undefined);
  };
  const soon = (): void => {
    timer ??= setTimeout(write, WRITE_AFTER_MS);
  };
  const hidden = (): void => {
    if (document.hidden) write();
  };
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', hidden);
  const stops = [
    useWalletStore.subscribe(soon),
    useChainStore.subscribe(() => {
      if (written.length === 0) soon();
    }),
  ];
  return () => {
    clearTimeout(timer);
    removeEventListener('pagehide', write);
    document.removeEventListener('visibilitychange', hidden);
    for (const stop of stops) stop();
  };
}

function textOf(sight: Sight): string {
  const text = pack(sight);
  return text.length <= MAX_SIGHT_CHARS ? text : pack({ ...sight, snapshot: null });
}
