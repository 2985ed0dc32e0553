import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../protocol/ui/settings.js';
import { Notice } from '../../components/notice.js';
import { useChainStore } from '../../state/chain-store.js';

/** Above the lists: that no node can be reached, or that they all serve another chain. */
export function NodesState({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const state = useChainStore((s) => s.network?.state ?? 'connecting');
  if (state === 'wrong-genesis')
    return (
      <Notice tone="danger" alert>
        {t('nodes.wrongGenesis')}
      </Notice>
    );
  if (state !== 'offline') return null;
  if (settings.networkId === 'local')
    return (
      <Notice tone="caution" alert>
        {t('nodes.offlineLocal')}
      </Notice>
    );
  return (
    <Notice tone="caution" title={t('nodes.offline')} alert>
      {t('nodes.offlineNext')}
    </Notice>
  );
}
