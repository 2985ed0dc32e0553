import '../../accounts/accounts.css';
import '../../contacts/contacts.css';
import './recipient.css';
import { BookUser } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/icon-button.js';
import { ScanButton } from '../../../components/scan/scan-button.js';
import contactWords from '../../../i18n/en/contacts.json' with { type: 'json' };
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { NearestPeople, PeopleList, PeopleSheet, peopleNamed } from './people-sheet.js';
import { judgeScanned, scannedRecipient } from './scanned.js';
import { type Recipient, type RecipientDraft, typedRecipient } from './use-recipient.js';
import { VerdictView } from './verdict-view.js';

addWords(contactWords);
addWords(words);

/** So many of those who fit what is typed stand below; the others are found by typing on. */
const OFFERED = 6;

interface Props {
  label: string;
  recipient: Recipient;
  /** Whoever is likeliest stands below while nothing is typed. */
  suggests?: boolean;
  onChange(draft: RecipientDraft): void;
}

/**
 * Whom something goes to: typed or pasted as an address, found by name, read from a code, or chosen from contacts, own accounts
 * and those paid before. Judged below while it is typed. Nobody is ever suggested out of what came in.
 */
export function RecipientField({ label, recipient, suggests = false, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [choosing, setChoosing] = useState(false);
  const { draft, verdict } = recipient;
  // A name or the beginning of an address is no fault while somebody fits it.
  const isPartial = verdict.kind === 'bad' && verdict.asBittensor === null;
  const named = isPartial ? peopleNamed(recipient.people, recipient.sender, draft.text) : [];
  const choose = (address: string): void => onChange(typedRecipient(address));
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
          aria-invalid={(verdict.kind === 'bad' && named.length === 0) || undefined}
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
          <ScanButton
            label={t('contacts.scan')}
            judge={judgeScanned}
            onRead={(code) => onChange(scannedRecipient(code))}
          />
        </span>
      </div>
      <div id={`${id}-verdict`} className="recipient-verdict" aria-live="polite" data-testid="verdict">
        {named.length > 0 ? (
          <span className="visually-hidden">{t('recipient.count', { count: named.length })}</span>
        ) : (
          <VerdictView recipient={recipient} onChange={onChange} />
        )}
      </div>
      {named.length > 0 ? <PeopleList entries={named.slice(0, OFFERED)} onChoose={choose} /> : null}
      {suggests && draft.text === '' && !recipient.peopleLoading ? (
        <NearestPeople people={recipient.people} sender={recipient.sender} onChoose={choose} />
      ) : null}
      <PeopleSheet
        people={recipient.people}
        sender={recipient.sender}
        open={choosing}
        onOpenChange={setChoosing}
        onChoose={(address) => {
          setChoosing(false);
          choose(address);
        }}
      />
    </section>
  );
}
