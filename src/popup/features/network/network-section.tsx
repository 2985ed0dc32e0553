import './network.css';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { NetworkIcon } from '../../components/network-icon.js';
import { networkName } from '../../components/network-name.js';
import words from '../../i18n/en/network.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';

addWords(words);

/** The network in use among the settings, and the way to change it. */
export function NetworkSection() {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  const network = useChainStore((s) => s.network);
  if (!settings) return null;
  const state = t(`network.${network?.state ?? 'connecting'}`);
  return (
    <Link href="/settings/network" className="link-row" data-testid="network-link">
      <NetworkIcon networkId={settings.networkId} />
      <span className="row-main">
        <span className="row-name truncate">
          <bdi>{networkName(settings, t)}</bdi> <span className="network-now">{state}</span>
        </span>
        <span className="row-under">{t('networks.openHint')}</span>
      </span>
      <ChevronRight size={16} aria-hidden="true" className="quiet" />
    </Link>
  );
}
