import { ChevronDown, EllipsisVertical, Settings as SettingsIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { canSign } from '../../../core/accounts/types.js';
import { CopyAddress } from '../../components/address.js';
import { IconButton } from '../../components/icon-button.js';
import { Identicon } from '../../components/identicon.js';
import { NetworkPill } from '../../components/network-pill.js';
import { Outside } from '../../components/outside.js';
import { PracticeMark } from '../../components/practice-mark.js';
import { useActiveAccount } from '../../state/selectors.js';
import { Badges } from '../accounts/badges.js';
import { AccountSheet } from './account-sheet.js';
import { MenuSheet } from './menu-sheet.js';

/** Who and where: account switcher, and outside a tab, whose bar has them, network, settings and the rest. */
export function HomeHeader({ tab }: { tab: boolean }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const [menu, setMenu] = useState(false);
  const account = useActiveAccount();
  if (!account) return null;
  return (
    <header className="home-header">
      <Identicon seed={account.accountId} />
      <div className="home-account">
        <span className="home-account-name">
          <button
            type="button"
            className="account-switch"
            aria-haspopup="dialog"
            aria-label={t('home.accountMenu', { name: account.name })}
            onClick={() => setOpen(true)}
          >
            <Outside text={account.name} className="truncate" />
            <ChevronDown size={14} aria-hidden="true" />
          </button>
          {canSign(account) ? (
            <PracticeMark accountId={account.accountId} short={!tab} />
          ) : (
            <Badges account={account} />
          )}
        </span>
        <CopyAddress address={account.address} />
      </div>
      {tab ? null : (
        <>
          <NetworkPill />
          <IconButton label={t('home.settings')} onClick={() => navigate('/settings')}>
            <SettingsIcon size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('home.menu')} aria-haspopup="dialog" onClick={() => setMenu(true)}>
            <EllipsisVertical size={16} aria-hidden="true" />
          </IconButton>
          <MenuSheet open={menu} onOpenChange={setMenu} />
        </>
      )}
      <AccountSheet open={open} onOpenChange={setOpen} />
    </header>
  );
}
