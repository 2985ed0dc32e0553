import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.js';

export default function WatchSettings() {
  const { t } = useTranslation();
  return (
    <main className="screen" data-testid="watch-settings">
      <PageHeader title={t('settings.title')} />
    </main>
  );
}
