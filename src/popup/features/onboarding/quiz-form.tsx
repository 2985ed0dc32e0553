import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';
import { pickPositions } from './quiz.js';

const ASKED = 3;

interface Props {
  words: string[];
  onBack(): void;
  /** True when the three words were right, false for "later". */
  onDone(confirmed: boolean): void;
}

/** Three words asked back: the only proof that something was written down. */
export function Quiz({ words, onBack, onDone }: Props) {
  const { t } = useTranslation();
  const [positions] = useState(() => pickPositions(words.length, ASKED));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [wrong, setWrong] = useState<number | null>(null);
  const check = (): void => {
    const bad = positions.find(
      (position) => (typed[position] ?? '').trim().toLowerCase() !== words[position],
    );
    if (bad === undefined) onDone(true);
    else setWrong(bad);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <p className="quiet">{t('onboarding.quizText')}</p>
      {positions.map((position) => (
        <Field
          key={position}
          label={t('onboarding.word', { position: position + 1 })}
          error={wrong === position ? t('onboarding.quizWrong', { position: position + 1 }) : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <PasswordInput
              id={id}
              autoComplete="off"
              value={typed[position] ?? ''}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => {
                setWrong(null);
                setTyped({ ...typed, [position]: event.target.value });
              }}
            />
          )}
        </Field>
      ))}
      <Button type="submit" look="primary" wide>
        {t('actions.continue')}
      </Button>
      <div className="flow-links">
        <Button look="ghost" onClick={onBack}>
          {t('onboarding.quizAgain')}
        </Button>
        <Button
          look="ghost"
          onClick={() => onDone(false)}
          title={t('onboarding.laterText')}
          data-testid="later"
        >
          {t('onboarding.later')}
        </Button>
      </div>
      <p className="faint tiny">{t('onboarding.laterText')}</p>
    </form>
  );
}
