import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionHistory, ValueHistory } from '../../../core/chain/history.js';
import { actionsCsv, incomeCsv } from '../../../core/csv/index.js';
import { incomeBetween } from '../../../core/gains/index.js';
import { Button } from '../../components/button.js';
import { useNoteFinder } from '../activity/notes.js';
import type { Entry } from './entries.js';
import { recordsOf } from './records.js';
import { saveCsv } from './save-csv.js';

interface Props {
  /** What the filter left. */
  shown: readonly Entry[];
  history: ActionHistory | null;
  value: ValueHistory | null;
}

/** What is shown as a file, and what was earned as another. Prices in money of that day are in none: nobody is asked. */
export function Exports({ shown, history, value }: Props) {
  const { t } = useTranslation();
  const noteOf = useNoteFinder();
  const records = useMemo(
    () => recordsOf(shown, ({ tx, actions }) => noteOf({ tx, action: actions[0] })),
    [shown, noteOf],
  );
  // Income is what actions do not explain: it can be told only when all of both is known.
  const canIncome = history?.state === 'complete' && value?.state === 'complete' && value.points.length > 1;
  if (records.length === 0 && !canIncome) return null;
  return (
    <span className="exports">
      {records.length > 0 ? (
        <Button look="ghost" onClick={() => saveCsv(actionsCsv(records, null), 'actions')}>
          <Download size={14} aria-hidden="true" /> {t('history.csv')}
        </Button>
      ) : null}
      {canIncome ? (
        <Button
          look="ghost"
          title={t('history.incomeHint')}
          onClick={() => saveCsv(incomeCsv(incomeBetween(value, history.actions), null), 'income')}
        >
          <Download size={14} aria-hidden="true" /> {t('history.incomeCsv')}
        </Button>
      ) : null}
    </span>
  );
}
