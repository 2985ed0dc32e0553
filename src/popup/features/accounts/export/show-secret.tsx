import { Copy, EyeOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { useAct } from '../../../components/use-act.js';
import { AttemptError } from '../../unlock/attempt-error.js';
import { useWalletKey } from '../../unlock/wallet-key.js';
import { WalletPassword } from '../../unlock/wallet-password.js';
import { copySecret } from './clipboard-guard.js';
import { HoldToShow } from './hold-to-show.js';
import { hexOf, SecretCover, SecretView } from './secret-view.js';
import { type HeldSecret, useHeldSecret } from './use-held-secret.js';

/** Phrase, seed or key of an account: behind the password, covered until held, gone after half a minute. */
export function ShowSecret({ account }: { account: Account & { source: 'phrase' | 'seed' | 'key' } }) {
  const { t } = useTranslation();
  const held = useHeldSecret();
  const taken = useRef(false);
  taken.current ||= held.ready;
  return (
    <>
      <Notice tone="caution">{t('export.caution')}</Notice>
      <p role="status" className="quiet small">
        {taken.current && !held.ready ? t('export.gone') : null}
      </p>
      {held.ready ? (
        <Held held={held} kind={account.source} />
      ) : (
        <AskPassword account={account} again={taken.current} onSecret={held.take} />
      )}
    </>
  );
}

interface AskProps {
  account: Account;
  /** The secret was here and is gone: whoever had the focus on it gets it back. */
  again: boolean;
  onSecret: HeldSecret['take'];
}

function AskPassword({ account, again, onSecret }: AskProps) {
  const { t } = useTranslation();
  const { background } = useServices();
  const walletKey = useWalletKey();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const act = useAct();
  useEffect(() => {
    if (again) form.current?.querySelector('input')?.focus();
  }, [again]);
  const reveal = (): Promise<void> =>
    act.run(async () => {
      const wrappingKey = await walletKey(password);
      const { secrets } = await background.call('wallet.revealSecrets', {
        accountIds: [account.accountId],
        wrappingKey,
      });
      setPassword('');
      if (secrets[0]) onSecret(secrets[0].secret);
    });
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void reveal();
      }}
    >
      <WalletPassword value={password} onChange={setPassword} />
      {act.error ? <AttemptError error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={password === ''}>
        {t('actions.continue')}
      </Button>
    </form>
  );
}

function Held({ held, kind }: { held: HeldSecret; kind: 'phrase' | 'seed' | 'key' }) {
  const { t } = useTranslation();
  return (
    <>
      <HoldToShow
        label={t('export.hold')}
        onPress={held.touch}
        covered={<SecretCover kind={kind} />}
        shown={() => {
          const secret = held.read();
          return secret ? <SecretView secret={secret} /> : null;
        }}
      />
      <div className="address-foot">
        <p className="quiet small amount">{t('export.goneIn', { seconds: held.left })}</p>
        <Button onClick={held.drop}>
          <EyeOff size={14} aria-hidden="true" /> {t('export.done')}
        </Button>
      </div>
      {kind === 'phrase' ? <p className="faint small">{t('export.noCopy')}</p> : <CopyHex held={held} />}
    </>
  );
}

/** A key in hex cannot be written down without mistakes, so it may be copied, with a warning. */
function CopyHex({ held }: { held: HeldSecret }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, setCopied] = useState(false);
  const act = useAct();
  const copy = (): Promise<void> =>
    act.run(async () => {
      const secret = held.read();
      if (!secret || secret.kind === 'phrase') return;
      await copySecret(platform.copy, hexOf(secret));
      setCopied(true);
    });
  return (
    <>
      <Notice
        tone="caution"
        action={
          <Button onClick={() => void copy()}>
            <Copy size={14} aria-hidden="true" /> {t('export.copyHex')}
          </Button>
        }
      >
        {t('export.copyText')}
      </Notice>
      <p role="status" className="quiet small">
        {copied ? t('export.copiedHex') : null}
      </p>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}
