import { ArrowDownToLine, BookOpen, TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Account, canSign } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { Identicon } from '../../components/identicon.js';
import { useNetworkName } from '../../components/network-name.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { PracticeMark } from '../../components/practice-mark.js';
import { QrCode } from '../../components/qr/qr-code.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { FoundBalance } from '../import/accounts/found-balance.js';
import { useHoldings } from '../import/use-holdings.js';
import { NextLink } from './next-link.js';

/** One new account: where to send money to, what lies there already, and what can be done next. */
export function DoneAccount({ account }: { account: Account }) {
  const { t } = useTranslation();
  const network = useNetworkName();
  const isMain = useWalletStore((s) => s.settings?.networkId === 'finney');
  const { address, accountId, name, backedUp } = account;
  const found = useHoldings([address])(address);
  const hasMoney = typeof found === 'object' && found.used;
  const receives = account.role === 'coldkey';
  return (
    <>
      <section className="card done-account" aria-label={t('onboarding.doneAddress', { count: 1 })}>
        {receives ? <QrCode text={address} label={t('onboarding.qr')} size={132} /> : null}
        <div className="done-account-facts">
          <div className="done-account-name">
            <Identicon seed={accountId} size={28} />
            <Outside text={name} className="row-name break" />
            <PracticeMark accountId={accountId} />
          </div>
          <bdi className="mono break small" data-testid="new-address">
            {address}
          </bdi>
          <span className="small" data-testid="done-balance" aria-live="polite">
            <FoundBalance found={found} />
          </span>
          <CopyButton address={address} />
        </div>
      </section>
      {canSign(account) && !backedUp ? <Notice tone="caution">{t('onboarding.doneReminder')}</Notice> : null}
      <section className="next" aria-labelledby="next-title">
        <h2 id="next-title" className="field-label">
          {t('onboarding.next')}
        </h2>
        <ul className="welcome-ways">
          {hasMoney && canSign(account) && receives ? (
            <NextLink
              Icon={TrendingUp}
              href="/stake"
              title={t('onboarding.nextStake')}
              text={t('onboarding.nextStakeText')}
            />
          ) : (
            <li className="way way-said">
              <span className="way-icon">
                <ArrowDownToLine size={18} aria-hidden="true" />
              </span>
              <span className="row-main">
                <span className="row-name">{t('onboarding.nextReceive')}</span>
                <span className="row-under">
                  {t(isMain ? 'onboarding.nextReceiveText' : 'onboarding.nextReceiveElsewhere', { network })}
                </span>
              </span>
            </li>
          )}
          <NextLink
            Icon={BookOpen}
            href="/learn"
            title={t('onboarding.nextLearn')}
            text={t('onboarding.nextLearnText')}
          />
        </ul>
      </section>
    </>
  );
}

function CopyButton({ address }: { address: string }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, markCopied] = useCopied();
  return (
    <div>
      <Button onClick={() => void platform.copy(address).then(markCopied)}>
        {t(copied ? 'actions.copied' : 'onboarding.copyAddress')}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? t('actions.copied') : ''}
      </span>
    </div>
  );
}
