import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CryptoType } from '../../../../core/accounts/types.js';
import type { Secret } from '../../../../core/keys/secret.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { FinishForm } from '../../onboarding/finish-form.js';
import { wholePhrase } from '../../onboarding/phrase-words.js';
import type { Finish } from '../../onboarding/use-finish.js';
import { WordGrid } from '../../onboarding/word-grid.js';
import { wrongWord } from '../../onboarding/wrong-word.js';
import type { Found } from '../types.js';
import { usePreview } from '../use-previews.js';
import { AdvancedSecret } from './advanced-secret.js';
import { SecretPreview } from './secret-preview.js';
import { useFinishLabel } from './use-finish-label.js';
import { useOffered } from './use-offered.js';
import { wrongWordsIn } from './wrong-words.js';

interface Props {
  found: Extract<Found, { kind: 'phrase' }>;
  finish: Finish;
  /** Told whether words that are there are not of the list. */
  onWrong(some: boolean): void;
}

/** A phrase, word by word: what is wrong is pointed out while typing, the address it gives shown before anything is stored. */
export function PhraseForm({ found, finish, onWrong }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState(found.words);
  const [editing, setEditing] = useState<number | null>(null);
  const [path, setPath] = useState(found.path);
  const [cryptoType, setCryptoType] = useState<CryptoType>('sr25519');
  const wrong = wrongWordsIn(words, editing);
  const whole = wrong.length === 0 ? wholePhrase(words) : null;
  const secret: Secret | null = whole ? { kind: 'phrase', phrase: whole.join(' '), path, cryptoType } : null;
  const preview = usePreview(secret);
  // The list here and the vault's are the same; should they ever differ, the vault's word counts too.
  const refused = wrongWord(preview.error);
  const [first] = refused ? [refused] : wrong;
  const isWrong = first !== undefined;
  useEffect(() => {
    onWrong(isWrong);
    return () => onWrong(false);
  }, [isWrong, onWrong]);
  const usable = preview.value !== null && preview.value.presence !== 'held';
  const offered = useOffered(usable, preview.state);
  const label = useFinishLabel(preview.value?.presence);
  const replace = (position: number, word: string): void =>
    setWords(words.map((old, index) => (index === position ? word : old)));
  return (
    <div className="stack">
      <WordGrid
        words={words}
        onChange={setWords}
        wrong={wrong.map(({ position }) => position)}
        startAt={startIn(found)}
        onEditing={setEditing}
      />
      <AdvancedSecret
        path={path}
        onPath={setPath}
        cryptoType={cryptoType}
        onCryptoType={setCryptoType}
        open={found.path !== ''}
      />
      {first ? (
        <ErrorNotice
          error={{
            code: 'keys/bad-phrase-word',
            context: { position: first.position + 1, suggestion: first.suggestion },
          }}
          action={
            first.suggestion ? (
              <Button onClick={() => replace(first.position, first.suggestion ?? '')}>
                {t('import.useSuggestion', { word: first.suggestion })}
              </Button>
            ) : undefined
          }
        />
      ) : (
        <SecretPreview preview={preview} label={t('import.preview.phraseGives')} />
      )}
      {offered ? (
        <FinishForm
          act={finish.act}
          submitLabel={label}
          ready={usable && secret !== null}
          onSubmit={({ name, password }) =>
            secret &&
            void finish.store([{ kind: 'secret', name, role: 'coldkey', secret, backedUp: true }], password)
          }
        />
      ) : null}
    </div>
  );
}

/** A phrase that came whole is mended where it is wrong; one that is being typed goes on. */
function startIn({ words, next }: Props['found']): number {
  const [wrong] = words.includes('') ? [] : wrongWordsIn(words, null);
  return wrong?.position ?? next;
}
