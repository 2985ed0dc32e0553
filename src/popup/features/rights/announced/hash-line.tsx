import { useTranslation } from 'react-i18next';

/** The fingerprint of a call: all that the chain knows of it. */
export function HashLine({ hash }: { hash: string }) {
  const { t } = useTranslation();
  return (
    <p className="faint tiny">
      {t('rights.announced.hash')} <bdi className="mono break">{hash}</bdi>
    </p>
  );
}
