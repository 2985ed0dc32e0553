import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact, Param } from '../../../core/explain/types.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Filled, ParamView } from '../../components/param-view.js';
import { isNoDelay } from '../../components/sentence-text.js';
import { Term, type TermName } from '../../components/term.js';

const TERMS: Partial<Record<Fact['code'], TermName>> = {
  'price-impact': 'impact',
  'worst-price': 'worstPrice',
  'partial-fill': 'partial',
  'pool-fee': 'poolFee',
  tip: 'tip',
  'lock-decays': 'lock',
  'lock-perpetual': 'perpetualLock',
};

// Said elsewhere: in the small print of the details, in the table, or together with another fact.
const ELSEWHERE: ReadonlySet<Fact['code']> = new Set([
  'nonce',
  'valid-for',
  'can-take',
  'delay',
  'hidden-step',
  'begins-with',
  'fee-payer',
]);

/** The first fact of a kind. */
export function factOf(facts: readonly Fact[], code: Fact['code']): Fact | undefined {
  return facts.find((fact) => fact.code === code);
}

/** The lines under the table: price, limit, how it fills, who has agreed. */
export function Facts({ facts }: { facts: Fact[] }) {
  const { t } = useTranslation();
  const approvals = factOf(facts, 'approvals')?.value;
  const threshold = factOf(facts, 'threshold')?.value;
  const together = approvals && threshold ? { approvals, threshold } : null;
  const shown = facts.filter(({ code }) => !ELSEWHERE.has(code) && !(together && code === 'threshold'));
  // Symbols may look alike: prices on several subnets name theirs.
  const severalPrices = shown.filter(({ value }) => value?.t === 'price').length > 1;
  if (shown.length === 0) return null;
  return (
    <dl className="facts" data-testid="facts">
      {shown.map((fact, index) => {
        const term = TERMS[fact.code];
        const label = t(`approval.fact.${fact.code}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a batch has one limit for each of its trades, in their order
          <div key={`${fact.code}-${index}`} className="fact" data-fact={fact.code}>
            <dt>
              {term ? <Term name={term}>{label}</Term> : label}
              {severalPrices && fact.value?.t === 'price' ? (
                <>
                  {' '}
                  <NetuidChip netuid={fact.value.netuid} />
                </>
              ) : null}
            </dt>
            <dd>
              {together && fact.code === 'approvals' ? (
                <Filled template={t('approval.approvalsOf')} params={together} always />
              ) : (
                <FactValue fact={fact} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What a fact says: its value, or words where it has none. */
export function FactValue({ fact }: { fact: Fact }): ReactNode {
  const { t } = useTranslation();
  const { code, value } = fact;
  if (code === 'delay' && (!value || isNoDelay(value)))
    return <span className="loss">{t('approval.factText.delay')}</span>;
  if (!value) return t(`approval.factText.${code}`, { defaultValue: '\u2013' });
  if (code === 'can-take')
    return <Filled template={t('approval.inAll')} params={{ amount: roughly(value) }} always />;
  if (value.t === 'int' && IN_BLOCKS.has(code))
    return <ParamView param={{ t: 'blocks', count: value.value }} always />;
  return <ParamView param={value} precision="plain" always />;
}

/** To four digits: a sum at present prices is no surer than that. */
function roughly(value: Param): Param {
  return value.t === 'tao' ? { ...value, rao: value.rao - (value.rao % 100_000n) } : value;
}

/** Facts that count blocks, whether they say so or give a plain number. */
const IN_BLOCKS: ReadonlySet<Fact['code']> = new Set(['held-blocks', 'delay']);
