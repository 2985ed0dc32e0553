import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { useCopied } from '../../../components/address.js';
import { Button } from '../../../components/button.js';
import { Identicon } from '../../../components/identicon.js';
import { Notice } from '../../../components/notice.js';
import { Badges } from '../badges.js';

/** The whole address, its ends set apart; a hotkey says that it is no place to send money to. */
export function AddressCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, markCopied] = useCopied();
  const { address } = account;
  return (
    <section className="card page-card" aria-label={t('accounts.address')}>
      <div className="address-card">
        <Identicon seed={account.accountId} size={40} />
        <p className="mono address-full" data-testid="full-address">
          <strong>{address.slice(0, 6)}</strong>
          {address.slice(6, -6)}
          <strong>{address.slice(-6)}</strong>
        </p>
      </div>
      <div className="address-foot">
        <span className="account-under">
          <Badges account={account} />
        </span>
        <Button onClick={() => void platform.copy(address).then(markCopied)}>
          {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
          {copied ? t('actions.copied') : t('accounts.copyAddress')}
        </Button>
        <span className="visually-hidden" role="status">
          {copied ? t('actions.copied') : ''}
        </span>
      </div>
      {account.role === 'hotkey' ? <Notice tone="caution">{t('accounts.hotkeyNoPayment')}</Notice> : null}
    </section>
  );
}
