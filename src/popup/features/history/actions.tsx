import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { ActionHistory, ChainAction } from '../../../core/chain/history.js';
import { Button } from '../../components/button.js';
import { Skeleton } from '../../components/skeleton.js';
import { cleanText } from '../../components/untrusted.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { type ActionFilter, choicesOf, filterActions } from './action-filter.js';
import { ActionLine } from './action-line.js';
import { PastState } from './past-state.js';
import { saveCsv } from './save-csv.js';

/** Rows shown at first and with each further press. */
const PAGE = 50;
const ALL: ActionFilter = { address: null, netuid: null, kind: null };

/** Everything that happened to the accounts in view, as the chain's events tell it. */
export function Actions({ history }: { history: ActionHistory | null }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(ALL);
  const [pages, setPages] = useState(1);
  const actions = history?.actions ?? NONE;
  const shown = useMemo(() => filterActions(actions, filter), [actions, filter]);
  const change = (patch: Partial<ActionFilter>): void => {
    setFilter({ ...filter, ...patch });
    setPages(1);
  };
  return (
    <section className="part" data-testid="actions">
      <div className="actions-head">
        <h2 className="part-title">{t('history.actions')}</h2>
        {shown.length > 0 ? (
          <Button look="ghost" onClick={() => saveCsv(shown)}>
            <Download size={14} aria-hidden="true" /> {t('history.csv')}
          </Button>
        ) : null}
      </div>
      {actions.length > 0 ? <Filters actions={actions} filter={filter} onChange={change} /> : null}
      <p className="visually-hidden" role="status">
        {actions.length > 0 ? t('history.found', { count: shown.length }) : ''}
      </p>
      {history ? (
        <>
          <PastState state={history.state} progress={history.progress} some={actions.length > 0} />
          <ul className="rows">
            {shown.slice(0, pages * PAGE).map((action, index) => (
              <ActionLine
                // biome-ignore lint/suspicious/noArrayIndexKey: one block may hold the same action twice
                key={`${action.block} ${action.extrinsicIndex} ${action.kind} ${index}`}
                action={action}
              />
            ))}
          </ul>
          {shown.length > pages * PAGE ? (
            <Button look="ghost" wide onClick={() => setPages(pages + 1)}>
              {t('history.more', { count: shown.length - pages * PAGE })}
            </Button>
          ) : null}
          <Empty history={history} shown={shown.length} />
          {history.fromBlock !== null ? (
            <p className="faint tiny">
              {t('history.from', { block: groupDigits(String(history.fromBlock)) })}
            </p>
          ) : null}
        </>
      ) : (
        <Skeleton rows={4} tall />
      )}
    </section>
  );
}

const NONE: ChainAction[] = [];

function Empty({ history, shown }: { history: ActionHistory; shown: number }) {
  const { t } = useTranslation();
  if (shown > 0) return null;
  if (history.actions.length > 0) return <p className="empty quiet">{t('history.noMatch')}</p>;
  return history.state === 'complete' ? <p className="empty quiet">{t('history.nothing')}</p> : null;
}

interface FiltersProps {
  actions: ChainAction[];
  filter: ActionFilter;
  onChange(patch: Partial<ActionFilter>): void;
}

function Filters({ actions, filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? null);
  const choices = useMemo(() => choicesOf(actions), [actions]);
  const nameOf = (address: string): string =>
    cleanText(accounts?.find((one) => one.address === address)?.name ?? address);
  return (
    <div className="actions-filters">
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
    </div>
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
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{all}</option>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
