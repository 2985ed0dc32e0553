import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What was saved and what to do with it. The form is gone, so the focus comes here. */
export function BackupSaved({ name }: { name: string }) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <section className="card page-card" data-testid="backup-saved">
      <h2 ref={title} tabIndex={-1} className="strong">
        {t('backup.saved')}
      </h2>
      <p>
        <bdi className="mono break">{name}</bdi>
      </p>
      <p className="quiet small">{t('backup.savedText')}</p>
    </section>
  );
}
