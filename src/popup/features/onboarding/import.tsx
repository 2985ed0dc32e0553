import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CryptoType } from '../../../core/accounts/types.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { AdvancedSecret } from './advanced-secret.js';
import { Done } from './done.js';
import { FinishForm } from './finish-form.js';
import { PreviewCard } from './preview-card.js';
import { useFinish } from './use-finish.js';
import { usePreview } from './use-preview.js';
import { WordGrid } from './word-grid.js';
import { wrongWord } from './wrong-word.js';

const EMPTY = Array.from({ length: 12 }, () => '');

/** A phrase typed or pasted; the address it gives is shown before anything is stored. */
export function Import({ practice = false }: { practice?: boolean }) {
  const { t } = useTranslation();
  const adding = useWalletStore((s) => s.status?.vault === 'unlocked');
  const [words, setWords] = useState<string[]>(EMPTY);
  const [path, setPath] = useState('');
  const [cryptoType, setCryptoType] = useState<CryptoType>('sr25519');
  const [stored, setStored] = useState(false);
  const finish = useFinish();
  const complete = words.every((word) => word !== '');
  const secret = complete ? { kind: 'phrase' as const, phrase: words.join(' '), path, cryptoType } : null;
  const preview = usePreview(stored ? null : secret);
  const wrong = wrongWord(preview.error);
  const usable = preview.state === 'ready' && preview.value !== null && preview.value.presence !== 'held';

  if (stored && finish.added?.accounts[0]) return <Done account={finish.added.accounts[0]} />;
  return (
    <main className="flow">
      <PageHeader
        title={t(practice ? 'onboarding.practiceTitle' : 'onboarding.importTitle')}
        back={adding ? '/add' : '/'}
      />
      {practice ? (
        <div className="practice card">
          <p>{t('onboarding.practiceText')}</p>
          <p className="bytes mono">npm run devnet</p>
          <Notice tone="caution">{t('onboarding.practiceWarning')}</Notice>
        </div>
      ) : null}
      <p className="quiet">{t('onboarding.importHint')}</p>
      <WordGrid words={words} onChange={setWords} wrong={wrong?.position ?? null} />
      <AdvancedSecret path={path} onPath={setPath} cryptoType={cryptoType} onCryptoType={setCryptoType} />
      <PreviewCard
        preview={preview}
        wrong={wrong}
        onSuggestion={(position, word) => setWords(words.map((old, i) => (i === position ? word : old)))}
      />
      {usable && secret ? (
        <FinishForm
          act={finish.act}
          submitLabel={t('onboarding.finishImport')}
          onSubmit={({ name, password }) =>
            void finish.store(
              [{ kind: 'secret', name, role: 'coldkey', secret, backedUp: true }],
              password,
              () => {
                setWords(EMPTY);
                setStored(true);
              },
            )
          }
        />
      ) : null}
    </main>
  );
}
