import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortAddress } from '../../../components/address.js';
import { Age } from '../../../components/age.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { Sheet } from '../../../components/sheet.js';
import { ExchangeTag } from '../../contacts/exchange-tag.js';
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
  exchange: boolean;
  /** When it was paid last; null in the other groups. */
  paidAtMs: number | null;
}

/** So many of those paid last stand on top; a search finds the others. */
const RECENT = 4;

/** Those paid last, contacts and own coldkeys, to choose from. */
export function PeopleSheet({ people, sender, open, onOpenChange, onChoose }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const groups = groupsOf(people, sender, query === '' ? RECENT : Infinity).map((group) => ({
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

/** The likeliest few of them under an empty field, or in words that there is nobody. */
export function NearestPeople({ people, sender, onChoose }: Pick<Props, 'people' | 'sender' | 'onChoose'>) {
  const { t } = useTranslation();
  const entries = groupsOf(people, sender, RECENT)
    .flatMap((group) => group.entries)
    .slice(0, RECENT);
  if (entries.length === 0) return <p className="quiet small">{t('recipient.nobody')}</p>;
  return <PeopleList entries={entries} onChoose={onChoose} />;
}

/** Everybody that could be meant by a name or a part of an address: contacts, own coldkeys and those paid before. */
export function peopleNamed(people: KnownPeople, sender: string, typed: string): Entry[] {
  if (typed.trim() === '') return [];
  const all = groupsOf(people, sender, Infinity).flatMap((group) => group.entries);
  return matching(all, typed);
}

/** Whom to choose from, one press each. */
export function PeopleList({ entries, onChoose }: { entries: readonly Entry[] } & Pick<Props, 'onChoose'>) {
  const { t } = useTranslation();
  return (
    <ul className="nearest-people" aria-label={t('recipient.choose')} data-testid="nearest-people">
      {entries.map((entry) => (
        <PersonRow key={entry.accountId} entry={entry} onChoose={onChoose} />
      ))}
    </ul>
  );
}

function PersonRow({ entry, onChoose }: { entry: Entry; onChoose(address: string): void }) {
  const { address, name, note, verified, exchange, paidAtMs } = entry;
  const under = [
    ...(name ? [<ShortAddress key="address" address={address} />] : []),
    ...(paidAtMs === null ? [] : [<Age key="age" atMs={paidAtMs} />]),
    ...(note ? [<Outside key="note" text={note} />] : []),
  ];
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
            {exchange ? <ExchangeTag /> : null}
          </span>
          <span className="row-under truncate">
            {under.map((part, at) => (
              <Fragment key={part.key}>
                {at > 0 ? ' \u00b7 ' : ''}
                {part}
              </Fragment>
            ))}
          </span>
        </span>
      </button>
    </li>
  );
}

/** Nobody twice: whoever was paid last is not listed below as well. Who was ever paid is found by a search. */
function groupsOf({ own, contacts, sent }: KnownPeople, sender: string, most: number) {
  const known = new Map<string, Entry>();
  const plain = { name: null, note: '', verified: false, exchange: false, paidAtMs: null };
  for (const { accountId, address, name, role } of own)
    if (role === 'coldkey') known.set(accountId, { ...plain, accountId, address, name });
  const hotkeys = new Set(own.filter(({ role }) => role === 'hotkey').map(({ accountId }) => accountId));
  for (const contact of contacts) known.set(contact.accountId, { ...contact, paidAtMs: null });
  const recent = sent
    .filter(({ here, accountId }) => here && accountId !== sender && !hotkeys.has(accountId))
    .slice(0, most)
    .map(
      ({ accountId, address, lastAtMs }): Entry => ({
        ...(known.get(accountId) ?? { ...plain, accountId, address }),
        paidAtMs: lastAtMs,
      }),
    );
  const isShown = new Set([sender, ...recent.map(({ accountId }) => accountId)]);
  const rest = (ids: ReadonlyArray<{ accountId: string }>): Entry[] =>
    ids.flatMap(({ accountId }) => {
      const entry = isShown.has(accountId) ? undefined : known.get(accountId);
      isShown.add(accountId);
      return entry ? [entry] : [];
    });
  return [
    { title: 'recent' as const, entries: recent },
    { title: 'contacts' as const, entries: rest(contacts) },
    { title: 'ownAccounts' as const, entries: rest(own) },
  ];
}
