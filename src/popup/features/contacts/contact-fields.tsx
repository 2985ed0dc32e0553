import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { Field } from '../../components/field.js';

const NAME_CAP = 48;
const NOTE_CAP = 200;

/** What somebody types about a contact. */
export type ContactWords = Pick<Contact, 'name' | 'note' | 'exchange'>;

interface Props {
  value: ContactWords;
  onChange(value: ContactWords): void;
}

/** What the person calls a contact, what they want to remember, and whether it is an exchange. */
export function ContactFields({ value, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <Field label={t('contacts.name')}>
        {({ id }) => (
          <input
            id={id}
            className="input"
            dir="auto"
            value={value.name}
            maxLength={NAME_CAP}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('contacts.note')} hint={t('contacts.noteHint')}>
        {({ id, describedBy }) => (
          <input
            id={id}
            className="input"
            dir="auto"
            value={value.note}
            maxLength={NOTE_CAP}
            autoComplete="off"
            aria-describedby={describedBy}
            onChange={(event) => onChange({ ...value, note: event.target.value })}
          />
        )}
      </Field>
      <label className="check-row">
        <input
          type="checkbox"
          className="check"
          checked={value.exchange}
          aria-describedby={id}
          onChange={(event) => onChange({ ...value, exchange: event.target.checked })}
        />
        <span>
          {t('contacts.isExchange')}
          <span className="row-under block" id={id}>
            {t('contacts.exchangeHint')}
          </span>
        </span>
      </label>
    </>
  );
}

/** As they are to be kept; null while there is no name. */
export function readyWords({ name, note, exchange }: ContactWords): ContactWords | null {
  return name.trim() === '' ? null : { name: name.trim(), note: note.trim(), exchange };
}
