import { Users, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { errorParts } from '../../../components/error-text.js';
import { IconButton } from '../../../components/icon-button.js';
import { Term } from '../../../components/term.js';
import { cleanText } from '../../../components/untrusted.js';
import type { Known } from '../../contacts/look-alike.js';
import { LookAlikeWarning } from '../../contacts/look-alike-warning.js';
import type { People, Person } from '../people.js';
import { PersonRow } from '../person-row.js';
import { ChooseMember } from './choose-member.js';
import { addMembers, type MemberFault } from './member-rules.js';

export interface ListedMember {
  person: Person;
  /** Somebody known whom the address resembles. */
  like: Known | null;
  compared: boolean;
}

interface Props {
  persons: readonly ListedMember[];
  people: People;
  max: number;
  onChange(members: string[]): void;
  onCompared(address: string, compared: boolean): void;
}

/** Who decides together: typed, pasted in a heap, or chosen from those who are known. */
export function Members({ persons, people, max, onChange, onCompared }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<MemberFault[]>([]);
  const [choosing, setChoosing] = useState(false);
  const members = persons.map(({ person }) => person.address);
  const add = (added: string): void => {
    const { members: next, faults: left } = addMembers(members, added, max);
    setFaults(left);
    setText(left.map((one) => one.text).join('\n'));
    if (next.length !== members.length) onChange(next);
  };
  return (
    <section className="stack-tight" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="part-title">
        <Term name="signatory">{t('shared.new.members')}</Term>
      </h2>
      <p className="quiet small">{t('shared.new.membersText')}</p>
      {persons.length > 0 ? (
        <ul className="card members" data-testid="members">
          {persons.map(({ person, like, compared }) => (
            <li key={person.address}>
              <PersonRow
                person={person}
                aside={
                  <IconButton
                    label={t('shared.new.remove', {
                      name: person.name === null ? person.address : cleanText(person.name),
                    })}
                    onClick={() => onChange(members.filter((one) => one !== person.address))}
                  >
                    <X size={16} aria-hidden="true" />
                  </IconButton>
                }
              />
              {like ? (
                <LookAlikeWarning
                  address={person.address}
                  like={like}
                  compared={compared}
                  onCompared={(yes) => onCompared(person.address, yes)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="visually-hidden" role="status">
        {persons.length > 0 ? t('shared.new.counted', { count: persons.length }) : ''}
      </p>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('shared.new.add')}
        </label>
        <textarea
          id={id}
          className="input mono member-input"
          value={text}
          rows={2}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={faults.length > 0 || undefined}
          aria-describedby={`${id}-note`}
          data-testid="member-address"
          onChange={(event) => {
            setText(event.target.value);
            setFaults([]);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            add(text);
          }}
          onPaste={(event) => {
            if (text.trim() !== '') return;
            event.preventDefault();
            add(event.clipboardData.getData('text'));
          }}
        />
        <div id={`${id}-note`}>
          {faults.length === 0 ? <p className="field-note">{t('shared.new.addHint')}</p> : null}
          {faults.map((fault) => (
            <Fault key={`${fault.kind} ${fault.text}`} fault={fault} max={max} />
          ))}
        </div>
      </div>
      <div className="member-acts">
        <Button aria-disabled={text.trim() === ''} onClick={() => add(text)} data-testid="add-member">
          {t('shared.new.addAct')}
        </Button>
        <Button onClick={() => setChoosing(true)} data-testid="choose-member">
          <Users size={14} aria-hidden="true" /> {t('shared.new.choose')}
        </Button>
      </div>
      <ChooseMember
        people={people}
        chosen={members}
        open={choosing}
        onOpenChange={setChoosing}
        onChoose={(address) => {
          setChoosing(false);
          const { members: next, faults: left } = addMembers(members, address, max);
          setFaults(left);
          if (left.length === 0) onChange(next);
        }}
      />
    </section>
  );
}

function Fault({ fault, max }: { fault: MemberFault; max: number }) {
  const { t } = useTranslation();
  const said = (): string => {
    if (fault.kind === 'twice') return t('shared.new.twice');
    if (fault.kind === 'too-many') return t('shared.new.tooMany', { max });
    const { what, detail, next } = errorParts(t, fault.error);
    return [what, detail, next].filter(Boolean).join(' ');
  };
  return (
    <p className="field-note field-error" role="alert">
      <bdi className="mono">{cleanText(fault.text, 12)}</bdi> {said()}
    </p>
  );
}
