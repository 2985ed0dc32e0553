import './settings.css';
import { Search } from 'lucide-react';
import { type UIEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings as SettingsValue } from '../../../protocol/ui/settings.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/settings.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useSlash } from '../network/use-slash.js';
import { filterSections, type SectionId, type SettingSection } from './rows.js';
import { SaveStatus, useSave } from './use-save.js';
import { useSections } from './use-sections.js';

addWords(words);

/** Everything that can be set: one column in the popup, an index beside it where there is room. */
export default function Settings() {
  const { t } = useTranslation();
  const settings = useWalletStore((s) => s.settings);
  return (
    <main className="screen settings-screen" data-testid="settings">
      <PageHeader title={t('settings.title')} />
      {settings ? <All settings={settings} /> : <Skeleton rows={8} tall />}
    </main>
  );
}

function All({ settings }: { settings: SettingsValue }) {
  const { t } = useTranslation();
  const save = useSave();
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useSlash(search);
  const found = filterSections(useSections(settings, save), text);
  const [here, setHere] = useState<SectionId | null>(null);
  // The list cannot scroll the last sections to its top: what was chosen is then where one is, until one scrolls oneself.
  const chosen = useRef<SectionId | null>(null);
  const choose = (id: SectionId): void => {
    chosen.current = id;
    setHere(id);
    goTo(id);
  };
  return (
    <div className="settings-columns">
      <Index sections={found} here={here ?? found[0]?.id ?? null} onChoose={choose} />
      <div className="settings-side">
        <div className="settings-search">
          <Search size={14} aria-hidden="true" className="faint" />
          <input
            ref={search}
            type="search"
            className="settings-query"
            value={text}
            placeholder={t('settings.search')}
            aria-label={t('settings.search')}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <SaveStatus save={save} />
        <div
          className="settings scroll"
          data-testid="settings-scroll"
          onScroll={(event) => {
            setHere(chosen.current ?? sectionAt(event, found));
            chosen.current = null;
          }}
        >
          <p role="status" className={found.length === 0 ? 'quiet settings-none' : 'visually-hidden'}>
            {found.length === 0 ? t('settings.noMatch') : ''}
          </p>
          {found.map((section) => (
            <Group key={section.id} section={section} />
          ))}
        </div>
      </div>
    </div>
  );
}

const headingId = (id: SectionId): string => `settings-${id}`;

/** Goes to a section and gives its heading the focus, so that Tab goes on from there. */
function goTo(id: SectionId): void {
  const heading = document.getElementById(headingId(id));
  heading?.focus({ preventScroll: true });
  heading?.parentElement?.scrollIntoView({ block: 'start' });
}

/** Where a section's heading counts as reached, below the top of the list. */
const REACHED_PX = 48;

/** The section that is read now: the last one whose heading has come to the top, or the last of all at the end. */
function sectionAt({ currentTarget: list }: UIEvent<HTMLElement>, sections: readonly SettingSection[]) {
  if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) return sections.at(-1)?.id ?? null;
  const edge = list.getBoundingClientRect().top + REACHED_PX;
  const reached = sections.filter(({ id }) => {
    const heading = document.getElementById(headingId(id));
    return heading !== null && heading.getBoundingClientRect().top <= edge;
  });
  return reached.at(-1)?.id ?? null;
}

interface IndexProps {
  sections: readonly SettingSection[];
  here: SectionId | null;
  onChoose(id: SectionId): void;
}

function Index({ sections, here, onChoose }: IndexProps) {
  const { t } = useTranslation();
  return (
    <nav className="settings-index" aria-label={t('settings.index')}>
      <ul>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              className="settings-entry"
              aria-current={id === here ? 'location' : undefined}
              onClick={() => onChoose(id)}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Group({ section: { id, title, rows } }: { section: SettingSection }) {
  return (
    <section className="settings-section" aria-labelledby={headingId(id)}>
      <h2 id={headingId(id)} tabIndex={-1} className="settings-heading">
        {title}
      </h2>
      <ul className="card settings-rows">
        {rows.map((row) => (
          <li key={row.id} className={row.isPage ? 'settings-row settings-row-page' : 'settings-row'}>
            {row.node}
          </li>
        ))}
      </ul>
    </section>
  );
}
