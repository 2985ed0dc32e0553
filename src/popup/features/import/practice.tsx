import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { NETWORKS, networkChoice } from '../../../core/chain/networks.js';
import { useServices } from '../../app/services.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import importWords from '../../i18n/en/import.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { FlowHeader } from '../onboarding/flow-header.js';
import { useFinish } from '../onboarding/use-finish.js';
import { useIsNewWallet } from '../onboarding/use-is-new-wallet.js';
import { FindChain } from './practice/find-chain.js';
import { PracticeAccount } from './practice/practice-account.js';
import { PracticeDone } from './practice/practice-done.js';
import { useLocalChain } from './practice/use-local-chain.js';

addWords(importWords);

/** Play money on this computer: a chain is found, its public account added, and what arrived there shown. */
export function Practise() {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const isNew = useIsNewWallet();
  const settings = useWalletStore((s) => s.settings);
  const [own, setOwn] = useState<string | null>(null);
  const [step, setStep] = useState<'chain' | 'account' | 'done'>('chain');
  const finish = useFinish();
  const act = useAct();
  const kept = settings ? networkChoice({ ...settings, networkId: 'local' }).endpoints[0] : undefined;
  const url = own ?? kept ?? NETWORKS.local.endpoints[0] ?? '';
  const { chain, lookAgain } = useLocalChain(url);
  const base = isNew ? '' : '/add';
  /** Everything from here on is asked of the local network, by this node. */
  const goLocal = (then: () => void): Promise<void> =>
    act.run(async () => {
      const endpoints =
        own === null || !settings ? {} : { endpoints: { ...settings.endpoints, local: [own] } };
      useWalletStore.setState({
        settings: await background.call('settings.update', { patch: { networkId: 'local', ...endpoints } }),
      });
      then();
    });
  const ownPhrase = (): void => void goLocal(() => navigate(`${base}/practise/phrase`));
  if (step === 'done') return <PracticeDone />;
  return (
    <main className="flow">
      <FlowHeader
        title={t(`practice.title.${step}`)}
        step={step === 'chain' ? 1 : 2}
        of={2}
        onBack={() => (step === 'chain' ? navigate(isNew ? '/' : '/add') : setStep('chain'))}
      />
      {step === 'chain' ? (
        <FindChain
          url={url}
          chain={chain}
          busy={act.busy}
          onUrl={setOwn}
          onLookAgain={lookAgain}
          onContinue={() => void goLocal(() => setStep('account'))}
          onOwnPhrase={ownPhrase}
        />
      ) : (
        <PracticeAccount finish={finish} onStored={() => setStep('done')} onOwnPhrase={ownPhrase} />
      )}
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </main>
  );
}
