import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { useAct } from '../../components/use-act.js';
import { useActiveAccount } from '../../state/selectors.js';
import { wholePhrase } from './phrase-words.js';
import { WordGrid } from './word-grid.js';
import { wrongWord } from './wrong-word.js';

const EMPTY = Array.from({ length: 12 }, () => '');

/** Proves a backup without showing the phrase again: the words on paper must be those the vault holds. */
export function ConfirmBackup() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { background } = useServices();
  const act = useAct();
  const account = useActiveAccount();
  const [words, setWords] = useState<string[]>(EMPTY);
  const whole = wholePhrase(words);
  const wrong = wrongWord(act.error);
  if (!account) return null;
  const finish = (phrase: string): Promise<void> =>
    act.run(async () => {
      await background.call('wallet.confirmBackup', {
        accountId: account.accountId,
        phrase,
      });
      setWords(EMPTY);
      navigate('/');
    });
  return (
    <main className="flow">
      <PageHeader title={t('onboarding.checkTitle')} />
      <p className="quiet">{t('onboarding.checkText')}</p>
      <WordGrid words={words} onChange={setWords} wrong={wrong ? [wrong.position] : []} startAt={0} />
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button
        look="primary"
        wide
        busy={act.busy}
        aria-disabled={!whole}
        onClick={() => whole && finish(whole.join(' '))}
      >
        {t('actions.continue')}
      </Button>
    </main>
  );
}
