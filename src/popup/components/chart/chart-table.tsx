import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText } from '../age.js';
import { Disclosure } from '../disclosure.js';
import { type ChartMark, type ChartPoint, thinned } from './chart-points.js';

/** Most rows of the table below a chart, besides those with own actions: a screen reader reads all of them. */
const TABLE_ROWS = 31;

interface Props {
  label: string;
  points: readonly ChartPoint[];
  marks: ReadonlyMap<number, ChartMark[]>;
  textOf(value: bigint): string;
}

/** The numbers of a chart for whoever cannot or would rather not look at it. Made only when it is opened. */
export function ChartTable({ label, points, marks, textOf }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure
      summary={t('chart.asTable')}
      look="tiny faint"
      className="kelvin-chart-table"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      {open ? (
        <table>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('chart.date')}</th>
              {marks.size > 0 ? <th scope="col">{t('chart.own')}</th> : null}
              <th scope="col">{t('chart.value')}</th>
            </tr>
          </thead>
          <tbody>
            {thinned(points, TABLE_ROWS, new Set(marks.keys())).map(({ point, index }) => (
              <tr key={point.at}>
                <th scope="row">{dateText(point.at)}</th>
                {marks.size > 0 ? (
                  <td>{(marks.get(index) ?? []).map((mark) => mark.text).join(', ') || '\u2013'}</td>
                ) : null}
                <td className="amount">{textOf(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Disclosure>
  );
}
