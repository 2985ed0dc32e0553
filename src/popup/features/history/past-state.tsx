import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { groupDigits } from '../../../core/amount/format.js';
import { Notice } from '../../components/notice.js';

interface Props {
  state: 'reading' | 'complete' | 'no-archive' | 'error';
  progress: { done: number; total: number };
  /** Something is known already and stands beside this. */
  some: boolean;
}

/** How far the past has been read, or why it cannot be. Nothing once all of it is there. */
export function PastState({ state, progress, some }: Props) {
  const { t } = useTranslation();
  if (state === 'complete') return null;
  if (state === 'reading')
    return (
      <div className="past-reading" data-testid="past-progress">
        <progress value={progress.done} max={Math.max(progress.total, 1)} aria-label={t('history.reading')} />
        <span className="faint tiny amount" role="status">
          {t('history.progress', {
            done: groupDigits(String(progress.done)),
            total: groupDigits(String(progress.total)),
          })}
        </span>
      </div>
    );
  return (
    <Notice
      tone={state === 'error' ? 'caution' : 'note'}
      action={
        <Link className="link" href="/settings/network">
          {t('history.chooseNode')}
        </Link>
      }
    >
      {t(`history.${state === 'no-archive' ? 'noArchive' : 'failed'}`)}
      {some ? ` ${t('history.partKept')}` : ''}
    </Notice>
  );
}
