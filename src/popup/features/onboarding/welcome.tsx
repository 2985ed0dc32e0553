import { Archive, ChevronRight, Eye, FlaskConical, KeyRound, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Mark } from '../../components/mark.js';
import { PageHeader } from '../../components/page-header.js';
import { useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** The ways in. Only what exists is offered. */
export function Welcome() {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const adding = useWalletStore((s) => s.status?.vault === 'unlocked');
  const base = adding ? '/add' : '';
  const practise = (): Promise<void> =>
    act.run(async () => {
      const settings = await background.call('settings.update', { patch: { networkId: 'local' } });
      useWalletStore.setState({ settings });
      navigate('/practise');
    });
  return (
    <main className="welcome">
      {adding ? (
        <PageHeader title={t('onboarding.addTitle')} />
      ) : (
        <div className="welcome-head">
          <Mark size={56} />
          <h1 className="welcome-title">{t('app.name')}</h1>
          <p className="quiet">{t('onboarding.tagline')}</p>
        </div>
      )}
      <ul className="welcome-ways">
        <Way
          icon={<Sparkles size={18} aria-hidden="true" />}
          title={t('onboarding.create')}
          text={t('onboarding.createText')}
          onClick={() => navigate(`${base}/create`)}
          primary
        />
        <Way
          icon={<KeyRound size={18} aria-hidden="true" />}
          title={t('onboarding.import')}
          text={t('onboarding.importText')}
          onClick={() => navigate(`${base}/import`)}
        />
        <Way
          icon={<Eye size={18} aria-hidden="true" />}
          title={t('onboarding.watch')}
          text={t('onboarding.watchText')}
          onClick={() => navigate(`${base}/watch`)}
        />
        <Way
          icon={<Archive size={18} aria-hidden="true" />}
          title={t('onboarding.restore')}
          text={t('onboarding.restoreText')}
          onClick={() => navigate(`${base}/restore`)}
        />
        {adding ? null : (
          <Way
            icon={<FlaskConical size={18} aria-hidden="true" />}
            title={t('onboarding.practise')}
            text={t('onboarding.practiseText')}
            onClick={() => void practise()}
          />
        )}
      </ul>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <p className="faint small">{t('onboarding.noFee')}</p>
    </main>
  );
}

interface WayProps {
  icon: ReactNode;
  title: string;
  text: string;
  onClick(): void;
  primary?: boolean;
}

function Way({ icon, title, text, onClick, primary }: WayProps) {
  return (
    <li>
      <button type="button" className={primary ? 'way way-primary' : 'way'} onClick={onClick}>
        <span className="way-icon">{icon}</span>
        <span className="row-main">
          <span className="row-name">{title}</span>
          <span className="row-under">{text}</span>
        </span>
        <ChevronRight size={16} aria-hidden="true" />
      </button>
    </li>
  );
}
