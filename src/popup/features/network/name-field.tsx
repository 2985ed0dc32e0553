import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.js';

interface Props {
  text: string;
  bad: boolean;
  /** Takes the focus when it appears. */
  focused?: boolean;
  onChange(text: string): void;
}

/** The name of a network of one's own. */
export function NameField({ text, bad, focused = false, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  return (
    <Field label={t('networks.name')} error={bad && text !== '' ? t('networks.nameBad') : undefined}>
      {({ id, describedBy, invalid }) => (
        <input
          ref={input}
          id={id}
          className="input"
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          data-testid="network-name"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
