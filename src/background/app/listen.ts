import { DAPP_METHODS } from '../../protocol/dapp/index.js';
import { DAPP_PORT, UI_PORT } from '../../protocol/frames.js';
import { UI_METHODS, type UiMethods } from '../../protocol/ui/index.js';
import { guarded } from '../phishing/index.js';
import { createDappHandlers, createUiHandlers, sharedAccounts } from '../requests/index.js';
import {
  createDappHub,
  createDispatcher,
  createUiHub,
  isOwnPage,
  type UiCaller,
  type UiHub,
} from '../router/index.js';
import type { Ground } from './index.js';
import { report } from './report.js';
import type { Rooms } from './rooms.js';

/** Opens the doors: ports, alarms, windows, and the news between rooms. Synchronous from start to end. */
export function listen(ground: Ground, rooms: Rooms, ready: Promise<void>): void {
  const { platform } = ground;
  const ownId = platform.runtime.id;
  const toUi = createDispatcher<UiMethods, UiCaller>(UI_METHODS, {
    ...rooms.walletRoom.handlers,
    ...rooms.contacts.handlers,
    ...rooms.backups.handlers,
    ...rooms.watchtower.handlers,
    ...rooms.views.handlers,
    ...rooms.calls.handlers,
    ...rooms.notes.handlers,
    ...createUiHandlers(rooms, rooms.settings, ground.pause),
  });
  const toDapp = createDispatcher(DAPP_METHODS, guarded(createDappHandlers(rooms), rooms.phishing));

  const ui = createUiHub({
    ownId,
    ownBaseUrl: platform.runtime.getURL(''),
    dispatch: async (frame, caller) => {
      await ready.catch(report);
      return toUi(frame, caller);
    },
    greet: (push) => void ready.then(() => pushAll(rooms, push)).catch(report),
  });
  const dapp = createDappHub({
    ownId,
    dispatch: async (frame, context) => {
      await ready.catch(report);
      return toDapp(frame, context);
    },
    count: (origin) => rooms.flood.countRequest(origin),
    nowMs: ground.nowMs,
    pause: ground.pause,
  });
  rooms.connectHub(dapp);

  platform.runtime.onConnect.addListener((port) => {
    if (port.name === UI_PORT) ui.accept(port);
    else if (port.name === DAPP_PORT) dapp.accept(port);
    else port.disconnect();
  });
  platform.runtime.onMessage.addListener((message, sender) => {
    if (!isOwnPage(sender, ownId, platform.runtime.getURL(''))) return;
    void ready.then(() => rooms.engineHost.hear(message)).catch(report);
  });
  platform.alarms.onAlarm.addListener(({ name }) => {
    void ready.then(() => rooms.onAlarm(name)).catch(report);
  });
  platform.notifications?.onClicked.addListener((id) => {
    void ready.then(() => rooms.watchtower.onNotification(id)).catch(report);
  });
  platform.windows.onRemoved.addListener((windowId) => {
    void ready.then(() => rooms.approvals.handleWindowClosed(windowId)).catch(report);
  });
  platform.idle?.onStateChanged.addListener((state) => {
    if (state === 'locked') void ready.then(() => lockWithSystem(rooms)).catch(report);
  });
  // A new version may read a stored request otherwise than the one that took it.
  platform.runtime.onInstalled.addListener(() => void rooms.approvals.voidAll().catch(report));
  // Resumes what was signed before the browser closed; a plain wake-up is covered by the alarm.
  platform.runtime.onStartup.addListener(() => {
    void ready.then(() => Promise.all([rooms.outbox.resume(), rooms.phishing.start()])).catch(report);
  });

  spreadNews(rooms, ui);
  void ready.then(() => Promise.all([rooms.outbox.resume(), rooms.follows.resume()])).catch(report);
  void ready.then(() => rooms.watchtower.start()).catch(report);
}

function spreadNews(rooms: Rooms, ui: UiHub): void {
  const pushStatus = (): Promise<void> =>
    rooms.walletRoom.handlers['wallet.status']({}).then((status) => ui.push('wallet.status', status));
  const announce = async (origin: string): Promise<void> => {
    const { listed } = await rooms.phishing.check(origin);
    const shared = listed ? [] : await sharedAccounts(rooms.permissions, rooms.wallet, origin);
    await rooms.pages.announce(origin, shared);
  };

  const pushAlerts = async (): Promise<void> => {
    const alerts = await rooms.watchtower.visible();
    if (alerts) ui.push('alerts', alerts);
  };

  rooms.watchtower.onChange(() => void pushAlerts().catch(report));
  rooms.wallet.onChange((change) => {
    void pushStatus().catch(report);
    if (change === 'unlocked') void pushAlerts().catch(report);
    // Unlocking decides nothing and ends nothing: the request that asked for it goes on waiting.
    if (change === 'locked' || change === 'accounts') void rooms.approvals.voidAll().catch(report);
    // A hidden transaction may wait for a key to sign its next carrier with.
    if (change === 'unlocked') void rooms.outbox.resume().catch(report);
    if (change === 'accounts') {
      void rooms.permissions
        .list()
        .then((sites) => Promise.all(sites.map(({ origin }) => announce(origin))))
        .catch(report);
    }
  });
  rooms.approvals.onChange(() => {
    void pushStatus().catch(report);
    void rooms.approvals
      .queue()
      .then((rows) => ui.push('approvals', { ids: rows.map(({ id }) => id) }))
      .catch(report);
  });
  rooms.settings.onChange(({ settings, networkChanged }) => {
    ui.push('settings', settings);
    void rooms.views.forgetSight().catch(report);
    void rooms.walletRoom.autoLockChanged().catch(report);
    if (!networkChanged) return;
    void rooms.approvals.voidAll().catch(report);
    // What was signed for the network that is chosen now goes on.
    void rooms.outbox.resume().catch(report);
  });
  // What waits was explained by the runtime before: it would be signed for another chain than the one shown.
  rooms.engineHost.onUpgrade(() => void rooms.approvals.voidAll().catch(report));
  rooms.permissions.onChange((origin) => void announce(origin).catch(report));
}

async function lockWithSystem(rooms: Rooms): Promise<void> {
  if ((await rooms.settings.read()).lockWithSystem) await rooms.walletRoom.lock();
}

async function pushAll(rooms: Rooms, push: UiHub['push']): Promise<void> {
  const rows = await rooms.approvals.queue();
  push('approvals', { ids: rows.map(({ id }) => id) });
  push('settings', await rooms.settings.read());
  push('wallet.status', await rooms.walletRoom.handlers['wallet.status']({}));
  const alerts = await rooms.watchtower.visible();
  if (alerts) push('alerts', alerts);
}
