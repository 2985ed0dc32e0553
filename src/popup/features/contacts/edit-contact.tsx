import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import { ContactFields } from './contact-fields.js';
import { Verification } from './verification.js';

/** Name, note and mark can change; the address is what the contact is. */
export function EditContact({ contact, onSaved }: { contact: Contact; onSaved(): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [name, setName] = useState(contact.name);
  const [note, setNote] = useState(contact.note);
  const [verified, setVerified] = useState(contact.verified);
  const act = useAct();
  const ready = name.trim() !== '';
  const save = (): Promise<void> =>
    act.run(async () => {
      const { accountId } = contact;
      await background.call('contacts.update', {
        accountId,
        name: name.trim(),
        note: note.trim(),
        verified,
      });
      onSaved();
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <ContactFields name={name} note={note} onName={setName} onNote={setNote} />
      <Verification address={contact.address} verified={verified} onChange={setVerified} />
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!ready}>
        {t('contacts.save')}
      </Button>
    </form>
  );
}
