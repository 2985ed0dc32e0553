import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../core/explain/types.js';
import { ParamView } from '../../components/param-view.js';
import { Term, type TermName } from '../../components/term.js';

const TERMS: Partial<Record<Fact['code'], TermName>> = {
  'price-impact': 'impact',
  'worst-price': 'worstPrice',
  'partial-fill': 'partial',
};

// These are said in the small print of the details; in the list they would only bury the price.
const SMALL_PRINT: ReadonlySet<Fact['code']> = new Set(['nonce', 'valid-for']);

/** The lines under the table: price, limit, how it fills. */
export function Facts({ facts }: { facts: Fact[] }) {
  const { t } = useTranslation();
  const shown = facts.filter((fact) => !SMALL_PRINT.has(fact.code));
  if (shown.length === 0) return null;
  return (
    <dl className="facts" data-testid="facts">
      {shown.map((fact, index) => {
        const term = TERMS[fact.code];
        const label = t(`approval.fact.${fact.code}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a batch has one limit for each of its trades, in their order
          <div key={`${fact.code}-${index}`} className="fact" data-fact={fact.code}>
            <dt>{term ? <Term name={term}>{label}</Term> : label}</dt>
            <dd>
              <FactValue fact={fact} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function FactValue({ fact }: { fact: Fact }): ReactNode {
  const { t } = useTranslation();
  if (fact.value) return <ParamView param={fact.value} precision="plain" always />;
  return t(`approval.factText.${fact.code}`, { defaultValue: '\u2013' });
}
