import { useTranslation } from 'react-i18next';

/** Says that a contact is an exchange, which may want a memo that a transfer cannot carry. */
export function ExchangeTag() {
  const { t } = useTranslation();
  return <span className="contact-tag">{t('contacts.exchange')}</span>;
}
