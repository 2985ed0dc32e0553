import '../accounts/accounts.css';
import './contacts.css';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Sheet } from '../../components/sheet.js';
import { Skeleton } from '../../components/skeleton.js';
import { useAsk } from '../../components/use-ask.js';
import words from '../../i18n/en/contacts.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { AddContact } from './add-contact.js';
import { ContactRow } from './contact-row.js';
import { EditContact } from './edit-contact.js';
import { BookFile } from './file/book-file.js';
import { matching } from './matching.js';
import { SearchField } from './search-field.js';
import { Undo } from './undo.js';
import { useRemove } from './use-remove.js';

addWords(words);

type Open = { kind: 'add' } | { kind: 'edit'; contact: Contact } | null;

/** The people this wallet sends to. */
export default function Contacts() {
  const { t } = useTranslation();
  const { background } = useServices();
  const asked = useAsk('contacts', () => background.call('contacts.list', {}));
  const [open, setOpen] = useState<Open>(null);
  const [query, setQuery] = useState('');
  const removal = useRemove(asked.again);
  const contacts = asked.value?.contacts ?? [];
  const shown = matching(contacts, query);
  const close = (): void => setOpen(null);
  const kept = (): void => {
    close();
    asked.again();
  };
  return (
    <main className="screen" data-testid="contacts">
      <PageHeader
        title={t('contacts.title')}
        back="/settings"
        aside={
          <Button onClick={() => setOpen({ kind: 'add' })}>
            <Plus size={14} aria-hidden="true" /> {t('contacts.add')}
          </Button>
        }
      />
      <div className="page-body scroll">
        {contacts.length > 0 ? (
          <SearchField label={t('contacts.search')} value={query} onChange={setQuery} />
        ) : null}
        <Undo removal={removal} />
        {asked.error ? (
          <ErrorNotice
            error={asked.error}
            action={<Button onClick={asked.again}>{t('actions.retry')}</Button>}
          />
        ) : null}
        {removal.act.error ? <ErrorNotice error={removal.act.error} /> : null}
        {!asked.value && !asked.error ? <Skeleton rows={4} tall /> : null}
        {asked.value && contacts.length === 0 ? (
          <div className="empty">
            <p className="quiet">{t('contacts.empty')}</p>
            <Button look="primary" onClick={() => setOpen({ kind: 'add' })}>
              {t('contacts.addFirst')}
            </Button>
          </div>
        ) : null}
        {contacts.length > 0 && shown.length === 0 ? (
          <p className="quiet empty">{t('contacts.noMatch')}</p>
        ) : null}
        {shown.length > 0 ? (
          <ul className="card contact-rows" aria-label={t('contacts.title')}>
            {shown.map((contact) => (
              <ContactRow
                key={contact.accountId}
                contact={contact}
                busy={removal.act.busy}
                onEdit={() => setOpen({ kind: 'edit', contact })}
                onRemove={() => removal.remove(contact)}
              />
            ))}
          </ul>
        ) : null}
        {asked.value ? <BookFile contacts={contacts} onImported={asked.again} /> : null}
        <p role="status" className="visually-hidden">
          {query === '' ? '' : t('contacts.count', { count: shown.length })}
        </p>
      </div>
      <Sheet
        title={t(open?.kind === 'edit' ? 'contacts.editTitle' : 'contacts.addTitle')}
        open={open !== null}
        onOpenChange={(next) => (next ? undefined : close())}
      >
        {open?.kind === 'add' ? <AddContact contacts={contacts} onAdded={kept} /> : null}
        {open?.kind === 'edit' ? <EditContact contact={open.contact} onSaved={kept} /> : null}
      </Sheet>
    </main>
  );
}
