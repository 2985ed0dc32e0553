import { Plus, Users } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ageText } from '../../../components/age.js';
import { Button } from '../../../components/button.js';
import { EmptyState } from '../../../components/empty-state.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { useNow } from '../../../state/use-now.js';
import { useMultisigs } from '../multisigs.js';
import { usePeople } from '../people.js';
import { usePending } from '../use-pending.js';
import { MultisigRow } from './multisig-row.js';

/** All multisig accounts: who is in them, what they are worth, what waits. */
export function MultisigList() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const accounts = useMultisigs();
  const people = usePeople();
  const now = useNow(10_000);
  const addresses = useMemo(() => accounts.map(({ address }) => address), [accounts]);
  const reading = usePending(addresses);
  const waiting = reading?.snapshot?.value ?? null;
  const isOld = reading !== null && reading.state !== 'live';
  const create = (): void => navigate('/shared/new');
  return (
    <main className="screen" data-testid="shared-list">
      <PageHeader
        title={t('shared.title')}
        aside={
          accounts.length > 0 ? (
            <Button onClick={create}>
              <Plus size={14} aria-hidden="true" /> {t('shared.create')}
            </Button>
          ) : undefined
        }
      />
      <div className="page-body scroll">
        {accounts.length === 0 ? (
          <EmptyState
            Icon={Users}
            text={t('shared.empty')}
            action={{ label: t('shared.createFirst'), onClick: create }}
            learn="multisig"
          />
        ) : null}
        {reading?.error ? <ErrorNotice error={reading.error} /> : null}
        {isOld && reading?.snapshot ? (
          <p className="caution small" role="status">
            {t('shared.pendingOld', { age: ageText(t, reading.snapshot.atMs, now) })}
          </p>
        ) : null}
        {accounts.length > 0 ? (
          <ul className="card account-rows" aria-label={t('shared.title')}>
            {accounts.map((account) => (
              <MultisigRow
                key={account.accountId}
                account={account}
                people={people}
                pending={waiting?.filter((one) => one.account === account.address).length ?? null}
                old={isOld}
              />
            ))}
          </ul>
        ) : null}
      </div>
    </main>
  );
}
