import '../settings.css';
import './hosts.css';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/page-header.js';
import { Skeleton } from '../../../components/skeleton.js';
import words from '../../../i18n/en/settings.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { PaperButton } from '../about/paper-button.js';
import { Section } from '../section.js';
import { SaveStatus, useSave } from '../use-save.js';
import { FiatHost } from './fiat-host.js';
import { NodeHosts } from './node-hosts.js';
import { PhishingHost } from './phishing-host.js';

addWords(words);

/** Everything this wallet talks to: who, why, since when, and the switch of whatever it can do without. */
export default function Hosts() {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  const save = useSave();
  return (
    <main className="screen" data-testid="hosts-screen">
      <PageHeader title={t('hosts.title')} />
      <div className="settings scroll">
        <p className="quiet small">{t('hosts.text')}</p>
        <SaveStatus save={save} />
        {settings ? (
          <>
            <NodeHosts settings={settings} />
            <Section title={t('hosts.optional')}>
              <PhishingHost />
              <hr className="settings-line" />
              <FiatHost settings={settings} save={save} />
            </Section>
            <Section title={t('hosts.nothingElse')}>
              <p className="small quiet">{t('hosts.nothingElseText')}</p>
              <p className="small quiet">{t('hosts.links')}</p>
              <div className="form-buttons">
                <PaperButton paper="privacy" />
              </div>
            </Section>
          </>
        ) : (
          <Skeleton rows={6} tall />
        )}
      </div>
    </main>
  );
}
