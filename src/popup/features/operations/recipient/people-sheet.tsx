import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortAddress } from '../../../components/address.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { Sheet } from '../../../components/sheet.js';
import { matching } from '../../contacts/matching.js';
import { SearchField } from '../../contacts/search-field.js';
import { VerifiedMark } from '../../contacts/verified-mark.js';
import type { KnownPeople } from './judge.js';

interface Props {
  people: KnownPeople;
  /** Account id of the sender, who is not offered. */
  sender: string;
  open: boolean;
  onOpenChange(open: boolean): void;
  onChoose(address: string): void;
}

interface Entry {
  accountId: string;
  address: string;
  name: string | null;
  note: string;
  verified: boolean;
}

/** Contacts, own coldkeys and those paid before, to choose from. */
export function PeopleSheet({ people, sender, open, onOpenChange, onChoose }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const groups = groupsOf(people, sender).map((group) => ({
    ...group,
    entries: matching(group.entries, query),
  }));
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const close = (next: boolean): void => {
    if (!next) setQuery('');
    onOpenChange(next);
  };
  return (
    <Sheet title={t('recipient.choose')} open={open} onOpenChange={close}>
      <SearchField label={t('recipient.search')} value={query} onChange={setQuery} />
      <div className="people scroll">
        {groups.map(({ title, entries }) =>
          entries.length > 0 ? (
            <section key={title} aria-label={t(`recipient.${title}`)}>
              <h3 className="field-label">{t(`recipient.${title}`)}</h3>
              <ul className="sheet-list">
                {entries.map((entry) => (
                  <PersonRow key={entry.accountId} entry={entry} onChoose={onChoose} />
                ))}
              </ul>
            </section>
          ) : null,
        )}
        {count === 0 ? (
          <p className="quiet small">{t(query === '' ? 'recipient.nobody' : 'recipient.noMatch')}</p>
        ) : null}
      </div>
      <p className="faint tiny">{t('recipient.neverIncoming')}</p>
      <p role="status" className="visually-hidden">
        {query === '' ? '' : t('recipient.count', { count })}
      </p>
    </Sheet>
  );
}

function PersonRow({ entry, onChoose }: { entry: Entry; onChoose(address: string): void }) {
  const { address, name, note, verified } = entry;
  let under: ReactNode = null;
  if (name) under = <ShortAddress address={address} />;
  return (
    <li>
      <button type="button" className="sheet-row" onClick={() => onChoose(address)}>
        <Identicon seed={entry.accountId} size={28} />
        <span className="sheet-row-main">
          <span className="standing-name">
            {name ? (
              <Outside text={name} className="truncate strong" />
            ) : (
              <ShortAddress address={address} className="strong" />
            )}
            {verified ? <VerifiedMark /> : null}
          </span>
          <span className="row-under truncate">
            {under}
            {note ? (
              <>
                {under ? ' \u00b7 ' : ''}
                <Outside text={note} />
              </>
            ) : null}
          </span>
        </span>
      </button>
    </li>
  );
}

/** Nobody twice: whoever is a contact or an own account is not listed as paid before. */
function groupsOf({ own, contacts, sent }: KnownPeople, sender: string) {
  const known = new Set([...own, ...contacts].map(({ accountId }) => accountId));
  return [
    { title: 'contacts' as const, entries: contacts.map((one): Entry => one) },
    {
      title: 'ownAccounts' as const,
      entries: own
        .filter(({ accountId, role }) => role === 'coldkey' && accountId !== sender)
        .map(
          ({ accountId, address, name }): Entry => ({
            accountId,
            address,
            name,
            note: '',
            verified: false,
          }),
        ),
    },
    {
      title: 'paidBefore' as const,
      entries: sent
        .filter((one) => one.here && !known.has(one.accountId))
        .map(
          ({ accountId, address }): Entry => ({
            accountId,
            address,
            name: null,
            note: '',
            verified: false,
          }),
        ),
    },
  ];
}
