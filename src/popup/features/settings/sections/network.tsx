import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { NetworkIcon } from '../../../components/network-icon.js';
import { networkName } from '../../../components/network-name.js';
import words from '../../../i18n/en/network.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useChainStore } from '../../../state/chain-store.js';
import { Section } from '../section.js';

addWords(words);

/** The network in use, and the way to the page of networks and nodes. */
export function NetworkSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const state = useChainStore((s) => s.network?.state ?? 'connecting');
  return (
    <Section title={t('settings.network')}>
      <ul className="settings-pages">
        <li>
          <button
            type="button"
            className="settings-page"
            data-testid="network-link"
            onClick={() => navigate('/settings/network')}
          >
            <NetworkIcon networkId={settings.networkId} />
            <span className="row-main">
              <span className="row-name truncate">
                <bdi>{networkName(settings, t)}</bdi>
                {', '}
                {t(`network.${state}`)}
              </span>
              <span className="row-under">{t('networks.openHint')}</span>
            </span>
            <ChevronRight size={16} aria-hidden="true" className="faint" />
          </button>
        </li>
      </ul>
    </Section>
  );
}
