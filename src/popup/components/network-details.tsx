import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { groupDigits } from '../../core/amount/format.js';
import { useChainStore } from '../state/chain-store.js';
import { useEndpoints } from '../state/use-endpoints.js';
import { useWalletStore } from '../state/wallet-store.js';
import { Age } from './age.js';
import { Button } from './button.js';
import { NetworkIcon } from './network-icon.js';
import { Sheet } from './sheet.js';

interface Props {
  name: string;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** What there is to know of the network in use, and the way to change it. */
export default function NetworkDetails({ name, open, onOpenChange }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('network.details')} open={open} onOpenChange={onOpenChange}>
      <Facts name={name} onLeave={() => onOpenChange(false)} />
    </Sheet>
  );
}

function Facts({ name, onLeave }: { name: string; onLeave(): void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? 'finney');
  const network = useChainStore((s) => s.network);
  const nodes = useEndpoints();
  const rows: Array<[string, ReactNode]> = [
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
