import { Eye } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CryptoType } from '../../../../core/accounts/types.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { Button } from '../../../components/button.js';
import { errorParts } from '../../../components/error-text.js';
import { Field } from '../../../components/field.js';
import { Outside } from '../../../components/outside.js';
import { PasswordInput } from '../../../components/password-input.js';
import { CryptoTypeChoice } from '../forms/advanced-secret.js';
import type { Source } from '../types.js';
import { asksKeyType, isHeavy } from './plan.js';

interface Props {
  /** While one is being opened: the fields keep their text and are out of the way. */
  hidden: boolean;
  locked: ReadonlyArray<{ file: number; error: ErrorBody | null }>;
  sources: readonly Source[];
  onOpen(files: readonly number[], password: string, cryptoType?: CryptoType): void;
  /** Whether a public file lies beside it. */
  canWatch(file: number): boolean;
  onWatch(files: readonly number[]): void;
}

/** Passwords of the files: one is tried on all of them first, afterwards each file that stayed closed has its own field. */
export function PasswordPanel({ hidden, locked, sources, onOpen, canWatch, onWatch }: Props) {
  const { t } = useTranslation();
  const untried = locked.filter(({ error }) => error === null);
  const refused = locked.filter(({ error }) => error !== null);
  const heavy = untried.filter(({ file }) => sources[file] && isHeavy(sources[file])).length;
  const watchable = untried.flatMap(({ file }) => (canWatch(file) ? [file] : []));
  const typed = untried.some(({ file }) => sources[file] && asksKeyType(sources[file]));
  const panel = useRef<HTMLDivElement>(null);
  const count = useRef(locked.length);
  useEffect(() => {
    // The button that was pressed is gone with its file: on to the next password.
    if (count.current !== locked.length && !hidden) panel.current?.querySelector('input')?.focus();
    count.current = locked.length;
  }, [locked.length, hidden]);
  return (
    <div ref={panel} className="stack" hidden={hidden}>
      {untried.length > 0 ? (
        <OnePassword
          label={t('import.password.label', { count: untried.length })}
          hint={heavy > 0 ? t('import.password.heavy', { count: heavy }) : t('import.password.hint')}
          askType={typed}
          error={null}
          focus={!hidden}
          watch={
            watchable.length > 0 ? (
              <Button look="ghost" onClick={() => onWatch(watchable)}>
                <Eye size={14} aria-hidden="true" />
                {t(untried.length === 1 ? 'import.password.watch' : 'import.password.watchSome', {
                  count: watchable.length,
                })}
              </Button>
            ) : null
          }
          onOpen={(password, type) =>
            onOpen(
              untried.map(({ file }) => file),
              password,
              type,
            )
          }
        />
      ) : null}
      {refused.map(({ file, error }, index) => {
        const source = sources[file];
        if (!source || !error) return null;
        return (
          <OnePassword
            key={file}
            label={
              source.row.path === '' || sources.length === 1 ? (
                t('import.password.label', { count: 1 })
              ) : (
                <>
                  {t('import.password.of')} <Outside text={source.row.path} />
                </>
              )
            }
            hint={null}
            askType={asksKeyType(source)}
            error={error}
            focus={!hidden && index === 0 && untried.length === 0}
            watch={
              canWatch(file) ? (
                <Button look="ghost" onClick={() => onWatch([file])}>
                  <Eye size={14} aria-hidden="true" />
                  {t('import.password.watch')}
                </Button>
              ) : null
            }
            onOpen={(password, type) => onOpen([file], password, type)}
          />
        );
      })}
    </div>
  );
}

interface OneProps {
  label: React.ReactNode;
  hint: string | null;
  askType: boolean;
  error: ErrorBody | null;
  /** It is the one to type in now. */
  focus: boolean;
  /** The way without a password, where there is one. */
  watch: React.ReactNode;
  onOpen(password: string, cryptoType?: CryptoType): void;
}

function OnePassword({ label, hint, askType, error, focus, watch, onOpen }: OneProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [cryptoType, setCryptoType] = useState<CryptoType>('sr25519');
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when its turn comes, and when the file stayed closed
  useEffect(() => {
    if (focus) form.current?.querySelector('input')?.focus();
  }, [focus, error]);
  const parts = error ? errorParts(t, error) : null;
  return (
    <form
      ref={form}
      className="file-password"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onOpen(password, askType ? cryptoType : undefined);
      }}
    >
      <Field label={label} hint={hint} error={parts ? `${parts.what} ${parts.next}` : undefined}>
        {({ id, describedBy, invalid }) => (
          <div className="file-password-line">
            <PasswordInput
              id={id}
              autoComplete="off"
              value={password}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button type="submit" look="primary" aria-disabled={password === ''}>
              {t('import.password.open')}
            </Button>
          </div>
        )}
      </Field>
      {askType ? (
        <>
          <CryptoTypeChoice value={cryptoType} onChange={setCryptoType} />
          <p className="field-note">{t('import.password.keyType')}</p>
        </>
      ) : null}
      {watch ? <div className="file-password-watch">{watch}</div> : null}
    </form>
  );
}
