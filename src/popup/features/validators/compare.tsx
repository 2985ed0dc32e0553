import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ShortAddress } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { takeText } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { PageHeader } from '../../components/page-header.js';
import { CardSkeleton } from '../../components/skeleton.js';
import { useSubnet } from '../../state/selectors.js';
import { MineText } from '../market/market-cells.js';
import { useValidatorDetails } from '../market/validators.js';
import { differences } from './differences.js';
import { RootYield } from './median-yield.js';
import { OldAge, YieldsAge } from './old-age.js';
import { Stakers } from './stakers.js';
import { useValidators } from './use-validators.js';
import { nameIn, StakeText, YieldCell } from './validator-cells.js';
import type { ListedValidator } from './validator-rows.js';

/** Two validators side by side, and what sets them apart in words. */
export function Compare({ pair, netuid }: { pair: [string, string]; netuid: number | null }) {
  const { t } = useTranslation();
  const { rows, atMs, old, yieldsOldAtMs, ...said } = useValidators(netuid);
  const root = useValidatorDetails(netuid === null ? 0 : null);
  const error = said.error ?? root.error;
  const again = (): void => {
    said.again();
    root.again();
  };
  const [a, b] = pair.map((hotkey) => rows?.find((row) => row.hotkey === hotkey));
  return (
    <main className="screen compare" data-testid="compare-screen">
      <PageHeader
        title={t('validators.compareTitle')}
        back="/validators"
        aside={<OldAge old={old} atMs={atMs} />}
      />
      <div className={cx('scroll compare-body', old && 'market-old')}>
        {error ? (
          <ErrorNotice error={error} action={<Button onClick={again}>{t('actions.retry')}</Button>} />
        ) : null}
        {a && b ? (
          <Pair a={a} b={b} netuid={netuid} root={root} yieldsOldAtMs={yieldsOldAtMs} />
        ) : rows ? (
          <Notice tone="note">{t('validators.notListed')}</Notice>
        ) : said.error ? null : (
          <CardSkeleton lines={6} />
        )}
      </div>
    </main>
  );
}

interface PairProps {
  a: ListedValidator;
  b: ListedValidator;
  netuid: number | null;
  root: ReturnType<typeof useValidatorDetails>;
  yieldsOldAtMs: number | null;
}

type Line = [label: string, cell: (row: ListedValidator) => ReactNode];

function Pair({ a, b, netuid, root, yieldsOldAtMs }: PairProps) {
  const { t } = useTranslation();
  const subnet = useSubnet(netuid);
  const token = netuid === null ? null : { netuid, symbol: subnet?.symbol ?? null };
  const yieldOf = (row: ListedValidator) => (
    <YieldCell of={row.yield} failed={row.yieldFailed} old={row.yieldOld} long />
  );
  const permitOf = ({ permit }: ListedValidator) =>
    permit === null ? '\u2013' : t(permit ? 'validators.permit' : 'validators.noPermit');
  const yields: Line[] = token
    ? [['yield', yieldOf]]
    : [
        ['medianYield', yieldOf],
        ['rootYield', (row) => <RootYield hotkey={row.hotkey} root={root} />],
      ];
  const lines: Line[] = [
    ['take', (row) => <span className="amount">{takeText(row.take)}</span>],
    ...yields,
    ['stake', (row) => <StakeText row={row} token={token} sign />],
    ['mine', (row) => <MineText row={row} sign />],
    ['nominators', (row) => <Stakers hotkey={row.hotkey} name={nameIn(row)} />],
    token ? ['permit', permitOf] : ['subnets', (row) => String(row.subnets ?? 0)],
  ];
  return (
    <>
      <section className="card pad-card">
        <h2 className="part-title">{t('validators.inWords')}</h2>
        <ul className="compare-words" data-testid="differences">
          {differences(t, a, b, { a: nameIn(a), b: nameIn(b) }).map((line) => (
            <li key={line} className="small">
              {line}
            </li>
          ))}
        </ul>
        {yieldsOldAtMs === null ? null : (
          <p className="tiny">
            <YieldsAge atMs={yieldsOldAtMs} />
          </p>
        )}
      </section>
      <table className="compare-table card">
        <caption className="visually-hidden">{t('validators.compareTitle')}</caption>
        <thead>
          <tr>
            <td />
            {[a, b].map((row) => (
              <th key={row.hotkey} scope="col">
                <Identicon seed={row.hotkey} size={32} />
                <Link className="link" href={`/validators/${row.hotkey}`}>
                  {row.name ? <Outside text={row.name} /> : <ShortAddress address={row.hotkey} />}
                </Link>
                <ShortAddress address={row.hotkey} className="row-under" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, cell]) => (
            <tr key={label}>
              <th scope="row" className="quiet">
                {t(`validators.column.${label}`)}
              </th>
              <td>{cell(a)}</td>
              <td>{cell(b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
