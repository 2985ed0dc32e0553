import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { errorParts } from '../../components/error-text.js';
import { Field } from '../../components/field.js';
import { Identicon } from '../../components/identicon.js';
import { ScanButton } from '../../components/scan/scan-button.js';
import { cleanText } from '../../components/untrusted.js';
import { judgeScannedAccount, scannedRecipient } from '../operations/recipient/scanned.js';
import type { AddressCheck } from './check-address.js';

interface Props {
  value: string;
  check: AddressCheck;
  onChange(value: string): void;
}

/** An address, typed, pasted or read from a code, and judged while it is typed. */
export function AddressField({ value, check, onChange }: Props) {
  const { t } = useTranslation();
  const asBittensor = check.kind === 'bad' ? check.asBittensor : null;
  return (
    <>
      <Field label={t('contacts.address')} hint={t('contacts.addressHint')} error={useFault(check)}>
        {({ id, describedBy, invalid }) => (
          <div className="address-line">
            <input
              id={id}
              className="input mono"
              value={value}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => onChange(event.target.value)}
            />
            <ScanButton
              label={t('contacts.scan')}
              judge={judgeScannedAccount}
              onRead={(code) => onChange(scannedRecipient(code).text)}
            />
          </div>
        )}
      </Field>
      {asBittensor ? (
        <div className="other-form">
          <p className="quiet small">
            {t('contacts.otherForm')} <bdi className="mono break">{asBittensor}</bdi>
          </p>
          <Button onClick={() => onChange(asBittensor)}>{t('contacts.useForm')}</Button>
        </div>
      ) : null}
      {check.kind === 'good' ? (
        <div className="good-address">
          <Identicon seed={check.address} size={20} />
          <span className="quiet small">{t('contacts.goodAddress')}</span>
        </div>
      ) : null}
    </>
  );
}

function useFault(check: AddressCheck): string | undefined {
  const { t } = useTranslation();
  switch (check.kind) {
    case 'bad': {
      const { what, detail, next } = errorParts(t, check.error);
      return [what, detail, next].filter(Boolean).join(' ');
    }
    case 'own':
      return t('contacts.own', { name: cleanText(check.name) });
    case 'known':
      return t('contacts.known', { name: cleanText(check.name) });
    default:
      return undefined;
  }
}
