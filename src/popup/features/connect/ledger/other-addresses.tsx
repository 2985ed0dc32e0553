import { useTranslation } from 'react-i18next';

/** Why the list does not hold the accounts that somebody with a software wallet looks for. */
export function OtherAddresses() {
  const { t } = useTranslation();
  return (
    <section className="card page-card ledger-other" aria-labelledby="ledger-other">
      <h2 id="ledger-other" className="strong">
        {t('ledger.other.title')}
      </h2>
      <p className="quiet small">{t('ledger.other.ed25519')}</p>
      <p className="quiet small">{t('ledger.other.apps')}</p>
    </section>
  );
}
