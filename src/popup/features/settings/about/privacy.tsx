import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { usePaper } from './use-paper.js';

/** The privacy page as it is in the documentation, in the language of the page: so the two can never differ. */
export default function Privacy() {
  const { i18n } = useTranslation();
  const isGerman = i18n.language === 'de';
  const paper = usePaper(isGerman ? 'privacy.de.md' : 'privacy.md');
  if (paper.error) return <ErrorNotice error={paper.error} />;
  if (paper.value === null) return <Skeleton rows={6} />;
  return (
    <article className="paper small" lang={isGerman ? 'de' : 'en'} data-testid="privacy">
      {paper.value
        .split(/\n\n+/)
        .slice(1)
        .map((block) => (
          <Block key={block} text={block.trim()} />
        ))}
    </article>
  );
}

/** The little that the page uses: headings, lists, paragraphs, code. */
function Block({ text }: { text: string }) {
  if (text.startsWith('## ')) return <h3 className="strong">{text.slice(3)}</h3>;
  if (text.startsWith('- '))
    return (
      <ul className="plain-list">
        {text
          .slice(2)
          .split(/\n- /)
          .map((item) => (
            <li key={item}>{inline(item)}</li>
          ))}
      </ul>
    );
  return text === '' ? null : <p>{inline(text)}</p>;
}

function inline(text: string): ReactNode {
  return text.split('`').map((part, place) => {
    const key = `${place}${part}`;
    return place % 2 === 1 ? (
      <code key={key} className="mono break">
        {part}
      </code>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    );
  });
}
