import { useTranslation } from 'react-i18next';
import { ageText } from '../../../components/age.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useGenesis } from '../../../state/use-genesis.js';
import { useNow } from '../../../state/use-now.js';
import type { MultisigAccount } from '../multisigs.js';
import type { People } from '../people.js';
import { useHeldCalls } from '../use-held.js';
import { usePending } from '../use-pending.js';
import { OperationCard } from './operation-card.js';

interface Props {
  account: MultisigAccount;
  people: People;
}

/** What waits for approvals, the oldest first. */
export function Waiting({ account, people }: Props) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const reading = usePending([account.address]);
  const held = useHeldCalls();
  const genesisHash = useGenesis();
  const offline = useChainStore((s) => s.network !== null && s.network.state === 'offline');
  const operations = reading?.snapshot?.value ?? null;
  const isOld = reading !== null && (reading.state !== 'live' || offline);
  const lacksMultisigs = reading?.error?.code === 'chain/unavailable-feature';
  return (
    <section className="stack-tight" aria-labelledby="shared-waiting">
      <h2 id="shared-waiting" className="part-title">
        {t('shared.page.pending')}
      </h2>
      {lacksMultisigs ? <p className="quiet small">{t('shared.unavailable')}</p> : null}
      {reading?.error && !lacksMultisigs ? <ErrorNotice error={reading.error} /> : null}
      {isOld && reading?.snapshot ? (
        <p className="caution small" role="status">
          {t('shared.pendingOld', { age: ageText(t, reading.snapshot.atMs, now) })}
        </p>
      ) : null}
      {operations === null && !reading?.error ? <Skeleton rows={2} tall /> : null}
      {operations?.length === 0 ? (
        <p className="quiet small" data-testid="none-waiting">
          {t('shared.page.nonePending')}
        </p>
      ) : null}
      {operations && operations.length > 0 ? (
        <ul className="operations">
          {[...operations]
            .sort((a, b) => a.when.height - b.when.height || a.when.index - b.when.index)
            .map((operation) => (
              <OperationCard
                key={`${operation.callHash} ${operation.when.height} ${operation.when.index}`}
                account={account}
                operation={operation}
                operations={operations}
                people={people}
                held={held}
                genesisHash={genesisHash}
                old={isOld}
              />
            ))}
        </ul>
      ) : null}
    </section>
  );
}
