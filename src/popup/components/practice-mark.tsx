import './network-tint.css';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isPracticeAccount } from '../../core/accounts/practice.js';

/**
 * Says of the practice account, wherever it is shown, that everybody has its key. Nothing for any other account. `short`: the
 * picture alone is seen, where a line has no room for the word.
 */
export function PracticeMark({ accountId, short }: { accountId: string; short?: boolean }) {
  const { t } = useTranslation();
  if (!isPracticeAccount(accountId)) return null;
  return (
    <span className="pill pill-practice tint-local" title={t('practiceMark.text')}>
      <FlaskConical size={12} aria-hidden="true" />
      <span className={short ? 'visually-hidden' : undefined}>{t('practiceMark.name')}</span>
    </span>
  );
}
