import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';
import { Notice } from '../../../components/notice.js';
import { Outside } from '../../../components/outside.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { AttemptError } from '../../unlock/attempt-error.js';
import { useWalletKey } from '../../unlock/wallet-key.js';
import { WalletPassword } from '../../unlock/wallet-password.js';
import { takeOut } from './take-out.js';

interface Props {
  cold: Account;
  /** Everything before it is done. */
  ready: boolean;
}

/** The backup is proven, then the key leaves this browser; the account stays in the list and is watched. */
export function OutStep({ cold, ready }: Props) {
  const { t } = useTranslation();
  if (!canSign(cold))
    return (
      <p className="right-said small">
        <CircleCheck size={16} aria-hidden="true" className="gain" />
        <span>{t('rights.offline.out.isOut')}</span>
      </p>
    );
  return (
    <>
      <p className="small">{t('rights.offline.out.text')}</p>
      <ul className="right-points small">
        <li>{t('rights.offline.out.paper')}</li>
        <li>
          {t('rights.offline.out.vault')}{' '}
          <Link href="/connect/vault" className="link">
            {t('rights.offline.out.vaultLink')}
          </Link>
        </li>
        <li>{t('rights.offline.out.ledger')}</li>
      </ul>
      {cold.backedUp ? (
        <>
          <p className="right-said small">
            <CircleCheck size={16} aria-hidden="true" className="gain" />
            <span>{t('rights.offline.out.backedUp')}</span>
          </p>
          <Link href={`/accounts/${cold.accountId}/export`} className="link small">
            {t('rights.offline.out.look')}
          </Link>
          {ready ? <TakeOut cold={cold} /> : <p className="quiet small">{t('rights.offline.first')}</p>}
        </>
      ) : (
        <Notice
          tone="danger"
          title={t('rights.offline.out.noBackup')}
          action={
            <Link href={`/accounts/${cold.accountId}`} className="button button-plain">
              {t('rights.offline.out.backUp')}
            </Link>
          }
        >
          {t('rights.offline.out.noBackupText')}
        </Notice>
      )}
    </>
  );
}

/** Spaces and hidden characters do not count: the name is typed to slow down, not to be guessed. */
const typedAs = (text: string): string => cleanText(text).normalize('NFC').replace(/\s+/g, ' ').trim();

function TakeOut({ cold }: { cold: Account }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const walletKey = useWalletKey();
  const act = useAct();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tested, setTested] = useState(false);
  const ready = tested && typedAs(name) === typedAs(cold.name) && password !== '';
  const take = (): Promise<void> =>
    act.run(async () => {
      await takeOut(background, cold, await walletKey(password));
      await refreshWallet(background);
    });
  return (
    <form
      className="right-fields"
      data-testid="take-out"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void take();
      }}
    >
      <label className="check-row small">
        <input
          type="checkbox"
          className="check"
          checked={tested}
          onChange={(event) => setTested(event.target.checked)}
        />
        <span>{t('rights.offline.out.tested')}</span>
      </label>
      <Field
        label={
          <>
            {t('accounts.typeName')} <Outside text={cold.name} className="strong typed-name" />
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
        {t('rights.offline.out.take')}
      </Button>
    </form>
  );
}
