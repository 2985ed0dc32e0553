import '../../accounts/accounts.css';
import '../../contacts/contacts.css';
import './recipient.css';
import { BookUser } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/icon-button.js';
import contactWords from '../../../i18n/en/contacts.json' with { type: 'json' };
import words from '../../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { PeopleSheet } from './people-sheet.js';
import { type Recipient, type RecipientDraft, typedRecipient } from './use-recipient.js';
import { VerdictView } from './verdict-view.js';

addWords(contactWords);
addWords(words);

interface Props {
  label: string;
  recipient: Recipient;
  onChange(draft: RecipientDraft): void;
}

/**
 * Whom something goes to: typed, pasted, or chosen from contacts, own accounts and those paid before. Judged below while it
 * is typed. Nobody is ever suggested out of what came in.
 */
export function RecipientField({ label, recipient, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [choosing, setChoosing] = useState(false);
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
        <IconButton label={t('recipient.choose')} onClick={() => setChoosing(true)}>
          <BookUser size={18} aria-hidden="true" />
        </IconButton>
      </div>
      <div id={`${id}-verdict`} className="recipient-verdict" aria-live="polite" data-testid="verdict">
        <VerdictView recipient={recipient} onChange={onChange} />
      </div>
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
