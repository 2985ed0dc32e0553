import './allocation.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { percent } from '../../../core/amount/format.js';
import { Amount } from '../../components/amount.js';
import { Disclosure } from '../../components/disclosure.js';
import { NBSP } from '../../components/format.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { cleanText } from '../../components/untrusted.js';
import { type Slice, sumOf } from './slices.js';

/** Each look is a colour and a pattern; with more slices than looks they begin again. */
const LOOKS = 12;
/** Shares below this are said as "less than". */
const SMALLEST_PER_MILLE = 1n;

/** What the total is made of: a bar, the list that names its parts, and the numbers as a table. */
export function Allocation({ slices }: { slices: Slice[] }) {
  const { t } = useTranslation();
  const sum = sumOf(slices);
  if (sum === 0n) return null;
  return (
    <section className="card pad-card allocation" data-testid="allocation">
      <h2 className="part-title">{t('portfolio.allocation.title')}</h2>
      <div className="allocation-bar" aria-hidden="true">
        {slices.map((slice, index) => (
          <span
            key={slice.key}
            className={`allocation-part look-${index % LOOKS}`}
            style={{ flexGrow: String((slice.exitRao * 10_000n) / sum) }}
          />
        ))}
      </div>
      <ul className="allocation-list">
        {slices.map((slice, index) => (
          <li key={slice.key}>
            <span className={`allocation-look look-${index % LOOKS}`} aria-hidden="true" />
            <SliceName slice={slice} />
            <span className="amount">{shareText(slice.exitRao, sum)}</span>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('portfolio.allocation.table')} look="tiny faint" className="allocation-table">
        <table>
          <caption className="visually-hidden">{t('portfolio.allocation.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('portfolio.allocation.part')}</th>
              <th scope="col">{t('position.exit')}</th>
              <th scope="col">{t('position.spot')}</th>
              <th scope="col">{t('portfolio.allocation.share')}</th>
            </tr>
          </thead>
          <tbody>
            {slices.map((slice) => (
              <tr key={slice.key}>
                <th scope="row">
                  <SliceName slice={slice} plain />
                </th>
                <td>
                  <Amount base={slice.exitRao} />
                </td>
                <td>
                  <Amount base={slice.spotRao} className="quiet" />
                </td>
                <td className="amount">{shareText(slice.exitRao, sum)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </section>
  );
}

/** `12.4 %`; what would be cut to nothing says that it is less than the least. */
export function shareText(part: bigint, whole: bigint): string {
  if (part > 0n && part * 1_000n < whole * SMALLEST_PER_MILLE)
    return `<${NBSP}${percent(1n, 1_000n, 1)}${NBSP}%`;
  return `${percent(part, whole, 1)}${NBSP}%`;
}

function SliceName({ slice, plain }: { slice: Slice; plain?: boolean }) {
  const { t } = useTranslation();
  const { kind, netuid, name, count } = slice;
  if (kind !== 'subnet' || netuid === null) {
    const words =
      kind === 'others' ? t('portfolio.allocation.others', { count }) : t(`portfolio.allocation.${kind}`);
    return (
      <span className="allocation-name truncate" title={words}>
        {words}
      </span>
    );
  }
  const text = name ?? t('home.subnet', { netuid });
  return (
    <span className="allocation-name">
      <NetuidChip netuid={netuid} />
      {plain ? (
        <Outside text={text} className="truncate" />
      ) : (
        <Link className="subrow-link truncate" href={`/position/${netuid}`} title={cleanText(text)}>
          <Outside text={text} />
        </Link>
      )}
    </span>
  );
}
