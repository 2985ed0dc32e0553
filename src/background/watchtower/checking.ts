import { type Account, canApprove } from '../../core/accounts/types.js';
import { toErrorBody } from '../../core/errors/wallet-error.js';
import { seenNetuids, seenSince } from '../../core/watch/seen.js';
import type { Alert } from '../../core/watch/types.js';
import type { WatchedMultisig } from '../../protocol/engine/rooms.js';
import type { RunningEngineHost } from '../engine-host/index.js';
import type { Serial } from '../serial.js';
import type { SettingsRoom } from '../settings/index.js';
import type { Clock, Wallet } from '../types.js';
import { applyReport, withoutOthers } from './apply.js';
import type { WatchStore } from './store.js';

/** Takes, locks and rewards change by the day: to read them every minute would cost nodes more than it tells anybody. */
const THOROUGH_EVERY_MS = 60 * 60_000;
/** Longer than the slowest pace: an engine that lives on looks at the heads until the next check tells it anew. */
const GUARD_MS = 20 * 60_000;

export interface CheckDeps {
  store: WatchStore;
  /** One writer of what is stored. */
  serial: Serial;
  engine: Pick<RunningEngineHost, 'ask' | 'rest'>;
  wallet: Pick<Wallet, 'accounts'>;
  settings: Pick<SettingsRoom, 'read' | 'choice'>;
  clock: Clock;
}

/**
 * One look at the chain for all accounts of the wallet: held, watched and hidden alike. A failure is remembered beside what
 * was seen before.
 * @returns what is new, and whether anything was stored
 */
export async function checkOnce(
  deps: CheckDeps,
  isWanted: () => boolean,
  forceThorough: boolean,
): Promise<{ raised: Alert[]; failure: unknown }> {
  const { store, serial, engine, wallet, settings, clock } = deps;
  const { networkId } = await settings.choice();
  const held = await wallet.accounts();
  const addresses = held.map(({ address }) => address);
  if (addresses.length === 0) return { raised: [], failure: null };
  const last = (await store.seen())[networkId] ?? null;
  const thorough =
    forceThorough ||
    last === null ||
    clock.nowMs() - last.thoroughAtMs >= THOROUGH_EVERY_MS ||
    addresses.some((address) => !(address in last.accounts));
  const rules = (await settings.read()).watchRules.filter((rule) => rule.networkId === networkId);
  const answer = await engine
    .ask('watched', {
      addresses,
      sinceBlock: seenSince(last),
      netuids: seenNetuids(last),
      thorough,
      multisigs: multisigsOf(held),
      rules,
      guardMs: GUARD_MS,
    })
    .then(
      (report) => ({ report }),
      (failure: unknown) => ({ failure }),
    );
  // A keeper that cannot be closed now is closed by its alarm.
  await engine.rest().catch(() => undefined);

  return serial(async () => {
    // The network was changed, or the wallet erased, while the chain was asked: nobody waits for this answer any more.
    if (!isWanted() || (await settings.choice()).networkId !== networkId)
      return { raised: [], failure: null };
    const status = await store.status();
    const checked = { ...status, networkId, lastCheckAtMs: clock.nowMs() };
    if ('failure' in answer) {
      await store.saveStatus({ ...status, networkId, failure: toErrorBody(answer.failure) });
      return { raised: [], failure: answer.failure };
    }
    const watched = new Set((await wallet.accounts()).map(({ address }) => address));
    const { report } = answer;
    const ours = { ...report, accounts: report.accounts.filter(({ address }) => watched.has(address)) };
    const seen = await store.seen();
    const applied = applyReport(seen[networkId] ?? null, await store.alerts(), ours, { networkId, thorough });
    if (!applied) {
      await store.saveStatus({ ...checked, failure: null });
      return { raised: [], failure: null };
    }
    const next = withoutOthers({ ...seen, [networkId]: applied.seen }, watched);
    const lastBlock = report.block.number;
    await store.saveCheck(next, applied.alerts, { ...checked, lastBlock, failure: null });
    return { raised: applied.raised, failure: null };
  });
}

/** Shared accounts in which a key of this wallet, or of a device of ours, has a say. */
function multisigsOf(accounts: readonly Account[]): WatchedMultisig[] {
  const own = new Set(accounts.filter(canApprove).map(({ address }) => address));
  return accounts.flatMap(({ address, custody }) => {
    if (custody?.kind !== 'multisig') return [];
    const { signatories, threshold } = custody;
    const members = signatories.filter((member) => own.has(member));
    return members.length > 0 ? [{ address, members, threshold }] : [];
  });
}
