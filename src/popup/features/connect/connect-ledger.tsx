import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.js';

export default function ConnectLedger() {
  const { t } = useTranslation();
  return (
    <main className="screen">
      <PageHeader title={t('terms.coldkey')} />
    </main>
  );
}
