import './palette.css';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { heading } from '../../app/shell/heading.js';
import { Outside } from '../../components/outside.js';
import type { SheetState } from '../home/sheet-state.js';
import { type Entry, findEntries, type Group } from './find-entries.js';
import { useEntries } from './use-entries.js';

/** Every place, act, account, subnet and validator, found by typing; Enter takes the marked line. */
export default function Palette({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const entries = useEntries();
  const groups = useMemo(() => findEntries(entries, query), [entries, query]);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const taken = useRef(false);
  const take = (entry: Entry): void => {
    taken.current = true;
    onOpenChange(false);
    entry.run();
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="sheet-backdrop" />
        <Dialog.Popup
          className="palette"
          data-testid="palette"
          // After a choice the new screen has the focus; Escape gives it back.
          finalFocus={() => (taken.current ? (heading() ?? false) : true)}
        >
          <Dialog.Title className="visually-hidden">{t('palette.title')}</Dialog.Title>
          <Autocomplete.Root
            inline
            open
            items={groups}
            mode="none"
            value={query}
            onValueChange={(next, { reason }) => {
              // Pressing a line would write its label into the field; Escape would clear it before it closes.
              if (reason !== 'item-press') setQuery(next);
            }}
            itemToStringValue={(entry) => entry.label}
            autoHighlight="always"
          >
            <div className="palette-field">
              <Search size={16} aria-hidden="true" className="faint" />
              <Autocomplete.Input
                className="palette-input"
                aria-label={t('palette.title')}
                placeholder={t('palette.placeholder')}
                spellCheck={false}
              />
            </div>
            <Autocomplete.Empty className="palette-empty quiet">
              {count === 0 ? t('palette.none', { query: query.trim() }) : null}
            </Autocomplete.Empty>
            <Autocomplete.List className="palette-list scroll" aria-label={t('palette.results')}>
              {(group: Group) => (
                <Autocomplete.Group key={group.name} items={group.items}>
                  <Autocomplete.GroupLabel className="palette-group faint tiny">
                    {t(`palette.groups.${group.name}`)}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: Entry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        className="palette-item"
                        onClick={() => take(entry)}
                      >
                        <Line entry={entry} />
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <p className="palette-foot faint tiny">
            <span role="status">{t('palette.count', { count })}</span>
            <span>{t('palette.hint')}</span>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const KEYS: Readonly<Record<string, string>> = { 'act send': 's', 'act shortcuts': '?' };

function Line({ entry }: { entry: Entry }) {
  const key = KEYS[entry.id];
  return (
    <>
      {entry.outside ? (
        <Outside text={entry.label} className="truncate" />
      ) : (
        <span className="truncate">{entry.label}</span>
      )}
      {entry.detail ? <bdi className="palette-detail faint tiny">{entry.detail}</bdi> : null}
      {key ? (
        <span className="key" aria-hidden="true">
          {key}
        </span>
      ) : null}
    </>
  );
}
