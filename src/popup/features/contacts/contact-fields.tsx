import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.js';

const NAME_CAP = 48;
const NOTE_CAP = 200;

interface Props {
  name: string;
  note: string;
  onName(name: string): void;
  onNote(note: string): void;
}

/** What the person calls a contact, and what they want to remember. */
export function ContactFields({ name, note, onName, onNote }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('contacts.name')}>
        {({ id }) => (
          <input
            id={id}
            className="input"
            dir="auto"
            value={name}
            maxLength={NAME_CAP}
            autoComplete="off"
            onChange={(event) => onName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('contacts.note')} hint={t('contacts.noteHint')}>
        {({ id, describedBy }) => (
          <input
            id={id}
            className="input"
            dir="auto"
            value={note}
            maxLength={NOTE_CAP}
            autoComplete="off"
            aria-describedby={describedBy}
            onChange={(event) => onNote(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
