import './settings.css';
import { useTranslation } from 'react-i18next';
import { NETWORKS } from '../../../core/chain/networks.js';
import { PageHeader } from '../../components/page-header.js';
import { Segmented } from '../../components/segmented.js';
import words from '../../i18n/en/settings.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { About } from './about.js';
import { ChangePassword } from './change-password.js';
import { LockNow } from './lock-now.js';
import { LocalEndpoint, LockMinutes, Tolerance } from './saved-fields.js';
import { Section } from './section.js';
import { Sites } from './sites.js';
import { SaveStatus, useSave } from './use-save.js';

addWords(words);

const THEMES = ['system', 'dark', 'light'] as const;
const NETWORK_IDS = ['finney', 'test', 'local'] as const;

/** Everything that can be set, in one column. */
export default function Settings() {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  const save = useSave();
  if (!settings) return null;
  return (
    <main className="screen" data-testid="settings">
      <PageHeader title={t('settings.title')} />
      <div className="settings scroll">
        <SaveStatus save={save} />
        <Section title={t('settings.appearance')}>
          <Segmented
            label={t('settings.theme')}
            options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
            value={settings.theme}
            onChange={(theme) => save.patch({ theme })}
          />
        </Section>
        <Section title={t('settings.network')}>
          <Segmented
            label={t('settings.network')}
            hideLabel
            options={NETWORK_IDS.map((value) => ({ value, label: t(`network.${value}`) }))}
            value={settings.networkId}
            onChange={(networkId) => save.patch({ networkId })}
          />
          <p className="faint tiny">{t('settings.networkHint')}</p>
          {settings.networkId === 'local' ? (
            <LocalEndpoint
              value={settings.endpoints.local[0] ?? NETWORKS.local.endpoints[0] ?? ''}
              onSave={(url) => save.patch({ endpoints: { ...settings.endpoints, local: [url] } })}
            />
          ) : null}
        </Section>
        <Section title={t('settings.security')}>
          <LockMinutes
            value={settings.autoLockMinutes}
            onSave={(autoLockMinutes) => save.patch({ autoLockMinutes })}
          />
          <LockNow />
          <ChangePassword />
        </Section>
        <Section title={t('settings.trading')}>
          <Tolerance value={settings.toleranceBps} onSave={(toleranceBps) => save.patch({ toleranceBps })} />
        </Section>
        <Section title={t('settings.sites')}>
          <Sites />
        </Section>
        <Section title={t('settings.about')}>
          <About />
        </Section>
      </div>
    </main>
  );
}
