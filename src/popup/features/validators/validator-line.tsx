import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/checkbox.js';
import { takeText } from '../../components/format.js';
import { MineText } from '../market/market-cells.js';
import { StakeText, type Token, ValidatorLabel, YieldCell } from './validator-cells.js';
import type { ListedValidator } from './validator-rows.js';

interface ValidatorLineProps {
  row: ListedValidator;
  index: number;
  token: Token | null;
  compared: boolean;
  onCompare(hotkey: string): void;
}

/** One validator in the table. */
export const ValidatorRow = memo(function ValidatorRow(props: ValidatorLineProps) {
  const { row, index, token } = props;
  return (
    <tr className="m-row" aria-rowindex={index + 2} data-hotkey={row.hotkey} data-testid="validator-row">
      <td className="vl-pick">
        <CompareBox {...props} />
      </td>
      <th scope="row" className="m-name">
        <ValidatorLabel row={row} index={index} />
      </th>
      <td className="m-number">
        <TakeText row={row} />
      </td>
      <td className="m-number">
        <StakeText row={row} token={token} />
      </td>
      <td className="m-number">
        <MineText row={row} />
      </td>
      <td className="m-number vl-yield">
        <YieldCell of={row.yield} failed={row.yieldFailed} old={row.yieldOld} />
      </td>
      <td className="m-number vl-wider">
        <PlaceText row={row} />
      </td>
    </tr>
  );
});

/** One validator in two lines. */
export const ValidatorItem = memo(function ValidatorItem(
  props: ValidatorLineProps & { of: number; top: number },
) {
  const { t } = useTranslation();
  const { row, index, token, of, top } = props;
  return (
    <li
      className="m-item"
      style={{ transform: `translateY(${top}px)` }}
      aria-setsize={of}
      aria-posinset={index + 1}
      data-hotkey={row.hotkey}
      data-testid="validator-row"
    >
      <CompareBox {...props} />
      <span className="m-item-main">
        <ValidatorLabel row={row} index={index} />
        {row.mineRao === null ? null : (
          <span className="tiny vl-mine-line">
            <span className="faint">{t('validators.brief.mine')}</span> <MineText row={row} sign />
          </span>
        )}
      </span>
      <span className="m-item-values">
        <span>
          <StakeText row={row} token={token} sign />
        </span>
        <span className="tiny">
          <span className="faint">{t('validators.brief.take')}</span> <TakeText row={row} />
        </span>
        <span className="tiny">
          {token ? null : <span className="faint">{t('validators.brief.median')} </span>}
          <YieldCell of={row.yield} failed={row.yieldFailed} old={row.yieldOld} />
        </span>
      </span>
    </li>
  );
});

function TakeText({ row }: { row: ListedValidator }) {
  return <span className="amount">{takeText(row.take)}</span>;
}

/** On a chosen subnet whether it may validate there; over the chain on how many it does. */
function PlaceText({ row }: { row: ListedValidator }) {
  const { t } = useTranslation();
  if (row.subnets !== null) return String(row.subnets);
  return row.permit === null ? '\u2013' : t(row.permit ? 'validators.permit' : 'validators.noPermit');
}

function CompareBox({ row, compared, onCompare }: ValidatorLineProps) {
  const { t } = useTranslation();
  return (
    <label className="vl-box">
      <Checkbox checked={compared} onChange={() => onCompare(row.hotkey)} />
      <span className="visually-hidden">{t('validators.compareOne', { name: row.name ?? row.hotkey })}</span>
    </label>
  );
}
