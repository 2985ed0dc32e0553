import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChainStore } from '../../state/chain-store.js';
import { useGenesis } from '../../state/use-genesis.js';
import { ActivityItem } from '../activity/activity-item.js';

/** How far back what was done still belongs to this emergency, ms. */
const RECENT_MS = 3_600_000;

/** Transactions of the account of late, each with its state up to finality; a failure says why, and its step stays above. */
export function DoneList({ address }: { address: string }) {
  const { t } = useTranslation();
  const [since] = useState(() => Date.now() - RECENT_MS);
  const genesisHash = useGenesis();
  const activity = useChainStore((s) => s.activity);
  const rows = (activity ?? []).filter(
    (row) => row.address === address && row.genesisHash === genesisHash && row.createdAtMs >= since,
  );
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('emergency.done')} data-testid="done" aria-live="polite">
      <h2 className="part-title">{t('emergency.done')}</h2>
      <ul className="card done-list">
        {rows.map((row) => (
          <ActivityItem key={row.txHash} row={row} />
        ))}
      </ul>
    </section>
  );
}
