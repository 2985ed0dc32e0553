import { Usb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { RunState } from './run-state.js';
import type { LedgerWork } from './use-ledger.js';

/** What to do at the device before the first press, and that press. */
export function ConnectStep({ work, onConnect }: { work: LedgerWork; onConnect(): void }) {
  const { t } = useTranslation();
  const busy = work.run.phase === 'running';
  return (
    <section className="card page-card" aria-labelledby="ledger-connect">
      <h2 id="ledger-connect" className="strong">
        {t('ledger.steps.title')}
      </h2>
      <ol className="ledger-steps">
        <li>{t('ledger.steps.plug')}</li>
        <li>{t('ledger.steps.app')}</li>
        <li>{t('ledger.steps.choose')}</li>
      </ol>
      <RunState run={work.run} onCancel={work.cancel} />
      {busy ? null : (
        <Button look="primary" wide onClick={onConnect} data-testid="ledger-connect">
          <Usb size={16} aria-hidden="true" />
          {t(work.run.phase === 'failed' ? 'ledger.retry' : 'ledger.connect')}
        </Button>
      )}
    </section>
  );
}
