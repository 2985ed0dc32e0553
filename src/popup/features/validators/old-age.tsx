import { useTranslation } from 'react-i18next';
import { Age } from '../../components/age.js';

/** How old what is shown is, where it is not of now. */
export function OldAge({ old, atMs }: { old: boolean; atMs: number | null }) {
  return old && atMs !== null ? <Age atMs={atMs} className="caution small" /> : null;
}

/** How old the median yields are, where they are not of now. */
export function YieldsAge({ atMs }: { atMs: number | null }) {
  const { t } = useTranslation();
  return atMs === null ? null : (
    <span className="caution" data-testid="yields-age">
      {t('validators.yieldsOld')} <Age atMs={atMs} />
    </span>
  );
}
