import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { Segmented } from '../../../components/segmented.js';
import { AttemptError } from '../../unlock/attempt-error.js';
import { WalletPassword } from '../../unlock/wallet-password.js';
import { NewFilePassword } from './new-file-password.js';
import { SavedFiles } from './saved-files.js';
import { useExportFiles } from './use-export-files.js';
import { isWalletName } from './wallet-names.js';
import type { ExportChoice } from './write-export.js';

interface Props {
  accounts: readonly Account[];
  format: ExportChoice['format'];
}

const DEFAULT_WALLET = 'default';

/** Accounts into encrypted files: this wallet's password, one of their own for the files, and where they belong. */
export function FileForm({ accounts, format }: Props) {
  const { t } = useTranslation();
  const work = useExportFiles(accounts);
  const [password, setPassword] = useState('');
  const [filePassword, setFilePassword] = useState<string | null>(null);
  const [strength, setStrength] = useState<ExportChoice['strength']>('compatible');
  const [wallet, setWallet] = useState(DEFAULT_WALLET);
  const btcli = format === 'btcli';
  const coldkeys = accounts.filter(({ role }) => role === 'coldkey').length;
  const hotkeys = accounts.length - coldkeys;
  // btcli keeps hotkeys in the clear: without a coldkey there is nothing to seal.
  const sealed = !btcli || coldkeys > 0;
  const namesWallet = btcli && coldkeys <= 1;
  const ready =
    accounts.length > 0 &&
    password !== '' &&
    (!sealed || filePassword !== null) &&
    (!namesWallet || isWalletName(wallet));
  const { saved } = work;
  useEffect(() => {
    if (!saved) return;
    setPassword('');
    setFilePassword(null);
  }, [saved]);
  if (saved) return <SavedFiles files={saved} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready)
          work.start(password, { format, password: filePassword ?? '', strength, walletName: wallet });
      }}
    >
      {btcli && hotkeys > 0 ? (
        <Notice tone="caution">{t('export.hotkeysPlain', { count: hotkeys })}</Notice>
      ) : null}
      {namesWallet ? (
        <WalletNameField value={wallet} onChange={setWallet} />
      ) : btcli ? (
        <p className="quiet small">{t('export.btcliFolders', { count: coldkeys })}</p>
      ) : null}
      {sealed ? (
        <NewFilePassword
          key={format}
          label={t('export.filePassword')}
          hint={t('export.filePasswordHint')}
          lenient={btcli}
          onChange={setFilePassword}
        />
      ) : null}
      {btcli ? null : (
        <div className="role-field">
          <Segmented
            label={t('export.strength')}
            options={[
              { value: 'compatible', label: t('export.compatible') },
              { value: 'strong', label: t('export.strong') },
            ]}
            value={strength}
            onChange={(next) => setStrength(next)}
          />
          <p className="field-note">{t(`export.${strength}Text`)}</p>
        </div>
      )}
      <WalletPassword value={password} onChange={setPassword} />
      {work.act.error && work.act.error.code !== 'keyfile/cancelled' ? (
        <AttemptError error={work.act.error} />
      ) : null}
      <Button type="submit" look="primary" wide busy={work.act.busy} aria-disabled={!ready}>
        {t('export.save')}
      </Button>
      {work.act.busy ? <Working progress={work.progress} onStop={work.stop} /> : null}
    </form>
  );
}

function WalletNameField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('export.walletName')}
      hint={t('export.walletNameHint', { name: value })}
      error={isWalletName(value) ? undefined : t('export.walletNameBad')}
    >
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className="input"
          value={value}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function Working({ progress, onStop }: { progress: { done: number; total: number } | null; onStop(): void }) {
  const { t } = useTranslation();
  return (
    <div className="address-foot">
      <p role="status" className="quiet small amount">
        {progress && progress.total > 1
          ? t('export.progress', { done: progress.done, total: progress.total })
          : t('export.working')}
      </p>
      <Button onClick={onStop}>{t('derive.stop')}</Button>
    </div>
  );
}
