import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { useAct } from '../../../components/use-act.js';
import { createPasskey } from '../../../passkey/index.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { AttemptError } from '../../unlock/attempt-error.js';
import { useWalletKey } from '../../unlock/wallet-key.js';
import { WalletPassword } from '../../unlock/wallet-password.js';

/** The password first, then the browser's own question. */
export function AddPasskey({ onAdded }: { onAdded(): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const walletKey = useWalletKey();
  const [password, setPassword] = useState('');
  const act = useAct();
  const add = (): Promise<void> =>
    act.run(async () => {
      // Asked before the password is worked out: a browser wants its question close to the click.
      const passkey = await createPasskey();
      await background.call('wallet.setPasskey', { ...passkey, wrappingKey: await walletKey(password) });
      onAdded();
      await refreshWallet(background);
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void add();
      }}
    >
      <WalletPassword value={password} onChange={setPassword} />
      {act.error ? <AttemptError error={act.error} /> : null}
      <Button type="submit" look="primary" busy={act.busy} aria-disabled={password === ''}>
        {t('settings.passkeyAdd')}
      </Button>
    </form>
  );
}
