import { CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isPracticeAccount } from '../../../core/accounts/practice.js';
import type { Account } from '../../../core/accounts/types.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { SafeAddressEditor } from './safe-address-editor.js';
import type { Situation } from './situation.js';

interface Props {
  account: Account;
  /** Whether the network tells all that could be wrong. */
  complete: boolean;
  /** In which nothing is wrong. */
  situation: Situation;
}

/** Nothing is wrong: said, and what to have ready before something is. */
export function Calm({ account, complete, situation: { given, announced } }: Props) {
  const { t } = useTranslation();
  const whole = announced.length > 0 ? 'textAnnounced' : given.length > 0 ? 'textGiven' : 'text';
  return (
    <section className="calm" data-testid="calm">
      <CircleCheck size={28} aria-hidden="true" className="gain" />
      <h2 className="strong">{t('emergency.calm.title')}</h2>
      <p className="quiet small">{t(`emergency.calm.${complete ? whole : 'textKnown'}`)}</p>
      <Ready account={account} />
    </section>
  );
}

function Ready({ account }: { account: Account }) {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  const [choosing, setChoosing] = useState(false);
  if (!settings) return null;
  const isOn = settings.watch.everySeconds > 0;
  return (
    <section className="card ready" aria-label={t('emergency.calm.prepare')} data-testid="ready">
      <h3 className="part-title">{t('emergency.calm.prepare')}</h3>
      <ul>
        <Item
          done={settings.safeAddress !== null}
          name={t('emergency.calm.safe')}
          state={t(settings.safeAddress === null ? 'emergency.calm.safeMissing' : 'emergency.calm.safeSet')}
          onChoose={() => setChoosing(true)}
        />
        <Item
          done={isOn}
          name={t('emergency.calm.watch')}
          state={t(isOn ? 'emergency.calm.watchOn' : 'emergency.calm.watchOff')}
          path="/settings/watch"
        />
        {isPracticeAccount(account.accountId) ? (
          <Item
            done
            name={t('emergency.calm.backup')}
            state={t('emergency.calm.backupPublic')}
            path={`/accounts/${account.accountId}`}
          />
        ) : account.source === 'phrase' ? (
          <Item
            done={account.backedUp}
            name={t('emergency.calm.backup')}
            state={t(account.backedUp ? 'emergency.calm.backupDone' : 'emergency.calm.backupMissing')}
            path={`/accounts/${account.accountId}`}
          />
        ) : null}
      </ul>
      {choosing ? (
        <SafeAddressEditor
          account={account}
          current={settings.safeAddress}
          onDone={() => setChoosing(false)}
          onCancel={() => setChoosing(false)}
        />
      ) : null}
    </section>
  );
}

interface ItemProps {
  done: boolean;
  name: string;
  state: string;
  path?: string;
  onChoose?: () => void;
}

function Item({ done, name, state, path, onChoose }: ItemProps) {
  const { t } = useTranslation();
  const Icon = done ? CircleCheck : CircleDashed;
  const text = (
    <>
      <Icon size={16} aria-hidden="true" className={done ? 'gain' : 'caution'} />
      <span className="visually-hidden">{t(done ? 'emergency.calm.ready' : 'emergency.calm.missing')}: </span>
      <span className="ready-name">{name}</span>
      <span className={done ? 'quiet' : 'caution'}>{state}</span>
    </>
  );
  return (
    <li>
      {path === undefined ? (
        <button type="button" className="ready-item" onClick={onChoose}>
          {text}
        </button>
      ) : (
        <Link href={path} className="ready-item">
          {text}
        </Link>
      )}
    </li>
  );
}
