import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { groupDigits } from '../../../core/amount/format.js';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import { ShortAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { known } from './account-states.js';
import { AccountName } from './swap-warnings.js';

interface Props {
  reading: Reading<AccountState[]> | null;
}

/** Who may act for these accounts, and what they announced. Nothing where there is nothing. */
export function SafetyLines({ reading }: Props) {
  const { t } = useTranslation();
  const states = reading?.snapshot?.value ?? [];
  const lines = states.flatMap((state) => {
    const proxies = known(state.proxies);
    return [
      ...(proxies?.grants ?? []).map((grant) => (
        <li className="part-row" key={`${state.address} ${grant.delegate} ${grant.proxyType}`}>
          <span className="row-main">
            <span className="row-name">
              {t('safety.proxy', { type: grant.proxyType })} <ShortAddress address={grant.delegate} />
            </span>
            <span className="row-under">
              {grant.delayBlocks > 0
                ? t('safety.delay', {
                    count: grant.delayBlocks,
                    blocks: groupDigits(String(grant.delayBlocks)),
                  })
                : t('safety.noDelay')}{' '}
              {states.length > 1 ? <AccountName address={state.address} /> : null}
            </span>
          </span>
        </li>
      )),
      ...(proxies && proxies.depositRao > 0n
        ? [
            <li className="part-row" key={`${state.address} deposit`}>
              <span className="row-main row-under">{t('safety.deposit')}</span>
              <Amount base={proxies.depositRao} aligned className="quiet" />
            </li>,
          ]
        : []),
      ...(known(state.announcements) ?? []).map((one) => (
        <li className="part-row" key={`${state.address} ${one.callHash} ${one.height}`}>
          <span className="row-main">
            <span className="row-name">
              {t('safety.announced')} <ShortAddress address={one.real} />
            </span>
            <span className="row-under">
              {t('home.block', { number: groupDigits(String(one.height)) })} ·{' '}
              <bdi className="mono" title={one.callHash}>
                {one.callHash.slice(0, 14)}…
              </bdi>
            </span>
          </span>
        </li>
      )),
    ];
  });
  if (lines.length === 0) return null;
  return (
    <section className="part" data-testid="safety">
      <h2 className="part-title">
        <Link className="link" href="/rights">
          {t('safety.title')}
        </Link>
      </h2>
      <ul>{lines}</ul>
    </section>
  );
}
