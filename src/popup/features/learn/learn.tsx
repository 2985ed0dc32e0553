import './learn.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PageHeader } from '../../components/page-header.js';
import words from '../../i18n/en/learn.json' with { type: 'json' };
import termWords from '../../i18n/en/terms.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { isAnswerName } from './answers.js';
import { Article } from './article.js';
import { isTermName } from './glossary.js';
import { LearnIndex } from './learn-index.js';
import { forgetLearnOrigin, learnOrigin } from './open-learn.js';
import type { LearnSlug } from './slugs.js';

addWords(termWords);
addWords(words);

/** Glossary and short answers, all of it in the package: nothing is asked of any host. */
export default function Learn() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const [origin] = useState(learnOrigin);
  useEffect(forgetLearnOrigin, []);
  const slug = slugOf(path);
  const article = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    const isFirst = first.current;
    first.current = false;
    if (slug === null && isFirst) return;
    // After the shell, which gives the focus to the heading of the screen: what was asked for is the entry.
    const timer = setTimeout(() => article.current?.focus());
    return () => clearTimeout(timer);
  }, [slug]);
  const unknown = slug === null && isDeeper(path);
  return (
    <main className="screen learn" data-testid="learn-screen">
      <PageHeader title={t('learn.title')} back={origin ?? (slug === null ? '/' : '/learn')} />
      <div className="learn-columns" data-reading={slug !== null || unknown}>
        <LearnIndex current={slug} />
        <div className="learn-reading scroll" key={slug ?? ''}>
          <Article slug={slug} unknown={unknown} heading={article} />
        </div>
      </div>
    </main>
  );
}

function slugOf(path: string): LearnSlug | null {
  const [, text = ''] = /^\/learn\/([\w-]+)\/?$/.exec(path) ?? [];
  return isTermName(text) || isAnswerName(text) ? text : null;
}

/** A link to an entry that is not there, from an older Kelvin or a typing error. */
function isDeeper(path: string): boolean {
  return /^\/learn\/./.test(path);
}
