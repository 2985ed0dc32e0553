import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Segmented } from '../../components/segmented.js';
import { Sheet } from '../../components/sheet.js';
import { Term } from '../../components/term.js';
import { useScope } from '../holdings/scope.js';
import { GROUPINGS, type Grouping } from './group-positions.js';
import type { SheetState } from './sheet-state.js';

/** What the numbers of the list are, and by what its positions stand together. */
export default function ListSheet({
  open,
  onOpenChange,
  by,
  onChange,
}: SheetState & { by: Grouping; onChange(by: Grouping): void }) {
  const { t } = useTranslation();
  const { all } = useScope();
  return (
    <Sheet title={t('home.listTitle')} open={open} onOpenChange={onOpenChange}>
      <p className="quiet small">
        <Term name="exit">{t('home.exitTerm')}</Term> {t('home.exitText')}
      </p>
      <Segmented<Grouping>
        label={t('home.groupBy')}
        value={by}
        options={GROUPINGS.filter((one) => one !== 'account' || all).map((value) => ({
          value,
          label: t(`home.by.${value}`),
        }))}
        onChange={onChange}
      />
      <Link className="link small" href="/portfolio">
        {t('home.allColumns')}
      </Link>
    </Sheet>
  );
}
