import '../settings/settings.css';
import './network.css';
import { Braces, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CapabilityReport } from '../../../core/chain/capability.js';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { ageText } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { Term } from '../../components/term.js';
import words from '../../i18n/en/network.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useNow } from '../../state/use-now.js';
import { Features } from './features.js';
import { useReport } from './use-report.js';

addWords(words);

/** What the connected runtime can do, feature by feature, and the report of it for a machine. */
export default function RuntimeScreen() {
  const { t } = useTranslation();
  const { known, isCurrent, error, again } = useReport();
  const state = useChainStore((s) => s.network?.state ?? 'connecting');
  const now = useNow(10_000);
  const isAway = state === 'offline' || state === 'wrong-genesis';
  return (
    <main className="screen" data-testid="runtime-screen">
      <PageHeader
        title={t('runtimePage.title')}
        back="/settings/network"
        aside={known ? <CopyReport report={known.report} /> : null}
      />
      <div className="settings scroll" aria-busy={known === null && !isAway && !error}>
        {isAway ? (
          <Notice tone="caution">
            {known
              ? t('runtimePage.offlineLast', { age: ageText(t, known.atMs, now) })
              : t('runtimePage.offline')}
          </Notice>
        ) : null}
        {error && !isAway ? (
          <ErrorNotice error={error} action={<Button onClick={again}>{t('actions.retry')}</Button>} />
        ) : null}
        {known ? (
          <>
            <p className="visually-hidden" role="status">
              {isCurrent ? t('runtimePage.renewed', { version: known.report.specVersion }) : ''}
            </p>
            <Facts report={known.report} />
            <Features features={known.report.features} />
          </>
        ) : isAway || error ? null : (
          <Skeleton rows={8} tall />
        )}
      </div>
    </main>
  );
}

function Facts({ report }: { report: CapabilityReport }) {
  const { t } = useTranslation();
  const hash = report.features.find(({ id }) => id === 'metadata-hash');
  return (
    <>
      <dl className="facts card pad-card runtime-facts">
        <div className="fact">
          <dt>
            <Term name="runtime">{t('runtimePage.runtime')}</Term>
          </dt>
          <dd data-testid="runtime-version">
            <Outside text={report.specName} /> <span className="amount">{report.specVersion}</span>
          </dd>
        </div>
        <div className="fact">
          <dt>{t('runtimePage.metadata')}</dt>
          <dd className="amount">{report.metadataVersion}</dd>
        </div>
        <div className="fact">
          <dt>{t('runtimePage.genesis')}</dt>
          <dd>
            <bdi className="mono small" title={report.genesisHash}>
              {`${report.genesisHash.slice(0, 10)}\u2026${report.genesisHash.slice(-8)}`}
            </bdi>
          </dd>
        </div>
      </dl>
      {hash && hash.state !== 'ready' ? <Notice tone="caution">{t('runtimePage.hardware')}</Notice> : null}
    </>
  );
}

function CopyReport({ report }: { report: CapabilityReport }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, markCopied] = useCopied();
  const copy = (): void => void platform.copy(JSON.stringify(report, null, 2)).then(markCopied);
  return (
    <>
      <Button className="button-small" onClick={copy}>
        {copied ? <Check size={14} aria-hidden="true" /> : <Braces size={14} aria-hidden="true" />}
        {copied ? t('actions.copied') : t('runtimePage.copy')}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? t('runtimePage.copied') : ''}
      </span>
    </>
  );
}
