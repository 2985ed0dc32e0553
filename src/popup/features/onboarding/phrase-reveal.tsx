import { EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { HoldButton } from '../../components/hold-button.js';
import { Skeleton } from '../../components/skeleton.js';

const HOLD_MS = 600;
/** security.md §3: words are hidden when the window loses focus, and after this long in any case. */
const SHOWN_SECONDS = 30;

interface Props {
  words: string[];
  /** They were shown before: who comes back to this step may go on at once. */
  wasSeen?: boolean;
  onWritten(): void;
}

/** The words, after a deliberate press. While hidden they are not in the document at all. */
export function PhraseReveal({ words, wasSeen = false, onWritten }: Props) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(0);
  const [seen, setSeen] = useState(wasSeen);
  const shown = left > 0;

  useEffect(() => {
    if (!shown) return;
    const hide = (): void => setLeft(0);
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    window.addEventListener('blur', hide);
    document.addEventListener('visibilitychange', hide);
    return () => {
      clearInterval(timer);
      window.removeEventListener('blur', hide);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [shown]);

  if (words.length === 0) return <Skeleton rows={4} tall />;
  return (
    <>
      <div className="phrase card" data-testid="phrase" data-shown={shown}>
        <ol className="phrase-words">
          {words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a phrase may hold a word twice; its place is its identity
            <li key={index} className="phrase-word">
              <span className="faint amount">{index + 1}</span>
              {shown ? (
                <span className="mono">{word}</span>
              ) : (
                <span className="phrase-hidden" aria-hidden="true">
                  {'\u2022'.repeat(6)}
                </span>
              )}
            </li>
          ))}
        </ol>
        {shown ? null : (
          <div className="phrase-cover">
            <HoldButton
              holdMs={HOLD_MS}
              className="button-primary"
              holding={t('onboarding.revealing')}
              onHeld={() => {
                setLeft(SHOWN_SECONDS);
                setSeen(true);
              }}
              testId="reveal"
            >
              {t('onboarding.reveal')}
            </HoldButton>
          </div>
        )}
      </div>
      <div className="phrase-foot">
        <p className="quiet small" role="status">
          {shown ? t('onboarding.hideIn', { seconds: left }) : seen ? t('onboarding.hiddenWords') : null}
        </p>
        {shown ? (
          <Button look="ghost" onClick={() => setLeft(0)}>
            <EyeOff size={14} aria-hidden="true" /> {t('onboarding.hideNow')}
          </Button>
        ) : null}
      </div>
      <Button look="primary" wide aria-disabled={!seen} onClick={() => seen && onWritten()}>
        {t('onboarding.wrote')}
      </Button>
    </>
  );
}
