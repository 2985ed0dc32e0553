import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { CopyAddress } from '../../components/address.js';
import { IconButton } from '../../components/icon-button.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { cleanText } from '../../components/untrusted.js';
import { ExchangeTag } from './exchange-tag.js';
import { VerifiedMark } from './verified-mark.js';

interface Props {
  contact: Contact;
  busy: boolean;
  onEdit(): void;
  onRemove(): void;
}

export function ContactRow({ contact, busy, onEdit, onRemove }: Props) {
  const { t } = useTranslation();
  const name = cleanText(contact.name);
  return (
    <li className="row-item contact-row">
      <Identicon seed={contact.accountId} size={32} />
      <div className="row-main">
        <span className="contact-name">
          <Outside text={contact.name} className="truncate row-name" />
          {contact.verified ? <VerifiedMark /> : null}
          {contact.exchange ? <ExchangeTag /> : null}
        </span>
        {contact.note ? <Outside text={contact.note} className="truncate row-under" /> : null}
        <span>
          <CopyAddress address={contact.address} />
        </span>
      </div>
      <IconButton label={t('contacts.edit', { name })} onClick={onEdit}>
        <Pencil size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('contacts.remove', { name })}
        aria-disabled={busy || undefined}
        onClick={() => (busy ? undefined : onRemove())}
      >
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
