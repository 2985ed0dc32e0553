import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.js';

export default function ValidatorPage() {
  const { t } = useTranslation();
  return (
    <main className="screen" data-testid="validator-page">
      <PageHeader title={t('settings.title')} />
    </main>
  );
}
