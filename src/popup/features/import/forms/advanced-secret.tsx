import { useTranslation } from 'react-i18next';
import type { CryptoType } from '../../../../core/accounts/types.js';
import { Disclosure } from '../../../components/disclosure.js';
import { Field } from '../../../components/field.js';
import { PasswordInput } from '../../../components/password-input.js';
import { Segmented } from '../../../components/segmented.js';
import { Term } from '../../../components/term.js';

interface Props {
  path: string;
  onPath(path: string): void;
  cryptoType: CryptoType;
  onCryptoType(type: CryptoType): void;
  /** Unfolded, because something is in it already. */
  open?: boolean;
}

/** Path and key type, folded away: almost nobody needs them. The path may hold a password, so it is typed like one. */
export function AdvancedSecret({ path, onPath, cryptoType, onCryptoType, open = false }: Props) {
  const { t } = useTranslation();
  return (
    <Disclosure open={open || undefined} summary={t('import.advanced')}>
      <div className="stack advanced">
        <Field
          label={t('import.path')}
          hint={
            <>
              {t('import.pathHint')} <Term name="derivation">{t('import.whatPath')}</Term>
            </>
          }
        >
          {({ id, describedBy }) => (
            <PasswordInput
              id={id}
              autoComplete="off"
              value={path}
              aria-describedby={describedBy}
              onChange={(event) => onPath(event.target.value.trim())}
            />
          )}
        </Field>
        <CryptoTypeChoice value={cryptoType} onChange={onCryptoType} />
      </div>
    </Disclosure>
  );
}

/** Which curve a secret is used on. */
export function CryptoTypeChoice({
  value,
  onChange,
}: {
  value: CryptoType;
  onChange(type: CryptoType): void;
}) {
  const { t } = useTranslation();
  return (
    <Segmented
      label={t('import.keyType')}
      options={[
        { value: 'sr25519', label: 'sr25519' },
        { value: 'ed25519', label: 'ed25519' },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'ed25519' ? 'ed25519' : 'sr25519')}
    />
  );
}
