import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../components/select-field.js';
import { cleanText } from '../../components/untrusted.js';
import { useWalletStore } from '../../state/wallet-store.js';
import type { Entry } from './entries.js';
import { choicesOf, type EntryFilter } from './entry-filter.js';

interface Props {
  entries: readonly Entry[];
  filter: EntryFilter;
  onChange(patch: Partial<EntryFilter>): void;
}

/** Kind, subnet and account as lists of what occurs, and words to search for. */
export function Filters({ entries, filter, onChange }: Props) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? null);
  const choices = useMemo(() => choicesOf(entries), [entries]);
  const nameOf = (address: string): string =>
    cleanText(accounts?.find((one) => one.address === address)?.name ?? address);
  return (
    <search className="actions-filters">
      <label className="actions-search">
        <span className="visually-hidden">{t('history.search')}</span>
        <Search size={14} aria-hidden="true" />
        <input
          className="input"
          type="search"
          placeholder={t('history.search')}
          value={filter.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </label>
      <Choice
        label={t('history.byKind')}
        all={t('history.allKinds')}
        value={filter.kind}
        options={choices.kinds.map((kind) => [kind, t(`history.kind.${kind}`)])}
        onChange={(value) => onChange({ kind: choices.kinds.find((kind) => kind === value) ?? null })}
      />
      <Choice
        label={t('history.bySubnet')}
        all={t('history.allSubnets')}
        value={filter.netuid === null ? null : String(filter.netuid)}
        options={choices.netuids.map((netuid) => [
          String(netuid),
          netuid === 0 ? t('amount.root') : `SN${netuid}`,
        ])}
        onChange={(value) => onChange({ netuid: value === null ? null : Number(value) })}
      />
      {choices.addresses.length > 1 ? (
        <Choice
          label={t('history.byAccount')}
          all={t('history.allAccounts')}
          value={filter.address}
          options={choices.addresses.map((address) => [address, nameOf(address)])}
          onChange={(value) => onChange({ address: value })}
        />
      ) : null}
    </search>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | null;
  options: Array<[value: string, text: string]>;
  onChange(value: string | null): void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      <span className="visually-hidden">{label}</span>
      <Select
        value={value ?? ''}
        options={[{ value: '', label: all }, ...options.map(([one, text]) => ({ value: one, label: text }))]}
        onChange={(next) => onChange(next === '' ? null : next)}
      />
    </label>
  );
}
