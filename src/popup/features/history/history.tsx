import './history.css';
import '../market/market.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionHistory, HistoryRange, ValueHistory } from '../../../core/chain/history.js';
import { PageHeader } from '../../components/page-header.js';
import history from '../../i18n/en/history.json' with { type: 'json' };
import market from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useScope } from '../holdings/scope.js';
import { ScopeControls } from '../holdings/scope-controls.js';
import { useRoom } from '../market/use-room.js';
import { Actions } from './actions.js';
import { FoldedCurve } from './folded-curve.js';
import { moneyMarks, useMarks } from './marks.js';
import { RangeChoice } from './range-choice.js';

addWords(market);
addWords(history);

const DAY_MS = 86_400_000;
const DAYS: Record<HistoryRange, number | null> = {
  '24h': 1,
  '7d': 7,
  '30d': 30,
  '90d': 90,
  '1y': 365,
  all: null,
};

/** Everything that happened to the accounts in view, and folded above it what they were worth. `home`: beside the home of a tab, nothing to go back to. */
export default function History({ home = false }: { home?: boolean }) {
  const { t } = useTranslation();
  const [range, setRange] = useState<HistoryRange>('30d');
  const { accounts } = useScope();
  const addresses = accounts.map((account) => account.address);
  const asked = addresses.length > 0 ? { addresses, range } : undefined;
  const value = useRoom('valueHistory', asked);
  const actions = useRoom('actions', asked);
  const marks = useMarks(actions, moneyMarks);
  const days = DAYS[range];
  // From midnight on, so that the list does not change with every second.
  const sinceMs = days === null ? null : new Date().setHours(0, 0, 0, 0) - days * DAY_MS;
  return (
    <main className="screen history" data-testid="history-screen">
      <PageHeader title={t('history.title')} back={home ? null : '/'} />
      <div className="scroll history-body">
        <ScopeControls />
        <div className="history-range">
          <RangeChoice value={range} onChange={setRange} />
        </div>
        <FoldedCurve value={value} marks={marks} isToldBelow={isSameFault(value, actions)} />
        <Actions history={actions} value={value} addresses={addresses} sinceMs={sinceMs} />
      </div>
    </main>
  );
}

/** Both read the same past from the same node: what hinders both is told once, by the list. */
function isSameFault(value: ValueHistory | null, actions: ActionHistory | null): boolean {
  return value?.state === actions?.state && (value?.state === 'error' || value?.state === 'no-archive');
}
