import './network-tint.css';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { groupDigits } from '../../core/amount/format.js';
import type { NetworkStatus } from '../../core/chain/snapshot.js';
import { useChainStore } from '../state/chain-store.js';
import { useEndpoints } from '../state/use-endpoints.js';
import { useNow } from '../state/use-now.js';
import { useWalletStore } from '../state/wallet-store.js';
import { Age } from './age.js';
import { Button } from './button.js';
import { cx } from './cx.js';
import { NetworkIcon } from './network-icon.js';
import { networkTint, useNetworkName } from './network-name.js';
import { Sheet } from './sheet.js';

/** Which chain, whether it is there, and how old its newest block is. */
export function NetworkPill({ short }: { short?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const network = useChainStore((s) => s.network);
  const networkId = useWalletStore((s) => s.settings?.networkId ?? 'finney');
  const now = useNow();
  const state = network?.state ?? 'connecting';
  const name = useNetworkName();
  const best = state === 'online' ? network?.best : null;
  const age = best ? t('age.seconds', { count: Math.max(0, Math.floor((now - best.atMs) / 1_000)) }) : null;
  const label = age
    ? t('network.pillBlock', { name, state: t(`network.${state}`), age })
    : t('network.pill', { name, state: t(`network.${state}`) });
  return (
    <>
      <button
        type="button"
        className={cx('pill', networkTint(networkId), networkId !== 'finney' && 'pill-practice')}
        aria-label={label}
        onClick={() => setOpen(true)}
        data-testid="network-pill"
        data-state={state}
      >
        <span className={cx('dot', `dot-${state}`)} aria-hidden="true" />
        <bdi className="truncate pill-name">{name}</bdi>
        {short ? null : <span className="faint amount">{age ?? t(`network.${state}`)}</span>}
      </button>
      <Sheet title={t('network.details')} open={open} onOpenChange={setOpen}>
        <NetworkDetails network={network} name={name} onLeave={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

interface DetailsProps {
  network: NetworkStatus | null;
  name: string;
  onLeave(): void;
}

function NetworkDetails({ network, name, onLeave }: DetailsProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? 'finney');
  const nodes = useEndpoints();
  const rows: Array<[string, React.ReactNode]> = [
    [
      t('network.details'),
      <span key="name" className="network-named">
        <NetworkIcon networkId={networkId} size={14} /> <bdi>{name}</bdi>
      </span>,
    ],
    [t('network.state'), t(`network.${network?.state ?? 'connecting'}`)],
  ];
  if (nodes) {
    const archives = nodes.filter(({ archive }) => archive === true).length;
    const parts = [t('network.nodeCount', { count: nodes.length })];
    if (archives > 0) parts.push(t('network.archiveCount', { count: archives }));
    rows.push([t('network.nodes'), parts.join(', ')]);
  }
  if (network) {
    rows.push([
      t('network.endpoint'),
      <bdi key="endpoint" className="mono">
        {network.endpoint}
      </bdi>,
    ]);
    if (network.best)
      rows.push([
        t('network.best'),
        <span key="best" className="amount">
          {groupDigits(String(network.best.number))} · <Age atMs={network.best.atMs} />
        </span>,
      ]);
    if (network.finalized)
      rows.push([
        t('network.finalized'),
        <span key="fin" className="amount">
          {groupDigits(String(network.finalized.number))}
        </span>,
      ]);
    if (network.specVersion !== null) rows.push([t('network.runtime'), String(network.specVersion)]);
    if (network.genesisHash)
      rows.push([
        t('network.genesis'),
        <bdi key="genesis" className="mono" title={network.genesisHash}>
          {`${network.genesisHash.slice(0, 12)}\u2026`}
        </bdi>,
      ]);
  }
  return (
    <>
      <dl className="facts">
        {rows.map(([term, value]) => (
          <div key={term} className="fact">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {network?.retryInMs ? (
        <p className="quiet small">
          {t('network.retryIn', { seconds: Math.ceil(network.retryInMs / 1_000) })}
        </p>
      ) : null}
      <Button
        wide
        onClick={() => {
          onLeave();
          navigate('/settings/network');
        }}
      >
        {t('network.open')} <ChevronRight size={14} aria-hidden="true" />
      </Button>
    </>
  );
}
