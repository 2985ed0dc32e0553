import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorParts } from '../../components/error-text.js';
import { Field } from '../../components/field.js';
import { readAddress } from '../contacts/check-address.js';
import { fingerprintOf } from './swap-of.js';

interface Props {
  /** Blake2-256 of the announced key. */
  hash: string;
  /** The address that has it; null for any other text. */
  onNamed(address: string | null): void;
}

/** The announced key in full: the chain has only its fingerprint, and takes nothing else. */
export function NameKey({ hash, onNamed }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const read = readAddress(text);
  const fits = read.kind === 'account' && fingerprintOf(read.address) === hash;
  const fault = (): string | undefined => {
    if (read.kind === 'account') return fits ? undefined : t('keySwap.execute.other');
    if (read.kind !== 'bad') return undefined;
    const { what, detail, next } = errorParts(t, read.error);
    return [what, detail, next].filter(Boolean).join(' ');
  };
  const type = (typed: string): void => {
    const next = typed.replace(/\s+/g, '');
    setText(next);
    const found = readAddress(next);
    onNamed(found.kind === 'account' && fingerprintOf(found.address) === hash ? found.address : null);
  };
  return (
    <Field label={t('keySwap.announce.address')} hint={t('keySwap.execute.need')} error={fault()}>
      {({ id, describedBy, invalid }) => (
        <textarea
          id={id}
          className="input mono recipient-input"
          rows={2}
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          data-testid="named-key"
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  );
}
