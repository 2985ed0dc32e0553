import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Says that the whole address of a contact was compared by the person. */
export function VerifiedMark() {
  const { t } = useTranslation();
  return (
    <span className="verified-mark" title={t('contacts.verifiedMark')}>
      <BadgeCheck size={15} aria-hidden="true" />
      <span className="visually-hidden">{t('contacts.verifiedMark')}</span>
    </span>
  );
}
