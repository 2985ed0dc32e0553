import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import type { LedgerRun } from './use-ledger.js';

interface Props {
  run: LedgerRun;
  onCancel(): void;
  /** What failed, once more; left out where the button of the screen does the same. */
  onRetry?: (() => void) | undefined;
  /** Instead of the general word for what is going on. */
  text?: string | undefined;
}

/** What the operation with the device has come to. The region is there before it speaks. */
export function RunState({ run, onCancel, onRetry, text }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className="ledger-run" role="status" data-testid="ledger-run" data-phase={run.phase}>
        {run.phase === 'running' ? (
          <>
            <span className="spinner" aria-hidden="true" />
            <span className="ledger-run-text">{text ?? t(`ledger.stage.${run.stage}`)}</span>
          </>
        ) : null}
        {run.phase === 'cancelled' ? <span className="quiet small">{t('ledger.cancelled')}</span> : null}
      </div>
      {run.phase === 'running' ? (
        <Button onClick={onCancel} data-testid="ledger-cancel">
          {t('ledger.cancel')}
        </Button>
      ) : null}
      {run.phase === 'failed' ? (
        <ErrorNotice
          error={run.error}
          action={
            onRetry ? (
              <Button onClick={onRetry} data-testid="ledger-retry">
                {t('ledger.retry')}
              </Button>
            ) : undefined
          }
        />
      ) : null}
    </>
  );
}
