import '../settings/settings.css';
import './phishing-section.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { InputOf } from '../../../protocol/method.js';
import type { changePhishing, PhishingStatus } from '../../../protocol/ui/sites.js';
import { useServices } from '../../app/services.js';
import { ageText } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { Skeleton } from '../../components/skeleton.js';
import { useAct } from '../../components/use-act.js';
import { useAsk } from '../../components/use-ask.js';
import words from '../../i18n/en/phishing.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useNow } from '../../state/use-now.js';
import { Toggle } from '../settings/toggle.js';

addWords(words);

/** Where a refresh reads from: the one host besides nodes. */
const HOST = 'polkadot.js.org';

/** The list of phishing sites: how old it is, whether it is refreshed, and where to report. */
export function PhishingSection() {
  const { t } = useTranslation();
  const { background } = useServices();
  const id = useId();
  const asked = useAsk('phishing', () => background.call('phishing.status', {}));
  const act = useAct();
  const [changed, setChanged] = useState<PhishingStatus | null>(null);
  const [isDone, setDone] = useState(false);
  const status = changed ?? asked.value;
  const change = (input: InputOf<typeof changePhishing>): void =>
    void act.run(async () => {
      setDone(false);
      const next = await background.call('phishing.change', input);
      setChanged(next);
      setDone(next.failure === null && input.refreshes !== false);
    });
  return (
    <section className="card phishing" aria-labelledby={id}>
      <h2 id={id} className="field-label">
        {t('phishing.title')}
      </h2>
      <p className="quiet small">{t('phishing.about')}</p>
      {asked.error ? (
        <ErrorNotice
          error={asked.error}
          action={<Button onClick={asked.again}>{t('actions.retry')}</Button>}
        />
      ) : null}
      {!status && !asked.error ? <Skeleton rows={2} /> : null}
      {status ? <Shown status={status} busy={act.busy} onChange={change} /> : null}
      <p role="status" className="visually-hidden">
        {isDone && !act.busy ? t('phishing.done') : ''}
      </p>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </section>
  );
}

interface ShownProps {
  status: PhishingStatus;
  busy: boolean;
  onChange(input: InputOf<typeof changePhishing>): void;
}

function Shown({ status, busy, onChange }: ShownProps) {
  const { t, i18n } = useTranslation();
  const now = useNow(30_000);
  const { hosts, refreshedAtMs, bundledOn, refreshes, failure, source } = status;
  // Where those who keep the list read what is said about it; the list itself takes no word.
  const tracker = `${source}/issues`;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <>
      <dl className="phishing-facts small">
        <dt>{t('phishing.hosts')}</dt>
        <dd data-testid="phishing-hosts">{groupDigits(String(hosts))}</dd>
        <dt>{t('phishing.from')}</dt>
        <dd>
          {refreshedAtMs === null
            ? t('phishing.bundled', { date: date.format(new Date(bundledOn)) })
            : ageText(t, refreshedAtMs, now)}
        </dd>
      </dl>
      <Toggle
        label={t('phishing.refresh')}
        hint={t('phishing.refreshHint', { host: HOST })}
        checked={refreshes}
        disabled={busy}
        onChange={(on) => onChange({ refreshes: on })}
      />
      {refreshes ? (
        <Button className="phishing-now" busy={busy} onClick={() => onChange({ now: true })}>
          {t('phishing.now')}
        </Button>
      ) : null}
      {failure && !busy ? <Notice tone="caution">{t(`phishing.${failure}`, { host: HOST })}</Notice> : null}
      <p className="quiet small">
        {t('phishing.report')}{' '}
        <a className="link" href={tracker} target="_blank" rel="noreferrer noopener">
          {tracker.replace('https://', '')}
        </a>
      </p>
    </>
  );
}
