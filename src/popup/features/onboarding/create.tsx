import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Segmented } from '../../components/segmented.js';
import { Term } from '../../components/term.js';
import { Done } from './done.js';
import { FinishForm } from './finish-form.js';
import { FlowHeader } from './flow-header.js';
import { PhraseReveal } from './phrase-reveal.js';
import { Quiz } from './quiz-form.js';
import { useFinish } from './use-finish.js';
import { useIsNewWallet } from './use-is-new-wallet.js';

type Step = 'phrase' | 'quiz' | 'password' | 'done';
const ORDER: Step[] = ['phrase', 'quiz', 'password'];

/** New keys: words, three of them asked back or put off, password, done. The phrase lives only in this component. */
export function Create() {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const [step, setStep] = useState<Step>('phrase');
  const [size, setSize] = useState<12 | 24>(12);
  const [phrase, setPhrase] = useState<string | null>(null);
  const [seen, setSeen] = useState(false);
  const [backedUp, setBackedUp] = useState(false);
  const [error, setError] = useState<ErrorBody | null>(null);
  const finish = useFinish();
  const isNew = useIsNewWallet();
  const words = phrase?.split(' ') ?? [];
  const at = ORDER.indexOf(step);

  useEffect(() => {
    let current = true;
    setPhrase(null);
    setSeen(false);
    setError(null);
    background.call('wallet.generatePhrase', { words: size }).then(
      (made) => current && setPhrase(made.phrase),
      (caught: unknown) => current && setError(toErrorBody(caught)),
    );
    return () => {
      current = false;
    };
  }, [background, size]);

  if (step === 'done' && finish.added) return <Done added={finish.added} isNew={isNew} />;
  return (
    <main className="flow">
      <FlowHeader
        title={t(`onboarding.${step === 'done' ? 'password' : step}Title`)}
        step={at + 1}
        of={ORDER.length}
        onBack={() => {
          const before = ORDER[at - 1];
          if (before) setStep(before);
          else navigate(isNew ? '/' : '/add');
        }}
      />
      {step === 'phrase' ? (
        <>
          <p className="quiet">
            {t('onboarding.phraseText')} <Term name="phrase">{t('onboarding.phraseMore')}</Term>
          </p>
          <Segmented
            label={t('onboarding.words')}
            options={[
              { value: 12, label: '12' },
              { value: 24, label: '24' },
            ]}
            value={size}
            onChange={(value) => setSize(value === 24 ? 24 : 12)}
          />
          {error ? <ErrorNotice error={error} /> : null}
          {error ? null : (
            <PhraseReveal
              key={size}
              words={words}
              wasSeen={seen}
              onWritten={() => {
                setSeen(true);
                setStep('quiz');
              }}
            />
          )}
        </>
      ) : null}
      {step === 'quiz' ? (
        <Quiz
          words={words}
          onBack={() => setStep('phrase')}
          onDone={(confirmed) => {
            setBackedUp(confirmed);
            setStep('password');
          }}
        />
      ) : null}
      {step === 'password' && phrase ? (
        <FinishForm
          act={finish.act}
          submitLabel={t('onboarding.finish')}
          onSubmit={({ name, password }) =>
            void finish.store(
              [
                {
                  kind: 'secret',
                  name,
                  role: 'coldkey',
                  secret: { kind: 'phrase', phrase, path: '', cryptoType: 'sr25519' },
                  backedUp,
                },
              ],
              password,
              () => {
                setPhrase(null);
                setStep('done');
              },
            )
          }
        />
      ) : null}
    </main>
  );
}
