import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { OperationQuote } from '../../../core/operations/quote.js';
import { ShortAddress } from '../../components/address.js';
import { plainAmount, TAU } from '../../components/format.js';
import { Outside } from '../../components/outside.js';
import { MoneyText } from '../operations/form/money-text.js';

interface Props {
  account: Account;
  /** Null while it is asked for. */
  quote: OperationQuote | null;
  changes: ReactNode;
  cannot: string;
  children?: ReactNode;
}

/** What a step does before anybody signs: who acts, what changes, what it costs, what comes back, what it cannot undo. */
export function Preview({ account, quote, changes, cannot, children }: Props) {
  const { t } = useTranslation();
  const fee = quote?.networkFeeRao ?? null;
  return (
    <dl className="step-facts" data-testid="preview">
      <Fact name={t('emergency.preview.who')}>
        <Outside text={account.name} /> <ShortAddress address={account.address} className="faint" />
      </Fact>
      <Fact name={t('emergency.preview.changes')}>{changes}</Fact>
      {children}
      <Fact name={t('emergency.preview.fee')}>
        <span data-testid="step-fee">
          {fee === null
            ? quote
              ? '\u2013'
              : t('emergency.preview.price')
            : t('emergency.preview.feeAtMost', { fee: `${plainAmount(fee)}\u00a0${TAU}` })}
        </span>
      </Fact>
      {(quote?.receives ?? []).map((money) => (
        <Fact key="back" name={t('emergency.preview.back')}>
          <MoneyText money={money} precision="plain" sign="+" />
        </Fact>
      ))}
      <Fact name={t('emergency.preview.cannot')}>{cannot}</Fact>
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="step-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
