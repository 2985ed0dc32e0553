import {
  Archive,
  ChevronRight,
  Eye,
  FlaskConical,
  Handshake,
  KeyRound,
  RefreshCw,
  Sparkles,
  Usb,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Mark } from '../../components/mark.js';
import { useNetworkName } from '../../components/network-name.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** The ways in. */
export function Welcome() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const adding = useWalletStore((s) => s.status?.vault === 'unlocked');
  const base = adding ? '/add' : '';
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
          icon={<Usb size={18} aria-hidden="true" />}
          title={t('onboarding.hardware')}
          text={t('onboarding.hardwareText')}
          onClick={() => navigate(`${base}/hardware`)}
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
            onClick={() => navigate('/practise')}
          />
        )}
      </ul>
      {adding ? <WithoutKey /> : null}
      <OtherNetwork />
      <p className="faint small welcome-foot">
        {t('onboarding.noFee')}{' '}
        <Link href="/learn/what-kelvin-contacts" className="link">
          {t('onboarding.contacts')}
        </Link>
      </p>
    </main>
  );
}

/** Accounts that no key belongs to, and what changes a key: not a matter of a first start. */
function WithoutKey() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <section className="welcome-more" aria-labelledby="welcome-more">
      <h2 id="welcome-more" className="field-label">
        {t('onboarding.withoutKey')}
      </h2>
      <ul className="welcome-ways">
        <Way
          icon={<Users size={18} aria-hidden="true" />}
          title={t('onboarding.shared')}
          text={t('onboarding.sharedText')}
          onClick={() => navigate('/shared/new')}
        />
        <Way
          icon={<Handshake size={18} aria-hidden="true" />}
          title={t('onboarding.rights')}
          text={t('onboarding.rightsText')}
          onClick={() => navigate('/rights')}
        />
        <Way
          icon={<RefreshCw size={18} aria-hidden="true" />}
          title={t('onboarding.keySwap')}
          text={t('onboarding.keySwapText')}
          onClick={() => navigate('/key-swap')}
        />
      </ul>
    </section>
  );
}

/** Said before anything is made, so that nobody waits for real money on a network of play money. */
function OtherNetwork() {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const network = useNetworkName();
  const elsewhere = useWalletStore((s) => s.settings !== null && s.settings.networkId !== 'finney');
  if (!elsewhere) return null;
  const change = (): Promise<void> =>
    act.run(async () => {
      useWalletStore.setState({
        settings: await background.call('settings.update', { patch: { networkId: 'finney' } }),
      });
    });
  return (
    <>
      <Notice
        tone="note"
        action={
          <Button busy={act.busy} onClick={() => void change()}>
            {t('onboarding.mainNetwork')}
          </Button>
        }
      >
        {t('onboarding.otherNetwork', { network })}
      </Notice>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}

export interface WayProps {
  icon: ReactNode;
  title: string;
  text: string;
  onClick(): void;
  primary?: boolean;
}

/** One way in, as a row to press. */
export function Way({ icon, title, text, onClick, primary }: WayProps) {
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
