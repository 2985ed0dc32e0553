import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.js';

export default function Validators() {
  const { t } = useTranslation();
  return (
    <main className="screen" data-testid="validators-screen">
      <PageHeader title={t('settings.title')} />
    </main>
  );
}
