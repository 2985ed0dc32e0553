import './stake.css';
import { useTranslation } from 'react-i18next';
import { NetworkPill } from '../../components/network-pill.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/stake.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { StakeForm } from './stake-form.js';

addWords(words);

/** The stake screen, or the reason why this runtime cannot stake safely. */
export default function Stake() {
  const { t } = useTranslation();
  const account = useActiveAccount();
  const settings = useWalletStore((s) => s.settings);
  const capabilities = useChainStore((s) => s.capabilities);
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const reading = useChainStore((s) => s.portfolio);
  const offline = useChainStore((s) => s.network?.state === 'offline');
  return (
    <main className="screen">
      <PageHeader title={t('stake.title')} aside={<NetworkPill short />} />
      {capabilities && !capabilities.stakeLimit ? (
        <Notice tone="caution" title={t('stake.unavailable')}>
          {t('stake.unavailableText', { spec: capabilities.specVersion })}
        </Notice>
      ) : account && settings && subnets ? (
        <StakeForm
          key={`${account.accountId}-${settings.networkId}`}
          account={account}
          settings={settings}
          subnets={subnets}
        />
      ) : reading?.state === 'error' || offline ? (
        <Notice tone="caution">
          {t('errors.chain/offline.what')} {t('errors.chain/offline.lost')} {t('errors.chain/offline.next')}
        </Notice>
      ) : (
        <Skeleton rows={5} tall />
      )}
    </main>
  );
}
