import '../accounts/accounts.css';
import '../contacts/contacts.css';
import '../operations/form/form.css';
import '../operations/send/send.css';
import '../settings/settings.css';
import './shared.css';
import './words.js';
import { useParams } from 'wouter';
import contacts from '../../i18n/en/contacts.json' with { type: 'json' };
import operations from '../../i18n/en/operations.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { MultisigList } from './list/multisig-list.js';
import { NewMultisig } from './new/new-multisig.js';
import { MultisigPage } from './page/multisig-page.js';

// Look-alikes of known addresses are told as they are among contacts.
addWords(contacts);
addWords(operations);

/** `/shared`, `/shared/new`, `/shared/<address>` */
export default function Shared() {
  const [part = ''] = (useParams()['*'] ?? '').split('/');
  if (part === '') return <MultisigList />;
  if (part === 'new') return <NewMultisig />;
  return <MultisigPage key={part} address={part} />;
}
