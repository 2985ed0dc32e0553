import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/amount.js';
import { useAccountPortfolio } from '../../state/selectors.js';

/** What somebody could take: the free balance and what the stake would bring now. */
export function AtRisk({ address }: { address: string }) {
  const { t } = useTranslation();
  const portfolio = useAccountPortfolio(address);
  if (!portfolio) return null;
  const { balance, positions, unpriced } = portfolio;
  const exits = positions.map(({ exit }) => ('rao' in exit ? exit.rao : 0n));
  const staked = exits.reduce((sum: bigint, one) => sum + one, 0n);
  return (
    <section data-testid="at-risk">
      <h2 className="part-title">{t('emergency.atRisk')}</h2>
      <dl className="at-risk">
        <div>
          <dt>{t('emergency.free')}</dt>
          <dd>
            <Amount base={balance.freeRao} />
          </dd>
        </div>
        <div>
          <dt>{t('emergency.staked')}</dt>
          <dd>
            {'\u2248\u00a0'}
            <Amount base={staked} />
          </dd>
        </div>
      </dl>
      {unpriced > 0 ? <p className="faint tiny">{t('emergency.unpriced')}</p> : null}
    </section>
  );
}
