import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import { ContactFields, type ContactWords, readyWords } from './contact-fields.js';
import { Verification } from './verification.js';

/** Name, note and mark can change; the address is what the contact is. */
export function EditContact({ contact, onSaved }: { contact: Contact; onSaved(): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [typed, setTyped] = useState<ContactWords>(contact);
  const [verified, setVerified] = useState(contact.verified);
  const act = useAct();
  const words = readyWords(typed);
  const save = (): Promise<void> =>
    act.run(async () => {
      if (!words) return;
      await background.call('contacts.update', { accountId: contact.accountId, ...words, verified });
      onSaved();
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (words) void save();
      }}
    >
      <ContactFields value={typed} onChange={setTyped} />
      <Verification address={contact.address} verified={verified} onChange={setVerified} />
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!words}>
        {t('contacts.save')}
      </Button>
    </form>
  );
}
