import './words.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOption } from '../../../core/routes/types.js';

/** A form's review button, saying as well where signing only announces or proposes. */
export function ReviewLabel({ option, children }: { option: RouteOption | null; children: ReactNode }) {
  const { t } = useTranslation();
  const sentence = option ? sentenceOf(t, option) : null;
  if (sentence === null) return children;
  const [before, after] = sentence.split('{act}');
  return (
    <span>
      {before}
      {children}
      {after}
    </span>
  );
}

/** With `{act}` where the words of the form come. */
function sentenceOf(t: ReturnType<typeof useTranslation>['t'], option: RouteOption): string | null {
  const { steps } = option.route;
  const shared = steps.find((step) => step.kind === 'multisig');
  if (shared && option.moreApprovals > 0)
    return t('acting.label.propose', { threshold: shared.threshold, count: shared.others.length + 1 });
  return steps.some(({ kind }) => kind === 'announce') ? t('acting.label.announce') : null;
}
