import '../settings.css';
import './watch.css';
import '../../alerts/words.js';
import '../../emergency/words.js';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ALERT_KINDS, type AlertKind } from '../../../../core/watch/types.js';
import { type Settings, WATCH_SECONDS } from '../../../../protocol/ui/settings.js';
import { PageHeader } from '../../../components/page-header.js';
import { Segmented } from '../../../components/segmented.js';
import words from '../../../i18n/en/settings.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { Section } from '../section.js';
import { Toggle } from '../toggle.js';
import { type Save, SaveStatus, useSave } from '../use-save.js';
import { RulesSection } from './rules/rules-section.js';
import { SafeSection } from './safe-section.js';
import { WatchedAccounts } from './watched-accounts.js';

addWords(words);

/** Checks faster than this are the fastest a browser allows. */
const FAST_SECONDS = 30;

/** How often the watchtower looks, what it calls out, whom it watches, and where everything goes when it matters. */
export default function WatchSettings() {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  const save = useSave();
  if (!settings) return null;
  return (
    <main className="screen" data-testid="watch-settings">
      <PageHeader title={t('watchSettings.title')} />
      <div className="settings scroll">
        <SaveStatus save={save} />
        <Interval settings={settings} save={save} />
        <Kinds settings={settings} save={save} />
        <RulesSection settings={settings} />
        <SafeSection address={settings.safeAddress} />
        <WatchedAccounts />
      </div>
    </main>
  );
}

function Interval({ settings: { watch }, save }: { settings: Settings; save: Save }) {
  const { t } = useTranslation();
  const { everySeconds } = watch;
  return (
    <Section title={t('watchSettings.how')}>
      <Segmented
        label={t('watchSettings.every')}
        options={WATCH_SECONDS.map((value) => ({ value, label: t(`watchSettings.intervals.${value}`) }))}
        value={everySeconds}
        onChange={(value) => save.patch({ watch: { ...watch, everySeconds: value } })}
      />
      <p className="quiet small" aria-live="polite">
        {everySeconds === 0
          ? t('watchSettings.costOff')
          : [
              everySeconds === FAST_SECONDS ? t('watchSettings.costFast') : null,
              t('watchSettings.cost'),
              t('watchSettings.costOpen'),
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      <Link href="/alerts" className="link small">
        {t('alerts.title')}
      </Link>
    </Section>
  );
}

/** A notification of each kind on or off; all of them are listed either way. */
function Kinds({ settings: { watch }, save }: { settings: Settings; save: Save }) {
  const { t } = useTranslation();
  const change = (kind: AlertKind, on: boolean): void => {
    const others = watch.quiet.filter((one) => one !== kind);
    save.patch({ watch: { ...watch, quiet: on ? others : [...others, kind] } });
  };
  return (
    <Section title={t('watchSettings.kinds')}>
      <p className="quiet small">{t('watchSettings.kindsHint')}</p>
      {ALERT_KINDS.map((kind) => (
        <Toggle
          key={kind}
          label={t(`alerts.name.${kind}`)}
          checked={!watch.quiet.includes(kind)}
          onChange={(on) => change(kind, on)}
        />
      ))}
    </Section>
  );
}
