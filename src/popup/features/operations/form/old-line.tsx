import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Age } from '../../../components/age.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { RetryButton } from '../../../components/retry-button.js';
import { useReadError, useStaleAt } from './use-stale.js';

/** Says in one line that a form shows what was read earlier, and since when; nothing while all of it is of now. */
export function OldLine() {
  const { t } = useTranslation();
  const atMs = useStaleAt();
  const error = useReadError();
  if (atMs === null || error === null) return null;
  if (error.code === 'chain/offline')
    return (
      <p className="old-line small" data-testid="offline">
        <WifiOff size={14} aria-hidden="true" />
        <span role="status">{t('operation.offline')}</span>
        <Age atMs={atMs} className="faint" />
      </p>
    );
  return <ErrorNotice error={error} action={<RetryButton />} />;
}
