import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueHistory } from '../../../core/chain/history.js';
import { Amount } from '../../components/amount.js';
import { Chart } from '../../components/chart/chart.js';
import { Disclosure } from '../../components/disclosure.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { useSubnet } from '../../state/selectors.js';
import { Signed } from '../holdings/gains.js';
import { ValidatorName } from '../holdings/validator-name.js';
import { Sparkline } from '../market/sparkline.js';
import { useHiddenAxis, useHiddenText } from './value-curve.js';

type Line = ValueHistory['positions'][number];

/** A line for each position; pressed, it opens to a chart of its own. */
export function PositionCurves({ positions }: { positions: Line[] }) {
  const { t } = useTranslation();
  const sorted = [...positions].sort((a, b) => {
    const [left, right] = [a.points.at(-1)?.spotRao ?? 0n, b.points.at(-1)?.spotRao ?? 0n];
    return left === right ? a.netuid - b.netuid : left > right ? -1 : 1;
  });
  return (
    <Disclosure
      className="part curves"
      testId="position-curves"
      look="small quiet"
      summary={
        <span>
          {t('history.positions')} <span className="faint amount">{positions.length}</span>
        </span>
      }
    >
      <ul>
        {sorted.map((line) => (
          <Curve key={`${line.coldkey} ${line.hotkey} ${line.netuid}`} line={line} />
        ))}
      </ul>
    </Disclosure>
  );
}

function Curve({ line }: { line: Line }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const subnet = useSubnet(line.netuid);
  const textOf = useHiddenText();
  const axisTextOf = useHiddenAxis();
  const points = line.points.map(({ atMs, spotRao }) => ({ at: atMs, value: spotRao as bigint }));
  const [first, last] = [points[0]?.value ?? 0n, points.at(-1)?.value ?? 0n];
  const label = t('history.positionValue', { netuid: line.netuid });
  return (
    <li className="curve">
      <button
        type="button"
        className="part-row curve-open"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <NetuidChip netuid={line.netuid} />
        <span className="row-main">
          <span className="truncate">
            <ValidatorName hotkey={line.hotkey} />
          </span>
          <span className="row-under">
            <Amount
              base={line.points.at(-1)?.alpha.base ?? 0n}
              token={{ netuid: line.netuid, symbol: subnet?.symbol ?? null }}
            />
          </span>
        </span>
        <Sparkline points={points} />
        <span className="row-values">
          <Amount base={last} />
          <span className="tiny">
            <Signed value={last - first} />
          </span>
        </span>
      </button>
      {open ? <Chart label={label} points={points} textOf={textOf} axisTextOf={axisTextOf} /> : null}
    </li>
  );
}
