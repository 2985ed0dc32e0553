import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grouping } from './group-positions.js';
import { useAsked } from './sheet-state.js';

const ListSheet = lazy(() => import('./list-sheet.js'));

/** Says what the numbers below are, and opens what can be chosen about the list. */
export function ListAside({ by, onChange }: { by: Grouping; onChange(by: Grouping): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const asked = useAsked(open);
  return (
    <>
      <button
        type="button"
        className="tabs-aside"
        aria-haspopup="dialog"
        title={t('home.listTitle')}
        onClick={() => setOpen(true)}
      >
        {t('home.exitValue')}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      {asked ? (
        <Suspense fallback={null}>
          <ListSheet open={open} onOpenChange={setOpen} by={by} onChange={onChange} />
        </Suspense>
      ) : null}
    </>
  );
}
