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

interface Props {
  risks: Risk[];
  /** The risk whose title stands above everything. */
  banner?: Risk | undefined;
}

/** Warnings, the gravest first. The one in the banner is not said again: {@link BannerText} has it. */
export function Risks({ risks, banner }: Props) {
  const { t } = useTranslation();
  const sorted = risks
    .filter((risk) => !isSaid(t, risk, banner))
    .sort((a, b) => ORDER[a.level] - ORDER[b.level]);
  if (sorted.length === 0) return null;
  return (
    <ul className="risks" data-testid="risks">
      {ofOneKind(sorted).map(([risk, ...others]) => (
        <li key={`${risk.code}-${risk.level}`} data-risk={risk.code} data-level={risk.level}>
          <Notice tone={risk.level} title={t(`approval.risk.${risk.code}.title`)}>
            <RiskText risk={risk} others={others.length} />
          </Notice>
        </li>
      ))}
    </ul>
  );
}

/** What the banner's title means: unboxed, before everything that only explains it further. */
export function BannerText({ risks, banner }: Props) {
  const { t } = useTranslation();
  const [risk, ...others] = risks.filter((one) => isSaid(t, one, banner));
  if (!risk) return null;
  return (
    <p data-risk={risk.code} data-level={risk.level}>
      <RiskText risk={risk} others={others.length} />
    </p>
  );
}

/** A risk that the banner names. One without a title of its own there is told in its box as any other. */
function isSaid(t: TFunction, { code, level }: Risk, banner: Risk | undefined): boolean {
  if (code !== banner?.code || level !== banner.level) return false;
  return t(`approval.dangerTitle.${code}`, { defaultValue: '' }) !== '';
}

function RiskText({ risk, others }: { risk: Risk; others: number }) {
  const { t } = useTranslation();
  return (
    <>
      <Filled template={textOf(t, risk)} params={namedRights(t, risk.params)} always />
      {others > 0 ? ` ${t('approval.moreOfKind', { count: others })}` : null}
    </>
  );
}
