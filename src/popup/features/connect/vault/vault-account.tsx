import './vault.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CryptoType } from '../../../../core/accounts/types.js';
import type { AddressCode } from '../../../devices/vault/index.js';
import contactWords from '../../../i18n/en/contacts.json' with { type: 'json' };
import importWords from '../../../i18n/en/import.json' with { type: 'json' };
import words from '../../../i18n/en/vault-phone.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { ConfirmAccount } from './confirm-account.js';
import { FindAccount } from './find-account.js';

addWords(importWords);
addWords(contactWords);
addWords(words);

/** A phone's account as `wallet.create` and `wallet.addAccounts` take it. */
export interface ChosenAccount {
  kind: 'watch';
  name: string;
  role: 'coldkey';
  address: string;
  cryptoType: CryptoType;
  custody: { kind: 'vault' };
}

interface Props {
  /** What the last button says. */
  submitLabel: string;
  /** The account is being stored. */
  busy?: boolean;
  /** What went wrong with that. */
  error?: ReactNode;
  onChosen(account: ChosenAccount): void;
}

/** Finds an account on a phone with Polkadot Vault: its code is read, compared, and given a name and a kind of key. */
export function VaultAccount({ submitLabel, busy = false, error, onChosen }: Props) {
  const { t } = useTranslation();
  const [found, setFound] = useState<AddressCode | null>(null);
  if (found)
    return (
      <ConfirmAccount
        found={found}
        submitLabel={submitLabel}
        busy={busy}
        error={error}
        onAgain={() => setFound(null)}
        onConfirmed={({ name, cryptoType }) =>
          onChosen({
            kind: 'watch',
            name,
            role: 'coldkey',
            address: found.address,
            cryptoType,
            custody: { kind: 'vault' },
          })
        }
      />
    );
  return (
    <div className="stack">
      <p className="quiet">{t('vaultPhone.intro')}</p>
      <FindAccount onFound={setFound} />
    </div>
  );
}
