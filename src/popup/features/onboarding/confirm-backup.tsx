import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { shortAddress } from '../../../core/address/short.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { useAct } from '../../components/use-act.js';
import { useActiveAccount } from '../../state/selectors.js';
import { PreviewCard } from './preview-card.js';
import { usePreview } from './use-preview.js';
import { WordGrid } from './word-grid.js';
import { wrongWord } from './wrong-word.js';

/** Proves a backup without showing the phrase again: the words on paper must give the account's own address. */
export function ConfirmBackup() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { background } = useServices();
  const act = useAct();
  const account = useActiveAccount();
  const [words, setWords] = useState<string[]>(() => Array.from({ length: 12 }, () => ''));
  const complete = words.every((word) => word !== '');
  const secret = { phrase: words.join(' '), path: '', cryptoType: account?.cryptoType ?? 'sr25519' };
  const preview = usePreview(complete ? secret : null);
  const wrong = wrongWord(preview.error);
  const matches = preview.value !== null && preview.value.accountId === account?.accountId;
  if (!account) return null;
  const finish = (): Promise<void> =>
    act.run(async () => {
      await background.call('wallet.confirmBackup', { accountId: account.accountId, secret });
      navigate('/');
    });
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
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button
        look="primary"
        wide
        busy={act.busy}
        aria-disabled={!matches}
        onClick={() => matches && finish()}
      >
        {t('actions.continue')}
      </Button>
    </main>
  );
}
