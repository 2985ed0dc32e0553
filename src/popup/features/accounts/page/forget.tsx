import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { Outside } from '../../../components/outside.js';
import { Sheet } from '../../../components/sheet.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAct } from '../../../components/use-act.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { AttemptError } from '../../unlock/attempt-error.js';
import { useWalletKey } from '../../unlock/wallet-key.js';
import { WalletPassword } from '../../unlock/wallet-password.js';
import { refreshWallet } from '../refresh.js';

interface Props {
  account: Account;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Removes an account. What is held goes for ever, so its name and the password are asked; a watched one needs neither. */
export function Forget({ account, open, onOpenChange }: Props) {
  const { t } = useTranslation();
  const held = canSign(account);
  const only = useWalletStore((s) => s.status?.accounts.length === 1);
  return (
    <Sheet
      title={t(held ? 'accounts.forgetTitle' : 'accounts.stopWatching')}
      open={open}
      onOpenChange={onOpenChange}
    >
      {only ? (
        <ErrorNotice error={{ code: 'keys/last-account', context: {} }} />
      ) : held ? (
        <ForgetHeld account={account} />
      ) : (
        <ForgetWatched account={account} />
      )}
    </Sheet>
  );
}

function useForget({ accountId }: Account) {
  const { background } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const forget = (key: () => Promise<string | null>): void =>
    void act.run(async () => {
      await background.call('wallet.forgetAccount', { accountId, wrappingKey: await key() });
      navigate('/accounts');
      await refreshWallet(background);
    });
  return { act, forget };
}

function ForgetWatched({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { act, forget } = useForget(account);
  return (
    <div className="stack">
      <p className="quiet">{t('accounts.stopWatchingText')}</p>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button look="primary" wide busy={act.busy} onClick={() => forget(async () => null)}>
        {t('accounts.stopWatching')}
      </Button>
    </div>
  );
}

/** Spaces and hidden characters do not count: the name is typed to slow down, not to be guessed. */
const typedAs = (text: string): string => cleanText(text).normalize('NFC').replace(/\s+/g, ' ').trim();

function ForgetHeld({ account }: { account: Account }) {
  const { t } = useTranslation();
  const walletKey = useWalletKey();
  const { act, forget } = useForget(account);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const ready = typedAs(name) === typedAs(account.name) && password !== '';
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) forget(() => walletKey(password));
      }}
    >
      <Notice
        tone={account.backedUp ? 'caution' : 'danger'}
        title={account.backedUp ? null : t('accounts.forgetOnlyCopy')}
      >
        {t(account.backedUp ? 'accounts.forgetText' : 'accounts.forgetTextOnly')}
      </Notice>
      <Field
        label={
          <>
            {t('accounts.typeName')} <Outside text={account.name} className="strong typed-name" />
          </>
        }
      >
        {({ id }) => (
          <input
            id={id}
            className="input"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <WalletPassword value={password} onChange={setPassword} />
      {act.error ? <AttemptError error={act.error} /> : null}
      <Button type="submit" look="danger" wide busy={act.busy} aria-disabled={!ready}>
        {t('accounts.forget')}
      </Button>
    </form>
  );
}
