import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CryptoType } from '../../../core/accounts/types.js';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';
import { Segmented } from '../../components/segmented.js';

interface Props {
  path: string;
  onPath(path: string): void;
  cryptoType: CryptoType;
  onCryptoType(type: CryptoType): void;
}

/** Path and key type, folded away: almost nobody needs them. The path may hold a password, so it is typed like one. */
export function AdvancedSecret({ path, onPath, cryptoType, onCryptoType }: Props) {
  const { t } = useTranslation();
  return (
    <details className="details">
      <summary>
        <ChevronDown size={14} aria-hidden="true" className="details-mark" />
        {t('onboarding.advanced')}
      </summary>
      <div className="stack">
        <Field label={t('onboarding.path')} hint={t('onboarding.pathHint')}>
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
        <Segmented
          label={t('onboarding.keyType')}
          options={[
            { value: 'sr25519', label: 'sr25519' },
            { value: 'ed25519', label: 'ed25519' },
          ]}
          value={cryptoType}
          onChange={(value) => onCryptoType(value === 'ed25519' ? 'ed25519' : 'sr25519')}
        />
      </div>
    </details>
  );
}
