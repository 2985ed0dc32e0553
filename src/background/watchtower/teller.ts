import { isDanger, isOpen } from '../../core/watch/open.js';
import { ALERT_SEVERITY, type Alert } from '../../core/watch/types.js';
import type { Platform } from '../platform.js';
import type { SettingsRoom } from '../settings/index.js';
import type { Wallet } from '../types.js';
import { type AlertWords, languageOf, type Said, sayAlert, saySeveral } from './words.js';

/**
 * At most two notifications on screen: the last danger, and the last of all else, so that a convenience never takes a danger
 * away. Where a click leads is part of its id: no worker has to remember it.
 */
const IDS = { emergency: 'watch.emergency', alerts: 'watch.alerts' } as const;
const TAB = 'src/popup/tab.html';
const ICON = 'icons/128.png';
/** By what is gravest. Fixed: the browser's toolbar has a theme of its own. */
const BADGE_COLOURS = { danger: '#FF4D4F', caution: '#F5A623', note: '#5B6472' } as const;

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
  /** The count of what is open on the toolbar's icon, in the colour of the gravest; of kinds switched off only dangers. */
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
        .filter(({ facts }) => !watch.quiet.includes(facts.kind))
        .sort((a, b) => rankOf(a) - rankOf(b));
      const [first] = loud;
      if (!notifications || !first) return;
      const said = await words();
      if (!(await wallet.isUnlocked())) {
        await takeDown();
        return show(IDS.alerts, said.locked);
      }
      const accounts = await wallet.accounts();
      const name = accounts.find(({ address }) => address === first.address)?.name ?? '';
      const one = sayAlert(said, first.facts, name, hideAmounts);
      const id = isDanger(first) ? IDS.emergency : IDS.alerts;
      // Only one that is new calls for a look: a changed one would stand there silently.
      await notifications.clear(id);
      return show(id, loud.length === 1 ? one : saySeveral(said, loud.length, one));
    },
    async mark(alerts) {
      const { quiet } = (await settings.read()).watch;
      const open = alerts.filter((one) => isOpen(one) && (isDanger(one) || !quiet.includes(one.facts.kind)));
      const [worst] = open.sort((a, b) => rankOf(a) - rankOf(b));
      await action.setBadgeText({ text: open.length > 99 ? '99+' : worst ? `${open.length}` : '' });
      if (worst) await action.setBadgeBackgroundColor({ color: BADGE_COLOURS[severityOf(worst)] });
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

function severityOf({ facts }: Alert): keyof typeof BADGE_COLOURS {
  return ALERT_SEVERITY[facts.kind];
}

function rankOf(alert: Alert): number {
  return ['danger', 'caution', 'note'].indexOf(severityOf(alert));
}
