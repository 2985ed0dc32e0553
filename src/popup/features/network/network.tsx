import '../settings/settings.css';
import './network.css';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ErrorNotice } from '../../components/error-notice.js';
import { networkName } from '../../components/network-name.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/network.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Section } from '../settings/section.js';
import { AddNode } from './add-node.js';
import { NetworkList } from './network-list.js';
import { Nodes } from './nodes.js';
import { NodesState } from './nodes-state.js';
import { useNetworkSave } from './use-network-save.js';

addWords(words);

/** Which network, by which nodes, and what its chain can do. */
export default function NetworkScreen() {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  const save = useNetworkSave();
  return (
    <main className="screen" data-testid="network-screen">
      <PageHeader title={t('networks.title')} back="/settings" />
      <div className="settings scroll">
        <p className="visually-hidden" role="status">
          {save.said}
        </p>
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {settings ? (
          <>
            <NodesState settings={settings} />
            <Section title={t('networks.choose')}>
              <NetworkList settings={settings} save={save} />
              <p className="faint tiny">{t('networks.hint')}</p>
            </Section>
            <Section title={t('nodes.title', { name: networkName(settings, t) })}>
              <Nodes key={settings.networkId} settings={settings} save={save} />
            </Section>
            <Section title={t('addNode.title')}>
              <AddNode key={settings.networkId} settings={settings} save={save} />
            </Section>
            <RuntimeLink />
          </>
        ) : (
          <Skeleton rows={6} tall />
        )}
      </div>
    </main>
  );
}

function RuntimeLink() {
  const { t } = useTranslation();
  const version = useChainStore((s) => s.network?.specVersion ?? null);
  return (
    <Link href="/settings/network/runtime" className="card link-card" data-testid="runtime-link">
      <span className="row-main">
        <span className="row-name">{t('runtimePage.link')}</span>
        <span className="row-under">
          {version === null ? t('runtimePage.linkHintUnknown') : t('runtimePage.linkHint', { version })}
        </span>
      </span>
      <ChevronRight size={16} aria-hidden="true" className="quiet" />
    </Link>
  );
}
