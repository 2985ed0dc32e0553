import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.js';
import type { SavedFile } from './use-export-files.js';

/** What was saved and where it belongs. The form is gone, so the focus comes here. */
export function SavedFiles({ files }: { files: readonly SavedFile[] }) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const placed = files.some(({ place }) => place !== null);
  return (
    <section className="stack" data-testid="saved-files">
      <h2 ref={title} tabIndex={-1} className="strong">
        {t('export.saved', { count: files.length })}
      </h2>
      <p className="quiet small">{t(placed ? 'export.savedBtcli' : 'export.savedText')}</p>
      <ul className="card page-card saved-files">
        {files.map(({ name, place }) => (
          <li key={place ?? name}>
            <bdi className="mono break strong">{name}</bdi>
            {place ? <bdi className="mono break tiny faint">~/.bittensor/{place}</bdi> : null}
          </li>
        ))}
      </ul>
      <Notice tone="note">{t('export.keepSafe')}</Notice>
    </section>
  );
}
