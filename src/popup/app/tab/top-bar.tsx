import { Search, Settings as SettingsIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { IconButton } from '../../components/icon-button.js';
import { Identicon } from '../../components/identicon.js';
import { NetworkPill } from '../../components/network-pill.js';
import { AccountSheet } from '../../features/home/account-sheet.js';
import { HideSwitch } from '../../features/home/hide-switch.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useOverlay } from '../shell/overlay.js';

const PLACES = [
  { name: 'portfolio', path: '/portfolio', here: /^\/(?:portfolio|position\/)/ },
  { name: 'subnetsPlace', path: '/subnets', here: /^\/subnets?(?:\/|$)/ },
  { name: 'validatorsPlace', path: '/validators', here: /^\/validators/ },
  { name: 'historyPlace', path: '/history', here: /^\/(?:history|tx\/)/ },
  { name: 'learnPlace', path: '/learn', here: /^\/learn/ },
] as const;

/** Screens that are reached from the tools at the end of the bar. */
const SETTINGS = /^\/settings/;

function isBesideHome(path: string): boolean {
  return !SETTINGS.test(path) && !PLACES.some(({ here }) => here.test(path));
}

/** The places of the wallet, search, the network and the account, above everything in a tab. */
export function TopBar({ path }: { path: string }) {
  const { t } = useTranslation();
  // Wherever the left pane shows it, home is where one is, even while the right one holds a form.
  const atHome = path === '/' || path === '' ? 'page' : isBesideHome(path) ? 'true' : undefined;
  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <nav className="places" aria-label={t('home.places')}>
          <Link href="/" className="places-home" aria-current={atHome}>
            {t('app.name')}
          </Link>
          {PLACES.map(({ name, path: to, here }) => (
            <Link key={to} href={to} aria-current={here.test(path) ? 'page' : undefined}>
              {t(`home.${name}`)}
            </Link>
          ))}
        </nav>
        <Tools path={path} />
      </div>
    </header>
  );
}

function Tools({ path }: { path: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const show = useOverlay((s) => s.show);
  const account = useActiveAccount();
  return (
    <div className="top-tools">
      <button type="button" className="pill top-search" onClick={() => show('palette')}>
        <Search size={14} aria-hidden="true" /> {t('home.search')}{' '}
        <span className="top-key" aria-hidden="true">
          /
        </span>
      </button>
      <NetworkPill block />
      <HideSwitch />
      <IconButton
        label={t('home.settings')}
        aria-current={SETTINGS.test(path) ? 'page' : undefined}
        onClick={() => navigate('/settings')}
      >
        <SettingsIcon size={16} aria-hidden="true" />
      </IconButton>
      {account ? (
        <button
          type="button"
          className="top-account"
          aria-haspopup="dialog"
          aria-label={t('home.accounts')}
          title={t('home.accounts')}
          onClick={() => setOpen(true)}
        >
          <Identicon seed={account.accountId} size={26} />
        </button>
      ) : null}
      <AccountSheet open={open} onOpenChange={setOpen} />
    </div>
  );
}
