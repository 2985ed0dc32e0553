import { useTranslation } from 'react-i18next';
import type { Presence } from '../../../../protocol/ui/accounts.js';

/** The act of storing one account with its key. */
export function useFinishLabel(presence: Presence | undefined): string {
  const { t } = useTranslation();
  return t(presence === 'watched' ? 'import.finish.upgrade' : 'import.finish.one');
}
