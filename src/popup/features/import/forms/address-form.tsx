import { hexToBytes } from '@noble/hashes/utils.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRole } from '../../../../core/accounts/types.js';
import { BITTENSOR_PREFIX, encodeAddress } from '../../../../core/address/index.js';
import { Checkbox } from '../../../components/checkbox.js';
import { Notice } from '../../../components/notice.js';
import { Segmented } from '../../../components/segmented.js';
import { FinishForm } from '../../onboarding/finish-form.js';
import type { Finish } from '../../onboarding/use-finish.js';
import { AddressCard } from '../accounts/address-card.js';
import { FoundBalance } from '../accounts/found-balance.js';
import type { SomeAddress } from '../types.js';
import { useHoldings } from '../use-holdings.js';
import { usePresence } from '../use-presence.js';

const ROLES = ['coldkey', 'hotkey'] as const;

/** An address to watch, in full. One that is spelled for another chain is converted only with consent. */
export function AddressForm({ found, finish }: { found: SomeAddress; finish: Finish }) {
  const { t } = useTranslation();
  const presence = usePresence()(found.accountId);
  const holdings = useHoldings([found.address]);
  const [consent, setConsent] = useState(false);
  const [role, setRole] = useState<AccountRole>('coldkey');
  const foreign = found.prefix !== BITTENSOR_PREFIX;
  return (
    <div className="stack">
      {foreign ? <Notice tone="caution">{t('import.foreign.text', { prefix: found.prefix })}</Notice> : null}
      <section className="card preview spellings" data-foreign={foreign}>
        {foreign ? (
          <AddressCard
            accountId={found.accountId}
            address={encodeAddress(hexToBytes(found.accountId.slice(2)), found.prefix)}
            label={t('import.foreign.asGiven', { prefix: found.prefix })}
          />
        ) : null}
        <AddressCard
          accountId={found.accountId}
          address={found.address}
          label={foreign ? t('import.foreign.converted') : t('import.watch.address')}
          testId="watch-address"
        >
          <span className="small">
            <FoundBalance found={holdings(found.address)} />
          </span>
        </AddressCard>
      </section>
      {presence === 'none' ? (
        <>
          <Notice tone="note">{t('import.watch.text')}</Notice>
          {foreign ? (
            <label className="consent">
              <Checkbox checked={consent} onChange={(event) => setConsent(event.target.checked)} />
              <span>{t('import.foreign.consent')}</span>
            </label>
          ) : null}
          <div>
            <Segmented
              label={t('import.watch.role')}
              options={ROLES.map((value) => ({ value, label: t(`import.watch.${value}`) }))}
              value={role}
              onChange={(value) => setRole(value === 'hotkey' ? 'hotkey' : 'coldkey')}
            />
            <p className="field-note role-note">{t('import.watch.roleHint')}</p>
          </div>
          <FinishForm
            act={finish.act}
            submitLabel={t('import.finish.watch')}
            name={t('import.watch.defaultName')}
            ready={!foreign || consent}
            onSubmit={({ name, password }) =>
              void finish.store(
                [
                  {
                    kind: 'watch',
                    name,
                    role,
                    address: found.address,
                    cryptoType: null,
                  },
                ],
                password,
              )
            }
          />
        </>
      ) : (
        <Notice tone="caution">
          {t(presence === 'held' ? 'import.presence.held' : 'import.presence.watched')}
        </Notice>
      )}
    </div>
  );
}
