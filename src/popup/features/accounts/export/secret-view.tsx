import { useTranslation } from 'react-i18next';
import type { Secret } from '../../../../core/keys/secret.js';

const COVERED_WORDS = 12;
const DOTS = '\u2022'.repeat(6);

/** A secret as text. Only {@link HoldToShow} draws this. */
export function SecretView({ secret }: { secret: Secret }) {
  const { t } = useTranslation();
  const path = secret.kind === 'key' ? '' : secret.path;
  return (
    <>
      {secret.kind === 'phrase' ? (
        <ol className="secret-words" translate="no">
          {secret.phrase.split(' ').map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a phrase may hold a word twice; its place is its identity
            <li key={index} className="secret-word">
              <span className="faint amount tiny">{index + 1}</span>
              <span className="mono">{word}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="mono break secret-hex" translate="no">
          {hexOf(secret)}
        </p>
      )}
      <p className="secret-path small">
        {path === '' ? null : (
          <>
            <span className="quiet">{t('derive.path')}</span> <bdi className="mono break">{path}</bdi>
          </>
        )}
      </p>
    </>
  );
}

/** The room a secret will take, without a word of it: not even how many there are. */
export function SecretCover({ kind }: { kind: Secret['kind'] }) {
  return (
    <div aria-hidden="true">
      {kind === 'phrase' ? (
        <ol className="secret-words">
          {Array.from({ length: COVERED_WORDS }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the covers are all the same
            <li key={index} className="secret-word faint">
              {DOTS}
            </li>
          ))}
        </ol>
      ) : (
        <p className="mono break secret-hex faint">{DOTS.repeat(11).slice(0, 64)}</p>
      )}
      <p className="secret-path" />
    </div>
  );
}

/** `0x` and the digits of a seed or a key. */
export function hexOf(secret: Exclude<Secret, { kind: 'phrase' }>): string {
  return `0x${secret.kind === 'seed' ? secret.seedHex : secret.secretHex}`;
}
