import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { shortAddress } from '../../../core/address/short.js';
import { ShortAddress } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { NBSP, takePercent } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { cleanText } from '../../components/untrusted.js';
import { useSubnet } from '../../state/selectors.js';
import { differences } from './differences.js';
import { useValidators } from './use-validators.js';
import { MineWith, StakersText, StakeText, YieldCell } from './validator-cells.js';
import type { ListedValidator } from './validator-rows.js';

/** Two validators side by side, and what sets them apart in words. */
export function Compare({ pair, netuid }: { pair: [string, string]; netuid: number | null }) {
  const { t } = useTranslation();
  const { rows, error, again } = useValidators(netuid);
  const [a, b] = pair.map((hotkey) => rows?.find((row) => row.hotkey === hotkey));
  return (
    <main className="screen compare" data-testid="compare-screen">
      <PageHeader title={t('validators.compareTitle')} back="/validators" />
      <div className="scroll compare-body">
        {error ? (
          <ErrorNotice error={error} action={<Button onClick={again}>{t('actions.retry')}</Button>} />
        ) : null}
        {a && b ? (
          <Pair a={a} b={b} netuid={netuid} />
        ) : rows ? (
          <Notice tone="note">{t('validators.notListed')}</Notice>
        ) : error ? null : (
          <Skeleton rows={6} tall />
        )}
      </div>
    </main>
  );
}

/** A name for sentences, isolated so that it cannot turn the words around it. */
function nameIn({ name, hotkey }: ListedValidator): string {
  return `\u2068${name ? cleanText(name) : shortAddress(hotkey)}\u2069`;
}

function Pair({ a, b, netuid }: { a: ListedValidator; b: ListedValidator; netuid: number | null }) {
  const { t } = useTranslation();
  const subnet = useSubnet(netuid);
  const token = netuid === null ? null : { netuid, symbol: subnet?.symbol ?? null };
  const lines: Array<[label: string, cell: (row: ListedValidator) => ReactNode]> = [
    ['take', (row) => <span className="amount">{`${takePercent(row.take)}${NBSP}%`}</span>],
    [token ? 'yield' : 'rootYield', (row) => <YieldCell row={row} long />],
    ['stake', (row) => <StakeText row={row} token={token} />],
    ['mine', (row) => <MineWith row={row} />],
    ['nominators', (row) => <StakersText count={row.nominators} />],
    ...(netuid === null
      ? [['subnets', (row: ListedValidator) => String(row.subnets ?? 0)] as [string, typeof String]]
      : [
          [
            'permit',
            (row: ListedValidator) =>
              row.permit === null ? '\u2013' : t(row.permit ? 'validators.permit' : 'validators.noPermit'),
          ] as [string, (row: ListedValidator) => ReactNode],
        ]),
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
