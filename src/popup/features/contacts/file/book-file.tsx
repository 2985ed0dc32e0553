import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../../protocol/ui/contacts.js';
import { Button } from '../../../components/button.js';
import { Notice } from '../../../components/notice.js';
import { Sheet } from '../../../components/sheet.js';
import { saveFile } from '../../accounts/export/save-file.js';
import { type FileFault, type FileLine, MAX_BYTES, readContactsFile, writeContactsFile } from './format-1.js';
import { ImportReview } from './import-review.js';

interface Props {
  contacts: readonly Contact[];
  onImported(): void;
}

/** The address book as a file: out, and in after a look at what it would change. */
export function BookFile({ contacts, onImported }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [lines, setLines] = useState<FileLine[] | null>(null);
  const [fault, setFault] = useState<FileFault | null>(null);
  const read = async (file: File): Promise<void> => {
    const content = file.size > MAX_BYTES ? null : await file.text();
    const answer = content === null ? { fault: 'too-large' as const } : readContactsFile(content);
    setFault('fault' in answer ? answer.fault : null);
    setLines('fault' in answer ? null : answer.lines);
  };
  return (
    <section className="stack" aria-label={t('contacts.file.title')}>
      <div className="book-file">
        <Button onClick={() => input.current?.click()}>
          <Upload size={14} aria-hidden="true" /> {t('contacts.file.import')}
        </Button>
        {contacts.length > 0 ? (
          <Button onClick={() => saveFile('kelvin-contacts.json', writeContactsFile(contacts, Date.now()))}>
            <Download size={14} aria-hidden="true" /> {t('contacts.file.export')}
          </Button>
        ) : null}
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('contacts.file.import')}
          data-testid="contacts-file"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void read(file);
            // The same file chosen again is another choice.
            event.target.value = '';
          }}
        />
      </div>
      {contacts.length > 0 ? <p className="faint tiny">{t('contacts.file.plain')}</p> : null}
      {fault ? (
        <Notice tone="caution" alert>
          {t(`contacts.file.fault.${fault}`)}
        </Notice>
      ) : null}
      <Sheet
        title={t('contacts.file.importTitle')}
        open={lines !== null}
        onOpenChange={(next) => (next ? undefined : setLines(null))}
      >
        {lines ? (
          <ImportReview
            lines={lines}
            contacts={contacts}
            onDone={() => {
              setLines(null);
              onImported();
            }}
          />
        ) : null}
      </Sheet>
    </section>
  );
}
