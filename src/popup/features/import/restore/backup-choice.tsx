import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupContents } from '../../../../protocol/ui/backup.js';
import { Checkbox } from '../../../components/checkbox.js';
import type { Act } from '../../../components/use-act.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { FinishForm } from '../../onboarding/finish-form.js';
import { AccountTable } from '../accounts/account-table.js';
import { type AccountRow, isChoosable, rowState } from '../accounts/rows.js';
import type { Chosen } from './use-restore.js';

interface Props {
  contents: BackupContents;
  act: Act;
  onStore(chosen: Chosen, newPassword: string): Promise<void>;
}

/** What a backup holds, and which of it is wanted. Nothing that is in the wallet is replaced. */
export function BackupChoice({ contents, act, onStore }: Props) {
  const { t, i18n } = useTranslation();
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [contacts, setContacts] = useState(contents.contacts > 0);
  const isNew = useWalletStore((s) => s.status?.vault !== 'unlocked');
  // In a wallet that is in use they would change what somebody has chosen since.
  const [settings, setSettings] = useState(isNew && contents.settings);
  const rows = useMemo(
    () =>
      contents.accounts.map(({ accountId, address, name, role, source, presence }): AccountRow => {
        const state = rowState({ accountId, hasKey: source !== null, problem: null }, presence, false);
        return {
          key: accountId,
          name,
          address,
          accountId,
          kind: t(`import.madeOf.${source ?? 'none'}`),
          role,
          state,
          problem: null,
          chosen: isChoosable({ state }) && !unticked.has(accountId),
        };
      }),
    [contents, unticked, t],
  );
  const accountIds = rows.flatMap((row) => (row.chosen && row.accountId ? [row.accountId] : []));
  // A wallet without an account does not exist: the first thing restored has to be one.
  const something = isNew ? accountIds.length > 0 : accountIds.length > 0 || contacts || settings;
  const made = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' });
  const choose = (keys: readonly string[], chosen: boolean): void =>
    setUnticked((old) => {
      const next = new Set(old);
      for (const key of keys) chosen ? next.delete(key) : next.add(key);
      return next;
    });
  return (
    <div className="stack" data-testid="backup-contents">
      <p className="quiet small">
        {t('import.restore.made', { date: made.format(contents.createdAtMs), count: rows.length })}
      </p>
      {rows.length > 0 ? (
        <AccountTable
          rows={rows}
          kindTitle={t('import.table.source')}
          holdings={null}
          onName={null}
          onChoose={(key, chosen) => choose([key], chosen)}
          onChooseAll={(chosen) =>
            choose(
              rows.map(({ key }) => key),
              chosen,
            )
          }
        />
      ) : null}
      <div className="card restore-more">
        <Tick
          label={t('import.restore.contacts', { count: contents.contacts })}
          disabled={contents.contacts === 0}
          checked={contacts}
          onChange={setContacts}
        />
        <Tick
          label={t(contents.settings ? 'import.restore.settings' : 'import.restore.noSettings')}
          disabled={!contents.settings}
          checked={settings}
          onChange={setSettings}
        />
      </div>
      <FinishForm
        act={act}
        name={null}
        ready={something}
        submitLabel={t('import.restore.act', { count: accountIds.length })}
        onSubmit={({ password }) => void onStore({ accountIds, contacts, settings }, password)}
      />
    </div>
  );
}

interface TickProps {
  label: string;
  disabled: boolean;
  checked: boolean;
  onChange(checked: boolean): void;
}

function Tick({ label, disabled, checked, onChange }: TickProps) {
  return (
    <label className="consent">
      <Checkbox disabled={disabled} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className={disabled ? 'faint' : undefined}>{label}</span>
    </label>
  );
}
