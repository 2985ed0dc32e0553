import '../settings.css';
import '../../accounts/accounts.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../../app/services.js';
import { currentSurface } from '../../../app/surface.js';
import { Button } from '../../../components/button.js';
import { PageHeader } from '../../../components/page-header.js';
import accountWords from '../../../i18n/en/accounts.json' with { type: 'json' };
import words from '../../../i18n/en/settings.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { BackupForm } from './backup-form.js';
import { BackupSaved } from './backup-saved.js';

addWords(accountWords);
addWords(words);

/** One encrypted file with everything that cannot be read from the chain. */
export default function Backup() {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<string | null>(null);
  const held = useWalletStore((s) => s.status?.accounts.filter(({ source }) => source !== null).length ?? 0);
  const watched = useWalletStore((s) => s.status?.accounts.length ?? 0) - held;
  return (
    <main className="screen" data-testid="backup">
      <PageHeader title={t('backup.title')} />
      <div className="page-body scroll">
        <p className="quiet">{t('backup.text')}</p>
        <section className="card page-card" aria-labelledby="backup-holds">
          <h2 id="backup-holds" className="small strong">
            {t('backup.holds')}
          </h2>
          <ul className="plain-list small quiet">
            <li>{t('backup.accounts', { count: held })}</li>
            {watched > 0 ? <li>{t('backup.watched', { count: watched })}</li> : null}
            <li>{t('backup.others')}</li>
            <li>{t('backup.notSites')}</li>
          </ul>
        </section>
        {saved ? <BackupSaved name={saved} /> : <BackupForm onSaved={setSaved} />}
        <Restore />
      </div>
    </main>
  );
}

/** Restoring is part of adding accounts, in the tab. */
function Restore() {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [, navigate] = useLocation();
  const open = (): void => {
    if (currentSurface() === 'tab') navigate('/add/restore');
    else platform.openTab('/add/restore');
  };
  return (
    <section className="card page-card">
      <p className="quiet small">{t('backup.restoreText')}</p>
      <Button className="page-command" onClick={open}>
        {t('backup.restore')}
      </Button>
    </section>
  );
}
