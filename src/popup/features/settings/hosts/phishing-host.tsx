import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhishingStatus } from '../../../../protocol/ui/sites.js';
import { useServices } from '../../../app/services.js';
import { ageText } from '../../../components/age.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { RetryButton } from '../../../components/retry-button.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useAct } from '../../../components/use-act.js';
import { useAsk } from '../../../components/use-ask.js';
import { useNow } from '../../../state/use-now.js';
import { Toggle } from '../toggle.js';
import { HostHead } from './host-head.js';
import { PAGES } from './host-table.js';

/** The source of the list of phishing sites, with its switch. */
export function PhishingHost() {
  const { t } = useTranslation();
  const { background } = useServices();
  const asked = useAsk('phishing', () => background.call('phishing.status', {}));
  const act = useAct();
  const [changed, setChanged] = useState<PhishingStatus | null>(null);
  const now = useNow(30_000);
  const status = changed ?? asked.value;
  if (!status)
    return asked.error ? (
      <ErrorNotice error={asked.error} action={<RetryButton onAgain={asked.again} />} />
    ) : (
      <Skeleton rows={2} />
    );
  const change = (refreshes: boolean): void =>
    void act.run(async () => setChanged(await background.call('phishing.change', { refreshes })));
  const when =
    status.refreshedAtMs === null
      ? t('hosts.never')
      : t('hosts.last', { age: ageText(t, status.refreshedAtMs, now) });
  return (
    <div className="stack-tight">
      <HostHead
        url={PAGES.phishing}
        facts={status.failure ? `${when} \u00b7 ${t('hosts.failedNow')}` : when}
      />
      <Toggle
        label={t('hosts.phishing')}
        hint={t('hosts.phishingText')}
        checked={status.refreshes}
        disabled={act.busy}
        onChange={change}
      />
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </div>
  );
}
