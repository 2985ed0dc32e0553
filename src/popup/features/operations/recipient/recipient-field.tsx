import '../../accounts/accounts.css';
import '../../contacts/contacts.css';
import './recipient.css';
import { BookUser, ScanLine } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/icon-button.js';
import contactWords from '../../../i18n/en/contacts.json' with { type: 'json' };
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { NearestPeople, PeopleSheet } from './people-sheet.js';
import { judgeScanned, scannedRecipient } from './scanned.js';
import { type Recipient, type RecipientDraft, typedRecipient } from './use-recipient.js';
import { VerdictView } from './verdict-view.js';

const ScanDialog = lazy(() => import('../../../components/scan/scan-dialog.js'));

addWords(contactWords);
addWords(words);

interface Props {
  label: string;
  recipient: Recipient;
  /** Whoever is likeliest stands below while nothing is typed. */
  suggests?: boolean;
  onChange(draft: RecipientDraft): void;
}

/**
 * Whom something goes to: typed, pasted, read from a code, or chosen from contacts, own accounts and those paid before. Judged below while it
 * is typed. Nobody is ever suggested out of what came in.
 */
export function RecipientField({ label, recipient, suggests = false, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [choosing, setChoosing] = useState(false);
  const [scanning, setScanning] = useState(false);
  const { draft, verdict } = recipient;
  return (
    <section className="recipient">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="recipient-line">
        <textarea
          id={id}
          className="input mono recipient-input"
          rows={2}
          value={draft.text}
          placeholder={t('recipient.placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={`${id}-verdict`}
          aria-invalid={verdict.kind === 'bad' || undefined}
          data-testid="recipient"
          onChange={(event) => onChange(typedRecipient(event.target.value))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        <span className="recipient-tools">
          <IconButton label={t('recipient.choose')} onClick={() => setChoosing(true)}>
            <BookUser size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('recipient.scan')} onClick={() => setScanning(true)}>
            <ScanLine size={18} aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      <div id={`${id}-verdict`} className="recipient-verdict" aria-live="polite" data-testid="verdict">
        <VerdictView recipient={recipient} onChange={onChange} />
      </div>
      {suggests && draft.text === '' && !recipient.peopleLoading ? (
        <NearestPeople
          people={recipient.people}
          sender={recipient.sender}
          onChoose={(address) => onChange(typedRecipient(address))}
        />
      ) : null}
      {scanning ? (
        <Suspense fallback={null}>
          <ScanDialog
            open={scanning}
            onOpenChange={setScanning}
            title={t('recipient.scan')}
            judge={judgeScanned}
            onRead={(code) => onChange(scannedRecipient(code))}
          />
        </Suspense>
      ) : null}
      <PeopleSheet
        people={recipient.people}
        sender={recipient.sender}
        open={choosing}
        onOpenChange={setChoosing}
        onChoose={(address) => {
          setChoosing(false);
          onChange(typedRecipient(address));
        }}
      />
    </section>
  );
}
