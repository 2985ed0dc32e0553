import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimItem } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import { errorParts } from '../../../components/error-text.js';
import { taoText } from '../../../components/format.js';
import { Identicon } from '../../../components/identicon.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useSubnet } from '../../../state/selectors.js';
import { ValidatorName } from '../../holdings/rewards.js';
import type { OperationState } from '../form/use-operation.js';

interface Props {
  state: OperationState;
  isPicked(item: ClaimItem): boolean;
  onPick(item: ClaimItem, on: boolean): void;
}

/** What is owed, piece by piece: worth now, what it leaves behind, and why a piece cannot be claimed. */
export function ClaimItems({ state, isPicked, onPick }: Props) {
  const { t } = useTranslation();
  const { quote } = state;
  if (!quote) return state.error ? null : <Skeleton rows={4} />;
  const items = quote.detail.kind === 'claim' ? quote.detail.items : [];
  if (items.length === 0) return <p className="quiet small">{t('claim.none')}</p>;
  return (
    <fieldset className="claim-items">
      <legend className="field-label">{t('claim.owed')}</legend>
      <ul>
        {items.map((item) => (
          <Item
            key={`${item.hotkey} ${item.netuid}`}
            item={item}
            picked={item.claimable && isPicked(item)}
            onPick={(on) => onPick(item, on)}
          />
        ))}
      </ul>
    </fieldset>
  );
}

function Item({ item, picked, onPick }: { item: ClaimItem; picked: boolean; onPick(on: boolean): void }) {
  const { t } = useTranslation();
  const id = useId();
  const subnet = useSubnet(item.netuid);
  return (
    <li className="claim-item">
      <input
        id={id}
        type="checkbox"
        className="check"
        checked={picked}
        disabled={!item.claimable}
        onChange={(event) => onPick(event.target.checked)}
      />
      {item.netuid === null ? (
        <Identicon seed={item.hotkey} size={24} />
      ) : (
        <NetuidChip netuid={item.netuid} />
      )}
      <label htmlFor={id} className="row-main">
        <span className="row-name truncate">
          <ValidatorName hotkey={item.hotkey} />
        </span>
        <span className="row-under">
          {item.netuid === null ? null : (
            <Amount
              base={item.owedBase}
              token={{ netuid: item.netuid, symbol: subnet?.symbol ?? null }}
              always
            />
          )}
          {item.forfeitsRao && item.forfeitsRao > 0n
            ? t('claim.forfeits', { amount: taoText(item.forfeitsRao) })
            : null}
          {item.reason ? ` ${errorParts(t, item.reason).what}` : null}
        </span>
      </label>
      <Amount base={item.worthRao} aligned always className={item.claimable ? undefined : 'faint'} />
    </li>
  );
}
