import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.js';

/** How to get a local chain and a phrase with play money on it. */
export function Practice() {
  const { t } = useTranslation();
  return (
    <div className="practice card">
      <p>{t('import.practice.text')}</p>
      <p className="bytes mono">npm run devnet</p>
      <Notice tone="caution">{t('import.practice.warning')}</Notice>
    </div>
  );
}
