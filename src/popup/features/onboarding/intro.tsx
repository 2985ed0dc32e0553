import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { Mark } from '../../components/mark.js';

/** What the popup shows before there is a wallet: the way to the tab where one is made. */
export default function Intro() {
  const { t } = useTranslation();
  const { platform } = useServices();
  return (
    <main className="centred">
      <Mark size={48} />
      <h1 className="page-title">{t('home.welcomeTitle')}</h1>
      <p className="quiet">{t('home.welcomeText')}</p>
      <Button look="primary" onClick={() => platform.openTab('/')}>
        {t('home.welcomeAction')}
      </Button>
    </main>
  );
}
