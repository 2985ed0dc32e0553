import { bytesToHex } from '@noble/hashes/utils.js';
import { SIGHT_KEY, VIEWS_KEY } from '../../protocol/ui/views.js';
import { createApprovals, createApprovalWindow, createFlood, createRows } from '../approvals/index.js';
import { type BackupHandlers, createBackups } from '../backup/index.js';
import { createHeldCalls, type HeldCalls } from '../calls/index.js';
import { type ContactHandlers, createContacts } from '../contacts/index.js';
import { createEngineHost } from '../engine-host/index.js';
import { createNotes, type Notes } from '../notes/index.js';
import { createPermissions } from '../permissions/index.js';
import { createPhishing, type PhishingRoom } from '../phishing/index.js';
import {
  createCarriers,
  createFollows,
  createOutbox,
  createPages,
  type RequestDeps,
} from '../requests/index.js';
import type { DappHub } from '../router/index.js';
import { createSettings, type SettingsRoom } from '../settings/index.js';
import { eraseStores, openStores, restrictStores } from '../storage/index.js';
import type { Alarms, Clock } from '../types.js';
import { createViews, type Views } from '../views/index.js';
import { createWallet, createWordList, type WalletRoom } from '../wallet/index.js';
import { createWatchtower, type Watchtower } from '../watchtower/index.js';
import type { Ground } from './index.js';
import { report } from './report.js';

export interface Rooms extends RequestDeps {
  walletRoom: WalletRoom;
  settings: SettingsRoom;
  contacts: { handlers: ContactHandlers };
  calls: HeldCalls;
  notes: Notes;
  backups: { handlers: BackupHandlers };
  flood: ReturnType<typeof createFlood>;
  phishing: PhishingRoom;
  watchtower: Watchtower;
  views: Views;
  engineHost: ReturnType<typeof createEngineHost>;
  /** Given by the listeners, which own the ports. */
  connectHub(hub: Pick<DappHub, 'pushAccounts'>): void;
  /** Closes storage to content scripts and settles what an earlier worker left. */
  settle(): Promise<void>;
  onAlarm(name: string): Promise<void>;
}

/** Builds the rooms on the ground and tells each of them of its neighbours. Nothing is read or written here. */
export function createRooms(ground: Ground): Rooms {
  const { platform } = ground;
  const { local, session } = openStores(platform.storage);
  const clock: Clock = { nowMs: ground.nowMs };
  const alarms: Alarms = {
    at: async (name, when) => void (await platform.alarms.create(name, { when })),
    clear: async (name) => void (await platform.alarms.clear(name)),
  };
  const newId = (): string => bytesToHex(ground.random(16));
  const { pause } = ground;

  const settings = createSettings(local);
  const permissions = createPermissions(local, clock, alarms);
  const { readAsset, download } = ground;
  const phishing = createPhishing({ readAsset, download, local, alarms, clock });
  const flood = createFlood(session, clock);
  const engineHost = createEngineHost({
    channel: ground.channel,
    keeper: ground.keeper,
    network: settings,
    alarms,
    clock,
    newId,
    pause,
  });
  const approvals = createApprovals({
    rows: createRows(session),
    flood,
    window: createApprovalWindow(platform, session),
    alarms,
    clock,
    newId,
    pause,
  });
  const words = createWordList(readAsset);
  const walletRoom = createWallet({
    local,
    session,
    copy: ground.copy,
    clock,
    alarms,
    goneWithLock: [VIEWS_KEY, SIGHT_KEY],
    autoLockMinutes: async () => (await settings.read()).autoLockMinutes,
    pendingApprovals: async () => (await approvals.queue()).length,
    random: ground.random,
    words,
    endPermissions: (accountId) => permissions.withdraw(accountId),
    erase: {
      async neighbours() {
        await approvals.voidAll();
        for (const { origin } of await permissions.list()) await permissions.revoke(origin);
        await contacts.erase();
        await settings.reset();
        await watchtower.erase();
        // The engine keeps addresses and activity of its own; one that cannot be reached must not keep the keys alive.
        await engineHost.ask('erase', null).catch(report);
      },
      stores: () => eraseStores(platform.storage),
    },
  });
  const contacts = createContacts({ local, isUnlocked: walletRoom.isUnlocked, clock });
  const calls = createHeldCalls({ local, isUnlocked: walletRoom.isUnlocked, clock });
  const notes = createNotes({ local, isUnlocked: walletRoom.isUnlocked, clock });
  const backups = createBackups({
    wallet: walletRoom,
    contacts,
    calls,
    notes,
    settings,
    clock,
    random: ground.random,
    words,
  });
  const { explainer, metadata } = ground;
  const carriers = createCarriers({ engine: engineHost, wallet: walletRoom.wallet, explainer, metadata });
  const outbox = createOutbox({ local, engine: engineHost, carriers, network: settings, alarms, clock });
  engineHost.onRenew((txHash) => void outbox.renew(txHash).catch(report));
  const follows = createFollows(session, engineHost, alarms, clock);
  engineHost.onPending((count) => void follows.setPending(count).catch(report));
  const watchtower = createWatchtower({
    local,
    engine: engineHost,
    wallet: walletRoom.wallet,
    settings,
    alarms,
    clock,
    readAsset,
    platform,
  });
  engineHost.onNews((block) => void watchtower.onNews(block).catch(report));
  const views = createViews({ session, wallet: walletRoom.wallet, clock });
  let hub: Pick<DappHub, 'pushAccounts'> = { pushAccounts: () => [] };
  const pages = createPages(session, platform.tabs, { pushAccounts: (...args) => hub.pushAccounts(...args) });

  return {
    wallet: walletRoom.wallet,
    walletRoom,
    settings,
    contacts,
    calls,
    notes,
    backups,
    permissions,
    approvals,
    flood,
    explainer,
    metadata,
    engine: engineHost,
    engineHost,
    network: settings,
    outbox,
    follows,
    pages,
    clock,
    phishing,
    watchtower,
    views,
    connectHub(real) {
      hub = real;
    },
    async settle() {
      const restricted = restrictStores(platform.storage);
      await approvals.recover(outbox.has);
      await approvals.sweep();
      await permissions.sweep();
      await walletRoom.start();
      await restricted;
    },
    async onAlarm(name) {
      await walletRoom.onAlarm(name);
      await approvals.sweep();
      await permissions.sweep();
      await follows.sweep();
      await engineHost.onAlarm(name);
      await outbox.resume();
      await phishing.onAlarm(name);
      await watchtower.onAlarm(name);
    },
  };
}
