import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CryptoType } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { Segmented } from '../../../components/segmented.js';
import { cleanText } from '../../../components/untrusted.js';
import type { AddressCode } from '../../../devices/vault/index.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { FoundBalance } from '../../import/accounts/found-balance.js';
import { useHoldings } from '../../import/use-holdings.js';
import { AccountCard } from './account-card.js';

const NAME_CAP = 48;

interface Props {
  found: AddressCode;
  submitLabel: string;
  busy: boolean;
  error: ReactNode;
  onAgain(): void;
  onConfirmed(chosen: { name: string; cryptoType: CryptoType }): void;
}

/** The account that was read, to be compared with the phone before it is added. */
export function ConfirmAccount({ found, submitLabel, busy, error, onAgain, onConfirmed }: Props) {
  const { t } = useTranslation();
  const holdings = useHoldings([found.address]);
  const known = useWalletStore(
    (s) => s.status?.accounts.find((one) => one.accountId === found.accountId) ?? null,
  );
  const [name, setName] = useState(found.name ?? t('vaultPhone.defaultName'));
  const [cryptoType, setCryptoType] = useState<CryptoType>('sr25519');
  const isHere = known !== null && (known.source !== null || known.custody !== undefined);
  const keepsName = known !== null && !isHere;
  const ready = !isHere && (keepsName || name.trim() !== '');
  return (
    <form
      className="stack"
      data-testid="vault-confirm"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onConfirmed({ name: keepsName ? known.name : name.trim(), cryptoType });
      }}
    >
      <div>
        <h2 className="vault-title">{t('vaultPhone.foundTitle')}</h2>
        <p className="quiet small">{t('vaultPhone.foundText')}</p>
      </div>
      <AccountCard
        accountId={found.accountId}
        address={found.address}
        label={found.name === null ? t('vaultPhone.title') : <bdi>{cleanText(found.name)}</bdi>}
      >
        <span className="row-under">
          <FoundBalance found={holdings(found.address)} />
        </span>
      </AccountCard>
      {found.genesisHash === null ? <Notice tone="note">{t('vaultPhone.noNetwork')}</Notice> : null}
      {isHere ? <Notice tone="note">{t('vaultPhone.have')}</Notice> : null}
      {keepsName ? (
        <Notice tone="note">{t('vaultPhone.upgrade', { name: cleanText(known.name) })}</Notice>
      ) : null}
      {isHere ? null : (
        <>
          <div className="field">
            <Segmented<CryptoType>
              label={t('vaultPhone.curve')}
              options={[
                { value: 'sr25519', label: t('vaultPhone.sr25519') },
                { value: 'ed25519', label: t('vaultPhone.ed25519') },
              ]}
              value={cryptoType}
              onChange={setCryptoType}
            />
            <p className="field-note">{t('vaultPhone.curveHint')}</p>
          </div>
          {keepsName ? null : (
            <Field label={t('vaultPhone.name')}>
              {({ id }) => (
                <input
                  id={id}
                  className="input"
                  value={name}
                  maxLength={NAME_CAP}
                  autoComplete="off"
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          )}
        </>
      )}
      {error}
      {isHere ? null : (
        <Button type="submit" look="primary" wide busy={busy} aria-disabled={!ready}>
          {submitLabel}
        </Button>
      )}
      <Button look="ghost" wide onClick={onAgain}>
        {t('vaultPhone.again')}
      </Button>
    </form>
  );
}
