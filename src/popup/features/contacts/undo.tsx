import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Removal } from './use-remove.js';

/** The way back after a removal. */
export function Undo({ removal }: { removal: Removal }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const { removed, restored } = removal;
  // The row that had the focus is gone.
  useEffect(() => {
    if (removed) button.current?.focus();
  }, [removed]);
  return (
    <div role="status">
      {removed ? (
        <div className="undo card">
          <span className="truncate">{t('contacts.removed', { name: removed.name })}</span>
          <button ref={button} type="button" className="button button-plain" onClick={removal.undo}>
            {t('contacts.undo')}
          </button>
        </div>
      ) : restored ? (
        <span className="visually-hidden">{t('contacts.restored', { name: restored })}</span>
      ) : null}
    </div>
  );
}
