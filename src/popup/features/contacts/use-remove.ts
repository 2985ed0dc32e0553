import { useState } from 'react';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { useServices } from '../../app/services.js';
import { cleanText } from '../../components/untrusted.js';
import { type Act, useAct } from '../../components/use-act.js';

export interface Removal {
  act: Act;
  /** The contact that was removed last and can come back. */
  removed: Contact | null;
  /** Name of the one that came back. */
  restored: string | null;
  remove(contact: Contact): void;
  undo(): void;
}

/** Removes a contact at once and keeps it at hand until the next one, or until the page is left. */
export function useRemove(onChanged: () => void): Removal {
  const { background } = useServices();
  const act = useAct();
  const [removed, setRemoved] = useState<Contact | null>(null);
  const [restored, setRestored] = useState<string | null>(null);
  const remove = (contact: Contact): void =>
    void act.run(async () => {
      await background.call('contacts.remove', { accountId: contact.accountId });
      setRestored(null);
      setRemoved({ ...contact, name: cleanText(contact.name) });
      onChanged();
    });
  const undo = (): void =>
    void act.run(async () => {
      if (!removed) return;
      const { accountId, address, name, note, verified, exchange } = removed;
      await background.call('contacts.add', { address, name, note, exchange });
      if (verified) await background.call('contacts.update', { accountId, name, note, verified });
      setRemoved(null);
      setRestored(name);
      onChanged();
    });
  return { act, removed, restored, remove, undo };
}
