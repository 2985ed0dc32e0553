import { useTranslation } from 'react-i18next';
import { PRACTICE_ACCOUNT } from '../../../../core/accounts/practice.js';
import { Button } from '../../../components/button.js';
import { Notice } from '../../../components/notice.js';
import { PracticeMark } from '../../../components/practice-mark.js';
import { FinishForm } from '../../onboarding/finish-form.js';
import type { Finish } from '../../onboarding/use-finish.js';
import { AddressCard } from '../accounts/address-card.js';
import { FoundBalance } from '../accounts/found-balance.js';
import { useHoldings } from '../use-holdings.js';
import { usePresence } from '../use-presence.js';

const { address, accountId } = PRACTICE_ACCOUNT;

interface Props {
  finish: Finish;
  onStored(): void;
  onOwnPhrase(): void;
}

/** The second step: whose key everybody has, what lies there on this chain, and the wallet's password. */
export function PracticeAccount({ finish, onStored, onOwnPhrase }: Props) {
  const { t } = useTranslation();
  const found = useHoldings([address])(address);
  const presence = usePresence()(accountId);
  const empty = typeof found === 'object' && !found.used;
  return (
    <>
      <section className="card preview" data-testid="practice-account" data-funded={!empty}>
        <AddressCard
          accountId={accountId}
          address={address}
          label={<PracticeMark accountId={accountId} />}
          testId="preview-address"
        >
          <span className="small" data-testid="practice-balance">
            <FoundBalance found={found} />
          </span>
        </AddressCard>
      </section>
      <Notice
        tone="caution"
        action={empty ? <Button onClick={onOwnPhrase}>{t('practice.ownPhrase')}</Button> : undefined}
      >
        {t(empty ? 'practice.unfunded' : 'practice.publicKey')}
      </Notice>
      {presence === 'held' ? (
        <Notice tone="note">{t('practice.held')}</Notice>
      ) : (
        <FinishForm
          act={finish.act}
          name={t('practice.name')}
          submitLabel={t('practice.finish')}
          onSubmit={({ name, password }) => void store(finish, name, password, onStored)}
        />
      )}
    </>
  );
}

async function store(finish: Finish, name: string, password: string, onStored: () => void): Promise<void> {
  // Its words come into this page only now that somebody wants the account.
  const { PRACTICE_PHRASE } = await import('../../../../core/accounts/practice-phrase.js');
  const secret = { kind: 'phrase', phrase: PRACTICE_PHRASE, path: '', cryptoType: 'sr25519' } as const;
  // Backed up: the phrase is published, there is nothing to write down.
  await finish.store([{ kind: 'secret', name, role: 'coldkey', secret, backedUp: true }], password, onStored);
}
