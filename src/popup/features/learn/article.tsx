import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ANSWER_NAMES, ANSWERS, isAnswerName } from './answers.js';
import { bodyOf, neighbours, titleOf } from './entries.js';
import { relatedTo } from './glossary.js';
import type { LearnSlug } from './slugs.js';

interface Props {
  slug: LearnSlug | null;
  /** The link named an entry that does not exist. */
  unknown: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** One entry, or where to begin when none is chosen. */
export function Article({ slug, unknown, heading }: Props) {
  const { t } = useTranslation();
  if (slug === null) return <Beginning unknown={unknown} heading={heading} />;
  const [lead = '', ...rest] = bodyOf(slug, t).split('\n\n');
  const related: LearnSlug[] = isAnswerName(slug) ? [...ANSWERS[slug]] : relatedTo(slug);
  return (
    <article className="learn-article" data-testid="learn-article" aria-labelledby="learn-heading">
      <p className="learn-kind">{t(isAnswerName(slug) ? 'learn.kind.answer' : 'learn.kind.term')}</p>
      <h2 id="learn-heading" ref={heading} tabIndex={-1} className="learn-heading">
        {titleOf(slug, t)}
      </h2>
      <p className="learn-lead">{lead}</p>
      {rest.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <section aria-labelledby="learn-related">
        <h3 id="learn-related" className="learn-small">
          {t('learn.related')}
        </h3>
        <ul className="learn-chips">
          {[...related, ...answersOn(slug)].map((other) => (
            <li key={other}>
              <Link href={`/learn/${other}`} className="learn-chip">
                {titleOf(other, t)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <Steps slug={slug} />
    </article>
  );
}

/** Answers that rest on a term, so that from the word one finds the question. */
function answersOn(slug: LearnSlug): LearnSlug[] {
  if (isAnswerName(slug)) return [];
  return ANSWER_NAMES.filter((name) => (ANSWERS[name] as readonly string[]).includes(slug));
}

function Steps({ slug }: { slug: LearnSlug }) {
  const { t, i18n } = useTranslation();
  const { before, after } = neighbours(slug, t, i18n.language);
  return (
    <nav className="learn-steps" aria-label={t('learn.steps')}>
      {before ? (
        <Link href={`/learn/${before}`} className="learn-step" data-testid="learn-before">
          <ChevronLeft size={16} aria-hidden="true" />
          <span>
            <span className="learn-step-kind">{t('learn.before')}</span>
            <span className="learn-step-name">{titleOf(before, t)}</span>
          </span>
        </Link>
      ) : (
        <span />
      )}
      {after ? (
        <Link href={`/learn/${after}`} className="learn-step learn-step-after" data-testid="learn-after">
          <span>
            <span className="learn-step-kind">{t('learn.after')}</span>
            <span className="learn-step-name">{titleOf(after, t)}</span>
          </span>
          <ChevronRight size={16} aria-hidden="true" />
        </Link>
      ) : null}
    </nav>
  );
}

function Beginning({ unknown, heading }: Pick<Props, 'unknown' | 'heading'>) {
  const { t } = useTranslation();
  return (
    <div className="learn-article">
      <h2 ref={heading} tabIndex={-1} className="learn-heading">
        {t(unknown ? 'learn.unknown' : 'learn.begin')}
      </h2>
      <p className="learn-lead">{t(unknown ? 'learn.unknownText' : 'learn.beginText')}</p>
      <ul className="learn-questions">
        {ANSWER_NAMES.map((name) => (
          <li key={name}>
            <Link href={`/learn/${name}`} className="learn-question">
              <span>{titleOf(name, t)}</span>
              <ChevronRight size={16} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
