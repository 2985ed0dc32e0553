import { Eye, EyeOff } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { Segmented } from '../../components/segmented.js';
import { fieldsFor, sizeAfter, splitPhrase, WORD_COUNTS } from './phrase-words.js';

/** security.md §4.9: words are on the screen for at most so long. */
const SHOWN_MS = 30_000;

interface Props {
  words: string[];
  onChange(words: string[]): void;
  /** Positions from 0 of words that are not in the list. */
  wrong: readonly number[];
  /** Field that is typed into first; none takes the focus when left out. */
  startAt?: number;
  /** Which field is being typed into; null once the grid is left. */
  onEditing?(position: number | null): void;
}

/**
 * One password field per word: browsers write ordinary inputs to disk when they restore a session. Pasting a whole
 * phrase anywhere spreads it over the fields; a space goes on to the next one, and behind the last to a larger number.
 */
export function WordGrid({ words, onChange, wrong, startAt, onEditing }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useHidden(shown, () => setShown(false));
  const list = useRef<HTMLOListElement>(null);
  const focus = (position: number): void => {
    const fields = list.current?.querySelectorAll('input');
    fields?.[Math.min(Math.max(position, 0), fields.length - 1)]?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens
  useEffect(() => {
    if (startAt !== undefined) focus(startAt);
  }, []);
  const grownTo = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the fields that were asked for are there
  useEffect(() => {
    if (grownTo.current !== null) focus(grownTo.current);
    grownTo.current = null;
  }, [words.length]);
  const resize = (size: number): void => onChange(Array.from({ length: size }, (_, i) => words[i] ?? ''));
  const paste = (event: ClipboardEvent<HTMLInputElement>, index: number): void => {
    const pasted = splitPhrase(event.clipboardData.getData('text'));
    if (pasted.length < 2) return;
    event.preventDefault();
    const start = pasted.length >= 12 ? 0 : index;
    const size = Math.max(start === 0 ? 12 : words.length, fieldsFor(Math.min(24, start + pasted.length)));
    onChange(
      Array.from({ length: size }, (_, i) => pasted[i - start] ?? (start === 0 ? '' : (words[i] ?? ''))),
    );
    focus(start + pasted.length - 1);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>, index: number): void => {
    if (event.key === ' ') {
      event.preventDefault();
      const larger = index === words.length - 1 ? sizeAfter(words.length) : null;
      if (words[index] === '') return;
      if (larger === null) focus(index + 1);
      else {
        grownTo.current = index + 1;
        resize(larger);
      }
    } else if (event.key === 'Enter' && index < words.length - 1) {
      event.preventDefault();
      focus(index + 1);
    } else if (event.key === 'Backspace' && words[index] === '' && index > 0) {
      event.preventDefault();
      focus(index - 1);
    }
  };
  return (
    <div className="stack">
      <div className="word-tools">
        <Segmented
          label={t('onboarding.words')}
          options={WORD_COUNTS.map((size) => ({ value: size as number, label: String(size) }))}
          value={words.length}
          onChange={resize}
        />
        <Button look="ghost" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
          {t(shown ? 'onboarding.hideWords' : 'onboarding.showWords')}
        </Button>
      </div>
      <ol className="word-grid" data-testid="word-grid" ref={list}>
        {words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word's place is its identity
          <li key={index} className={cx('word-field', wrong.includes(index) && 'word-wrong')}>
            <span className="faint tiny amount" aria-hidden="true">
              {index + 1}
            </span>
            <input
              className="word-input mono"
              type={shown ? 'text' : 'password'}
              aria-label={t('onboarding.word', { position: index + 1 })}
              aria-invalid={wrong.includes(index) || undefined}
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              value={word}
              onPaste={(event) => paste(event, index)}
              onKeyDown={(event) => press(event, index)}
              onFocus={() => onEditing?.(index)}
              onBlur={() => onEditing?.(null)}
              onChange={(event) =>
                onChange(words.map((old, i) => (i === index ? event.target.value.trim().toLowerCase() : old)))
              }
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Calls back when what is shown has to be hidden again: the window lost the focus, or it was shown for long enough. */
function useHidden(shown: boolean, hide: () => void): void {
  const act = useRef(hide);
  act.current = hide;
  useEffect(() => {
    if (!shown) return;
    const now = (): void => act.current();
    const timer = setTimeout(now, SHOWN_MS);
    window.addEventListener('blur', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [shown]);
}
