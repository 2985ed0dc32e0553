import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Segmented } from '../../components/segmented.js';
import { byLetter, byTopic, findEntries, titleOf } from './entries.js';
import type { LearnSlug } from './slugs.js';

const ORDERS = ['topic', 'letter'] as const;
type Order = (typeof ORDERS)[number];

/** Every entry: searched, by topic or by letter. `/` goes to the search from anywhere on the screen. */
export function LearnIndex({ current }: { current: LearnSlug | null }) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const [order, setOrder] = useState<Order>('topic');
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const searching = useRef(false);
  useSlash(() => {
    field.current?.focus();
    if (document.activeElement === field.current) return;
    // Beside an entry on a narrow surface there is no index: it comes first.
    searching.current = true;
    navigate('/learn');
  });
  useEffect(() => {
    if (current !== null || !searching.current) return;
    searching.current = false;
    field.current?.focus();
  }, [current]);
  const asked = text.trim() !== '';
  const found = useMemo(() => findEntries(text, t, i18n.language), [text, t, i18n.language]);
  const groups = useMemo(
    () => (order === 'topic' ? byTopic(t) : byLetter(t, i18n.language)),
    [order, t, i18n.language],
  );
  return (
    <div className="learn-index">
      <search className="learn-search">
        <form
          className="learn-field"
          onSubmit={(event) => {
            event.preventDefault();
            if (found[0]) navigate(`/learn/${found[0]}`);
          }}
        >
          <Search size={16} aria-hidden="true" />
          <input
            ref={field}
            type="search"
            className="input"
            aria-label={t('learn.search')}
            placeholder={t('learn.search')}
            autoComplete="off"
            value={text}
            data-testid="learn-search"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || text === '') return;
              event.stopPropagation();
              setText('');
            }}
          />
        </form>
        <p className="visually-hidden" role="status">
          {asked ? t('learn.found', { count: found.length }) : ''}
        </p>
        {asked ? null : (
          <Segmented<Order>
            label={t('learn.order')}
            hideLabel
            options={ORDERS.map((value) => ({ value, label: t(`learn.by.${value}`) }))}
            value={order}
            onChange={setOrder}
          />
        )}
      </search>
      <nav className="learn-entries scroll" aria-label={t('learn.entries')} data-testid="learn-entries">
        {asked ? (
          <Found slugs={found} text={text} current={current} />
        ) : (
          groups.map(({ key, title, slugs }) => (
            <section key={`${order}-${key}`} aria-label={title} data-group={key}>
              <h2 className="learn-small">{title}</h2>
              <Entries slugs={slugs} current={current} />
            </section>
          ))
        )}
      </nav>
    </div>
  );
}

function Found({ slugs, text, current }: { slugs: LearnSlug[]; text: string; current: LearnSlug | null }) {
  const { t } = useTranslation();
  if (slugs.length === 0) return <p className="quiet small learn-nothing">{t('learn.nothing', { text })}</p>;
  return <Entries slugs={slugs} current={current} />;
}

function Entries({ slugs, current }: { slugs: readonly LearnSlug[]; current: LearnSlug | null }) {
  const { t } = useTranslation();
  return (
    <ul>
      {slugs.map((slug) => (
        <li key={slug}>
          <Link
            href={`/learn/${slug}`}
            className="learn-entry"
            aria-current={slug === current ? 'page' : undefined}
          >
            {titleOf(slug, t)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The key that searches, unless it is being typed somewhere. */
function useSlash(search: () => void): void {
  const act = useRef(search);
  act.current = search;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
