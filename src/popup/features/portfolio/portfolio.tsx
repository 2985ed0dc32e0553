import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.js';

export default function Portfolio() {
  const { t } = useTranslation();
  return (
    <main className="screen" data-testid="portfolio-screen">
      <PageHeader title={t('home.portfolio')} />
    </main>
  );
}
