import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPortfolio } from '../../../../core/stake/types.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { MoneyText } from '../form/money-text.js';
import type { OperationState } from '../form/use-operation.js';

interface Props {
  state: OperationState;
  portfolio: AccountPortfolio;
  keepAlive: boolean;
  onKeepAlive(keepAlive: boolean): void;
  /** Back to typing a number. */
  onAmount(): void;
}

/** All that can leave, as an act of its own; whether the account stays is said and chosen. */
export function EverythingCard({ state, portfolio, keepAlive, onKeepAlive, onAmount }: Props) {
  const { t } = useTranslation();
  const [pays] = state.current?.pays ?? [];
  return (
    <section className="card everything" data-testid="everything">
      <div className="everything-line">
        <span className="everything-amount">
          {t('send.everything')}{' '}
          <span className="quiet small">
            {pays ? (
              <>
                {'\u2248\u00a0'}
                <MoneyText money={pays} />
              </>
            ) : (
              '\u2026'
            )}
          </span>
        </span>
        <Button onClick={onAmount}>{t('send.enterAmount')}</Button>
      </div>
      <KeepChoice keepAlive={keepAlive} onChange={onKeepAlive} />
      {keepAlive ? null : <Consequences portfolio={portfolio} />}
    </section>
  );
}

function KeepChoice({ keepAlive, onChange }: { keepAlive: boolean; onChange(keep: boolean): void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="keep-choice">
      <legend className="visually-hidden">{t('send.keepLegend')}</legend>
      {([true, false] as const).map((keep) => (
        <label key={String(keep)} className="check-row">
          <input
            type="radio"
            className="radio"
            name={name}
            checked={keepAlive === keep}
            onChange={() => onChange(keep)}
          />
          <span>
            {t(keep ? 'send.keep' : 'send.close')}
            <span className="quiet tiny everything-text">{t(keep ? 'send.keepText' : 'send.closeText')}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What closing means for this very account. */
function Consequences({ portfolio }: { portfolio: AccountPortfolio }) {
  const { t } = useTranslation();
  const { positions, balance } = portfolio;
  return (
    <ul className="consequences small">
      {positions.length > 0 ? <li>{t('send.closeStake', { count: positions.length })}</li> : null}
      {balance.reservedRao > 0n ? (
        <li>
          {t('send.closeDeposits')} <Amount base={balance.reservedRao} always />
        </li>
      ) : null}
      <li>{t('send.closeDust')}</li>
    </ul>
  );
}
