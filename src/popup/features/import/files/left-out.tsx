import { useTranslation } from 'react-i18next';
import { MAX_FILE_BYTES } from '../../../../core/keyfiles/recognise/index.js';
import { Notice } from '../../../components/notice.js';
import { MAX_FILES, MAX_TOTAL_BYTES } from '../reading/read-files.js';
import { MAX_DEPTH } from '../reading/walk-drop.js';
import type { LeftOut } from '../types.js';

const MIB = 1024 * 1024;

/** What was not read of a drop, and why: silence would look like "nothing there". */
export function LeftOutNotice({ left }: { left: LeftOut }) {
  const { t } = useTranslation();
  const lines = [
    left.tooMany && t('import.left.tooMany', { count: MAX_FILES }),
    left.tooMuch && t('import.left.tooMuch', { total: MAX_TOTAL_BYTES / MIB, each: MAX_FILE_BYTES / MIB }),
    left.tooDeep && t('import.left.tooDeep', { depth: MAX_DEPTH }),
    left.unreadable > 0 && t('import.left.unreadable', { count: left.unreadable }),
  ].filter((line) => typeof line === 'string');
  if (lines.length === 0) return null;
  return (
    <Notice tone="caution" title={t('import.left.title')}>
      {lines.join(' ')}
    </Notice>
  );
}
