import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { NBSP, takePercent } from '../../components/format.js';
import {
  MineWith,
  StakersText,
  StakeText,
  type Token,
  ValidatorLabel,
  YieldCell,
} from './validator-cells.js';
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
        <MineWith row={row} />
      </td>
      <td className="m-number vl-yield">
        <YieldCell row={row} />
      </td>
      <td className="m-number vl-wider">
        <StakersText count={row.nominators} />
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
      </span>
      <span className="m-item-values">
        <span>
          <StakeText row={row} token={token} />
        </span>
        <span className="tiny">
          <span className="faint">{t('validators.brief.take')}</span> <TakeText row={row} />
          {row.mineRao === null ? null : (
            <>
              {' \u00b7 '}
              <span className="faint">{t('validators.brief.mine')}</span> <MineWith row={row} />
            </>
          )}
        </span>
        <span className="tiny">
          <YieldCell row={row} />
        </span>
      </span>
    </li>
  );
});

function TakeText({ row }: { row: ListedValidator }) {
  return <span className="amount">{`${takePercent(row.take)}${NBSP}%`}</span>;
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
      <input type="checkbox" checked={compared} onChange={() => onCompare(row.hotkey)} />
      <span className="visually-hidden">{t('validators.compareOne', { name: row.name ?? row.hotkey })}</span>
    </label>
  );
}
