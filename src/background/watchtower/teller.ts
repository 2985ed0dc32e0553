import { ALERT_SEVERITY, type Alert } from '../../core/watch/types.js';
import type { Platform } from '../platform.js';
import type { SettingsRoom } from '../settings/index.js';
import type { Wallet } from '../types.js';
import { type AlertWords, languageOf, type Said, sayAlert, saySeveral } from './words.js';

/** One notification on screen at most. Where a click leads is part of its id: no worker has to remember it. */
const IDS = { emergency: 'watch.emergency', alerts: 'watch.alerts' } as const;
const TAB = 'src/popup/tab.html';
const ICON = 'icons/128.png';
/** `--danger` of the dark theme (styles). */
const BADGE_COLOUR = '#FF4D4F';

export interface TellerDeps {
  platform: Pick<Platform, 'action' | 'notifications' | 'runtime' | 'tabs' | 'i18n'>;
  wallet: Pick<Wallet, 'accounts' | 'isUnlocked'>;
  settings: Pick<SettingsRoom, 'read'>;
  readAsset(path: string): Promise<string>;
}

/** Says outside of Kelvin's own pages that something was seen. */
export interface Teller {
  /** A notification of the system for what is new. While the wallet is locked it names nothing. */
  tell(raised: readonly Alert[]): Promise<void>;
  /** The count of unread dangers on the toolbar's icon. */
  mark(alerts: readonly Alert[]): Promise<void>;
  /** The wallet was locked: a notification that still stands no longer names anything. */
  hush(): Promise<void>;
  /** Takes everything away that was said. */
  clear(): Promise<void>;
  onClicked(id: string): Promise<void>;
}

export function createTeller({ platform, wallet, settings, readAsset }: TellerDeps): Teller {
  const { notifications, action, runtime, tabs } = platform;

  async function words(): Promise<AlertWords> {
    const { language } = await settings.read();
    const file = `alerts/${languageOf(language, platform.i18n?.getUILanguage())}.json`;
    return JSON.parse(await readAsset(file)) as AlertWords;
  }
  async function show(id: string, { title, text }: Said): Promise<void> {
    const iconUrl = runtime.getURL(ICON);
    await notifications?.create(id, { type: 'basic', iconUrl, title, message: text });
  }
  async function takeDown(): Promise<boolean> {
    if (!notifications) return false;
    const taken = await Promise.all(Object.values(IDS).map((id) => notifications.clear(id)));
    return taken.includes(true);
  }

  return {
    async tell(raised) {
      const { watch, hideAmounts } = await settings.read();
      const loud = raised
        .filter(({ facts }) => ALERT_SEVERITY[facts.kind] !== 'note' && !watch.quiet.includes(facts.kind))
        .sort((a, b) => Number(isDanger(b)) - Number(isDanger(a)));
      const [first] = loud;
      if (!notifications || !first) return;
      await takeDown();
      const said = await words();
      if (!(await wallet.isUnlocked())) return show(IDS.alerts, said.locked);
      const accounts = await wallet.accounts();
      const name = accounts.find(({ address }) => address === first.address)?.name ?? '';
      const one = sayAlert(said, first.facts, name, hideAmounts);
      const id = isDanger(first) ? IDS.emergency : IDS.alerts;
      return loud.length === 1 ? show(id, one) : show(IDS.alerts, saySeveral(said, loud.length, one));
    },
    async mark(alerts) {
      const dangers = alerts.filter((alert) => isDanger(alert) && !alert.read && !alert.over).length;
      await action.setBadgeText({ text: dangers === 0 ? '' : dangers > 99 ? '99+' : `${dangers}` });
      if (dangers > 0) await action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
    },
    async hush() {
      if (await takeDown()) await show(IDS.alerts, (await words()).locked);
    },
    async clear() {
      await takeDown();
      await action.setBadgeText({ text: '' });
    },
    async onClicked(id) {
      const route = Object.entries(IDS).find(([, known]) => known === id)?.[0];
      if (route === undefined) return;
      await notifications?.clear(id);
      await tabs.create({ url: runtime.getURL(`${TAB}#/${route}`) });
    },
  };
}

function isDanger({ facts }: Alert): boolean {
  return ALERT_SEVERITY[facts.kind] === 'danger';
}
