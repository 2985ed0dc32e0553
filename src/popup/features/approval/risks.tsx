import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Risk } from '../../../core/explain/types.js';
import { Notice } from '../../components/notice.js';
import { Filled } from '../../components/param-view.js';
import { isComplete, namedRights } from '../../components/sentence-text.js';

const ORDER = { danger: 0, caution: 1, note: 2 } as const;

/** The text for its reason, the fuller one when the risk carries everything it needs, else the plain one. */
function textOf(t: TFunction, risk: Risk): string {
  const { why } = risk.params;
  const reason =
    why?.t === 'text' ? t(`approval.risk.${risk.code}.why.${why.text}`, { defaultValue: '' }) : '';
  if (reason !== '') return reason;
  const fuller = t(`approval.risk.${risk.code}.textWith`, { defaultValue: '' });
  return fuller !== '' && isComplete(fuller, risk.params) ? fuller : t(`approval.risk.${risk.code}.text`);
}

type SameRisks = [Risk, ...Risk[]];

/** The same warning about several parts of a batch is one warning: a wall of them would be read by nobody. */
function ofOneKind(sorted: readonly Risk[]): SameRisks[] {
  const groups = new Map<string, SameRisks>();
  for (const risk of sorted) {
    const key = `${risk.code} ${risk.level}`;
    const known = groups.get(key);
    if (known) known.push(risk);
    else groups.set(key, [risk]);
  }
  return [...groups.values()];
}

/** The gravest of them, whose title stands above everything; undefined where nothing is dangerous. */
export function gravest(risks: readonly Risk[]): Risk | undefined {
  const dangers = risks.filter(({ level }) => level === 'danger');
  // That a step is hidden says nothing yet of what it does: the step's own risk is the headline.
  return dangers.find(({ code }) => code !== 'hidden-step') ?? dangers[0];
}

/** Warnings, the gravest first. The one in the banner is not boxed again: its title has been read. */
export function Risks({ risks, banner }: { risks: Risk[]; banner?: Risk | undefined }) {
  const { t } = useTranslation();
  const titled = banner && t(`approval.dangerTitle.${banner.code}`, { defaultValue: '' }) !== '';
  const isBanner = ({ code, level }: Risk): boolean =>
    Boolean(titled) && code === banner?.code && level === banner.level;
  const sorted = [...risks].sort(
    (a, b) => Number(isBanner(b)) - Number(isBanner(a)) || ORDER[a.level] - ORDER[b.level],
  );
  if (sorted.length === 0) return null;
  return (
    <ul className="risks" data-testid="risks">
      {ofOneKind(sorted).map(([risk, ...others]) => {
        const text = (
          <>
            <Filled template={textOf(t, risk)} params={namedRights(t, risk.params)} always />
            {others.length > 0 ? ` ${t('approval.moreOfKind', { count: others.length })}` : null}
          </>
        );
        return (
          <li key={`${risk.code}-${risk.level}`} data-risk={risk.code} data-level={risk.level}>
            {isBanner(risk) ? (
              <p>{text}</p>
            ) : (
              <Notice tone={risk.level} title={t(`approval.risk.${risk.code}.title`)}>
                {text}
              </Notice>
            )}
          </li>
        );
      })}
    </ul>
  );
}
