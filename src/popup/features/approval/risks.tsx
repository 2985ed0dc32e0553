import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Risk } from '../../../core/explain/types.js';
import { Notice } from '../../components/notice.js';
import { Filled } from '../../components/param-view.js';

const ORDER = { danger: 0, caution: 1, note: 2 } as const;

/** The fuller text when the risk carries everything it needs, else the plain one. */
function textOf(t: TFunction, risk: Risk): string {
  const fuller = t(`approval.risk.${risk.code}.textWith`, { defaultValue: '' });
  const holes = [...fuller.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const complete = fuller !== '' && holes.every((name) => name in risk.params);
  return complete ? fuller : t(`approval.risk.${risk.code}.text`);
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

/** Warnings, the gravest first. */
export function Risks({ risks }: { risks: Risk[] }) {
  const { t } = useTranslation();
  const sorted = [...risks].sort((a, b) => ORDER[a.level] - ORDER[b.level]);
  if (sorted.length === 0) return null;
  return (
    <ul className="risks" data-testid="risks">
      {ofOneKind(sorted).map(([risk, ...others]) => (
        <li key={`${risk.code}-${risk.level}`} data-risk={risk.code} data-level={risk.level}>
          <Notice tone={risk.level} title={t(`approval.risk.${risk.code}.title`)}>
            <Filled template={textOf(t, risk)} params={risk.params} always />
            {others.length > 0 ? ` ${t('approval.moreOfKind', { count: others.length })}` : null}
          </Notice>
        </li>
      ))}
    </ul>
  );
}
