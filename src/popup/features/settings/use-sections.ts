import { useTranslation } from 'react-i18next';
import { canSign } from '../../../core/accounts/types.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { useActiveAccount } from '../../state/selectors.js';
import { aboutRows } from './about/about-rows.js';
import { SECTIONS, type SectionId, type SettingRow, type SettingSection } from './rows.js';
import { appearanceRows } from './sections/appearance.js';
import { moneyRows } from './sections/money.js';
import { networkRows } from './sections/network.js';
import { pageRows } from './sections/pages.js';
import { securityRows } from './sections/security.js';
import type { Save } from './use-save.js';

/** Every setting in its section, in the language of the page. */
export function useSections(settings: Settings, save: Save): SettingSection[] {
  const { t } = useTranslation();
  const account = useActiveAccount();
  const exportPath = account && canSign(account) ? `/accounts/${account.accountId}/export` : null;
  const rows: Record<SectionId, SettingRow[]> = {
    security: securityRows(t, settings, save, exportPath),
    wallet: pageRows(t, 'wallet'),
    safety: pageRows(t, 'safety'),
    network: networkRows(t, settings),
    sites: pageRows(t, 'sites'),
    appearance: appearanceRows(t, settings, save),
    money: moneyRows(t, settings, save),
    hosts: pageRows(t, 'hosts'),
    about: aboutRows(t),
  };
  return SECTIONS.map((id) => ({ id, title: t(`settings.sections.${id}`), rows: rows[id] }));
}
