import { useTranslation } from 'react-i18next';
import { NETWORKS } from '../../../../core/chain/networks.js';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { Segmented } from '../../../components/segmented.js';
import { LocalEndpoint } from '../saved-fields.js';
import { Section } from '../section.js';
import type { Save } from '../use-save.js';

const NETWORK_IDS = ['finney', 'test', 'local'] as const;

export function NetworkSection({ settings, save }: { settings: Settings; save: Save }) {
  const { t } = useTranslation();
  return (
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
  );
}
