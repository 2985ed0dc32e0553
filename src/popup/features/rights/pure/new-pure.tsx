import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Field } from '../../../components/field.js';
import { useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { PersonMark } from '../parts/who.js';
import type { Creation } from './creation.js';

const NAME_MOST = 48;

/** A keyless account that the chain has and the wallet has not: it gets a name and is kept. */
export function NewPureCard({ made }: { made: Creation }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const [name, setName] = useState(t('rights.pure.defaultName'));
  const { address, spawner, proxyType, index, height, extIndex } = made;
  const add = (): Promise<void> =>
    act.run(async () => {
      const { accounts } = await background.call('wallet.addAccounts', {
        accounts: [
          {
            kind: 'watch',
            name: name.trim(),
            role: 'coldkey',
            address,
            cryptoType: null,
            custody: { kind: 'pure', spawner, proxyType, index, height, extIndex },
          },
        ],
      });
      await refreshWallet(background);
      const [added] = accounts;
      if (added) navigate(`/rights/pure/${added.accountId}`);
    });
  return (
    <form
      className="card pad-card right-new"
      data-testid="new-pure"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void add();
      }}
    >
      <p className="strong">{t('rights.pure.isThere')}</p>
      <div className="right-card-line">
        <PersonMark address={address} size={32} />
        <bdi className="mono break tiny quiet">{address}</bdi>
      </div>
      <Field label={t('accounts.name')}>
        {({ id }) => (
          <input
            id={id}
            className="input"
            dir="auto"
            maxLength={NAME_MOST}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button type="submit" look="primary" busy={act.busy} aria-disabled={name.trim() === ''}>
        {t('rights.pure.keep')}
      </Button>
    </form>
  );
}
