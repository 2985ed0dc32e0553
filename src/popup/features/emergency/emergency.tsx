import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.js';

export default function Emergency() {
  const { t } = useTranslation();
  return (
    <main className="screen" data-testid="emergency-screen">
      <PageHeader title={t('settings.title')} />
    </main>
  );
}
