import './settings.css';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.js';
import words from '../../i18n/en/settings.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { About } from './about.js';
import { Section } from './section.js';
import { AppearanceSection } from './sections/appearance.js';
import { NetworkSection } from './sections/network.js';
import { SecuritySection } from './sections/security.js';
import { TradingSection } from './sections/trading.js';
import { WalletSection } from './sections/wallet.js';
import { SaveStatus, useSave } from './use-save.js';

addWords(words);

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
        <WalletSection />
        <AppearanceSection settings={settings} save={save} />
        <NetworkSection settings={settings} />
        <SecuritySection settings={settings} save={save} />
        <TradingSection settings={settings} save={save} />
        <Section title={t('settings.about')}>
          <About />
        </Section>
      </div>
    </main>
  );
}
