import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { shortAddress } from '../../../core/address/short.js';
import { Button } from '../../components/button.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { markConfirmed } from '../../state/backup.js';
import { useActiveAccount } from '../../state/selectors.js';
import { PreviewCard } from './preview-card.js';
import { usePreview } from './use-preview.js';
import { WordGrid } from './word-grid.js';
import { wrongWord } from './wrong-word.js';

/** Proves a backup without showing the phrase again: the words on paper must give the account's own address. */
export function ConfirmBackup() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const [words, setWords] = useState<string[]>(() => Array.from({ length: 12 }, () => ''));
  const complete = words.every((word) => word !== '');
  const preview = usePreview(
    complete ? { phrase: words.join(' '), path: '', cryptoType: account?.cryptoType ?? 'sr25519' } : null,
  );
  const wrong = wrongWord(preview.error);
  const matches = preview.value !== null && preview.value.accountId === account?.accountId;
  if (!account) return null;
  const finish = (): void => {
    markConfirmed(account.accountId);
    navigate('/');
  };
  return (
    <main className="flow">
      <PageHeader title={t('onboarding.checkTitle')} />
      <p className="quiet">{t('onboarding.checkText')}</p>
      <WordGrid words={words} onChange={setWords} wrong={wrong?.position ?? null} />
      {preview.error ? (
        <PreviewCard
          preview={preview}
          wrong={wrong}
          onSuggestion={(position, word) => setWords(words.map((old, i) => (i === position ? word : old)))}
        />
      ) : null}
      {preview.value && !matches ? (
        <Notice tone="caution" alert>
          {t('onboarding.checkOther', { address: shortAddress(account.address) })}
        </Notice>
      ) : null}
      <p role="status" className="gain">
        {matches ? t('onboarding.checkDone') : null}
      </p>
      <Button look="primary" wide aria-disabled={!matches} onClick={() => matches && finish()}>
        {t('actions.continue')}
      </Button>
    </main>
  );
}
