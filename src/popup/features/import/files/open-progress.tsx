import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import type { Source } from '../types.js';
import { isHeavy } from './plan.js';
import type { Progress } from './use-opening.js';

interface Props {
  progress: Progress;
  /** The files that are still closed: among them is the one being opened. */
  heavy: readonly Source[];
  onCancel(): void;
}

/** How far the opening is, in numbers, with a way out. Screen readers hear every quarter, not every account. */
export function OpenProgress({ progress: { done, total, unit }, heavy, onCancel }: Props) {
  const { t } = useTranslation();
  const section = useRef<HTMLElement>(null);
  // The form that had the focus is out of the way now.
  useEffect(() => {
    section.current?.querySelector('button')?.focus();
  }, []);
  const cancel = useRef(onCancel);
  cancel.current = onCancel;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') cancel.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const known = total > 1;
  const text = known ? t(`import.opening.${unit}`, { done, total }) : t('import.opening.one');
  const slow = heavy.some(isHeavy);
  // A bar that stands still for eight seconds looks broken.
  const counts = known && !(slow && done === 0);
  const quarter = known ? Math.floor((done / total) * 4) * 25 : 0;
  return (
    <section ref={section} className="card opening" data-testid="opening">
      <div className="opening-head">
        <span className="strong">{text}</span>
        <Button look="plain" onClick={onCancel}>
          {t('import.opening.cancel')}
        </Button>
      </div>
      {counts ? (
        <progress className="opening-bar" max={total} value={done} aria-label={t('import.opening.label')} />
      ) : (
        <div className="progress" aria-hidden="true" />
      )}
      <p className="quiet small">{slow ? t('import.opening.heavy') : t('import.opening.light')}</p>
      <span className="visually-hidden" role="status">
        {known ? t('import.opening.percent', { percent: quarter }) : t('import.opening.one')}
      </span>
    </section>
  );
}

/** Fewer are read before anybody could read the words. */
const SHOWN_FROM = 20;

/** How far the reading of the files in the clear is: nothing to press, it is soon over. */
export function ReadProgress({ progress: { done, total } }: { progress: Progress }) {
  const { t } = useTranslation();
  if (total < SHOWN_FROM) return null;
  return (
    <section className="card opening" data-testid="reading">
      <span className="strong opening-head">{t('import.opening.reading', { done, total })}</span>
      <progress className="opening-bar" max={total} value={done} aria-label={t('import.opening.label')} />
      <span className="visually-hidden" role="status">
        {t('import.opening.percent', { percent: Math.floor((done / total) * 4) * 25 })}
      </span>
    </section>
  );
}
