import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../components/sheet.js';
import { SearchField } from '../../contacts/search-field.js';
import { isMultisig } from '../multisigs.js';
import type { People, Person } from '../people.js';
import { PersonRow } from '../person-row.js';

interface Props {
  people: People;
  chosen: readonly string[];
  open: boolean;
  onOpenChange(open: boolean): void;
  onChoose(address: string): void;
}

/** Own coldkeys and contacts who are no members yet. */
export function ChooseMember({ people, chosen, open, onOpenChange, onChoose }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const all: Person[] = [
    ...people.own.filter((one) => one.role === 'coldkey' && !isMultisig(one)),
    ...people.contacts,
  ].map(({ address }) => people.of(address));
  const found = all.filter(
    ({ address, name }) =>
      !chosen.includes(address) && `${name ?? ''} ${address}`.toLowerCase().includes(wanted),
  );
  return (
    <Sheet title={t('shared.new.chooseTitle')} open={open} onOpenChange={onOpenChange}>
      <SearchField label={t('shared.new.search')} value={query} onChange={setQuery} />
      {found.length === 0 ? (
        <p className="quiet small">{t(wanted === '' ? 'shared.new.nobody' : 'shared.new.noMatch')}</p>
      ) : null}
      <ul className="sheet-list">
        {found.map((person) => (
          <li key={person.address}>
            <button type="button" className="sheet-row" onClick={() => onChoose(person.address)}>
              <PersonRow person={person} />
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
