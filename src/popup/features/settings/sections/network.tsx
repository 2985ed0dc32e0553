import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { NetworkIcon } from '../../../components/network-icon.js';
import { networkName } from '../../../components/network-name.js';
import words from '../../../i18n/en/network.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useChainStore } from '../../../state/chain-store.js';
import { PageText, type SettingRow } from '../rows.js';

addWords(words);

/** The network in use, and the way to the page of networks and nodes. */
export function networkRows(t: TFunction, settings: Settings): SettingRow[] {
  return [
    {
      id: 'network',
      words: [networkName(settings, t), t('networks.openHint'), t('networks.title')],
      isPage: true,
      node: <NetworkRow settings={settings} />,
    },
  ];
}

function NetworkRow({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const state = useChainStore((s) => s.network?.state ?? 'connecting');
  return (
    <Link href="/settings/network" className="settings-page" data-testid="network-link">
      <NetworkIcon networkId={settings.networkId} />
      <PageText
        name={
          <>
            <bdi>{networkName(settings, t)}</bdi>
            {', '}
            {t(`network.${state}`)}
          </>
        }
        text={t('networks.openHint')}
      />
    </Link>
  );
}
