import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimItem } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import { errorParts } from '../../../components/error-text.js';
import { taoText } from '../../../components/format.js';
import { Identicon } from '../../../components/identicon.js';
import { Skeleton } from '../../../components/skeleton.js';
import { ValidatorName } from '../../holdings/rewards.js';
import type { OperationState } from '../form/use-operation.js';

interface Props {
  /** Of a claim over all validators. */
  state: OperationState;
  /** Null: all of them. */
  picked: string | null;
  onPick(hotkey: string | null): void;
}

/** All validators that owe something, and each alone: what it pays now, what it leaves behind, why it pays nothing. */
export function FundDues({ state: { quote, error }, picked, onPick }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const items = quote?.detail.kind === 'claim' ? quote.detail.items : null;
  // What a check refused is not being read any more: its words stand below.
  if (!items) return error || quote?.issue ? null : <Skeleton rows={4} tall />;
  const paid = items.reduce((sum, item) => sum + (item.claimable ? item.worthRao : 0n), 0n);
  return (
    <fieldset className="claim-items">
      <legend className="field-label">{t('claim.owed')}</legend>
      <ul className="card" data-testid="claim-items">
        {items.length > 1 ? (
          <li>
            <label className="claim-item">
              <input
                type="radio"
                className="check"
                name={name}
                checked={picked === null}
                onChange={() => onPick(null)}
              />
              <span className="row-main strong">{t('claim.all')}</span>
              <Amount base={paid} aligned always className="strong" />
            </label>
          </li>
        ) : null}
        {items.map((item) => (
          <Fund
            key={item.hotkey}
            item={item}
            name={name}
            picked={picked === item.hotkey || items.length === 1}
            onPick={() => onPick(item.hotkey)}
          />
        ))}
      </ul>
    </fieldset>
  );
}

function Fund(props: { item: ClaimItem; name: string; picked: boolean; onPick(): void }) {
  const { item, name, picked, onPick } = props;
  const { t } = useTranslation();
  return (
    <li data-hotkey={item.hotkey}>
      <label className="claim-item">
        <input
          type="radio"
          className="check"
          name={name}
          checked={picked}
          disabled={!item.claimable}
          onChange={onPick}
        />
        <Identicon seed={item.hotkey} size={24} />
        <span className="row-main">
          <span className="row-name truncate">
            <ValidatorName hotkey={item.hotkey} />
          </span>
          {item.forfeitsRao && item.forfeitsRao > 0n ? (
            <span className="row-under">{t('claim.forfeits', { amount: taoText(item.forfeitsRao) })}</span>
          ) : null}
          {item.reason ? <span className="row-under caution">{errorParts(t, item.reason).what}</span> : null}
        </span>
        <Amount base={item.worthRao} aligned always className={item.claimable ? undefined : 'faint'} />
      </label>
    </li>
  );
}
