import { useTranslation } from 'react-i18next';
import type { Effect, Explanation, Fact } from '../../../core/explain/types.js';
import { cx } from '../../components/cx.js';
import { isNoDelay } from '../../components/sentence-text.js';
import { EffectRow, Row } from './effect-row.js';
import { FactValue, factOf } from './facts.js';
import { FeePayer } from './fee-payer.js';
import { headlineOf } from './headline.js';
import { HiddenStep } from './hidden-step.js';

/** What a right over the account is worth to whoever gets it: said before what it costs. */
const OF_A_GRANT: ReadonlyArray<Fact['code']> = ['can-take', 'delay'];

interface Props {
  explanation: Explanation;
  address: string;
  danger: boolean;
}

/** The table of what moves. A guaranteed amount is bold, an expected one quiet; the fee and its payer are always there. */
export function Effects({ explanation, address, danger }: Props) {
  const { t } = useTranslation();
  const { facts } = explanation;
  const effects = besideGuaranteed(
    explanation.effects.filter((effect) => !isInHeadline(effect, explanation)),
  );
  const withChips = netuidsOf(effects).size > 1;
  const granted = grantedFacts(explanation);
  const paid = effects.some(({ kind }) => kind === 'fee');
  const payer = factOf(facts, 'fee-payer');
  return (
    <div className={cx('card', 'effects', danger && 'effects-danger')}>
      <HiddenStep facts={facts} />
      <dl aria-label={t('approval.effects')} data-testid="effects">
        {granted.map((fact) => (
          <Row key={fact.code} name={fact.code} label={t(`approval.fact.${fact.code}`)} strong>
            <FactValue fact={fact} />
          </Row>
        ))}
        {effects.map((effect, index) => (
          <EffectRow
            // biome-ignore lint/suspicious/noArrayIndexKey: effects have no identity but their place in the table
            key={index}
            effect={effect}
            isAlone={isAlone(effects, effect)}
            signer={address}
            withChip={withChips}
            payer={payer}
          />
        ))}
        {paid ? null : (
          <Row
            name="fee"
            label={
              <>
                {t('approval.feeUnknown')} <FeePayer payer={payer} account={address} signer={address} />
              </>
            }
          >
            <span className="quiet">{t('approval.notKnown')}</span>
          </Row>
        )}
      </dl>
      {effects.every(({ kind }) => kind === 'fee') && granted.length === 0 ? (
        <p className="effects-none quiet small">
          {t(explanation.certainty === 'exact' ? 'approval.onlyFee' : 'approval.noEffects')}
        </p>
      ) : null}
    </div>
  );
}

/** What whoever gets a right could do with it, and after how long: a delay of none is a fact too. */
function grantedFacts({ facts, risks }: Explanation): Fact[] {
  const told = facts.filter((fact) => OF_A_GRANT.includes(fact.code));
  const isNone = risks.some(({ code, params }) => code === 'proxy-grant' && isNoDelay(params.delay));
  const isSaid = told.some(({ code }) => code === 'delay');
  return isNone && !isSaid ? [...told, { code: 'delay', value: null }] : told;
}

/** A right that the title names already. */
function isInHeadline({ kind, value }: Effect, explanation: Explanation): boolean {
  if (kind !== 'grant' || value.t !== 'text') return false;
  const { code, params } = headlineOf(explanation).sentence;
  return code === 'add-proxy' && params.type?.t === 'text' && params.type.text === value.text;
}

/** Subnets whose alpha is spoken of. Symbols may look alike: with more than one, each line names its subnet. */
function netuidsOf(effects: readonly Effect[]): Set<number> {
  return new Set(effects.flatMap(({ value }) => (value.t === 'alpha' ? [value.netuid] : [])));
}

/** Each expected amount right below the guaranteed one that it belongs to. */
function besideGuaranteed(effects: readonly Effect[]): Effect[] {
  const below = new Set(effects.filter((effect) => !isAlone(effects, effect)));
  return effects.flatMap((effect, index) => {
    if (below.has(effect)) return [];
    // What several guaranteed amounts share stands below the last of them.
    const isLast = !effects.slice(index + 1).some((other) => !below.has(other) && isSame(other, effect));
    return isLast ? [effect, ...[...below].filter((one) => isSame(one, effect))] : [effect];
  });
}

/** Nothing guaranteed stands beside what is only expected. */
function isAlone(effects: readonly Effect[], effect: Effect): boolean {
  if (effect.bound !== 'expected') return true;
  return !effects.some((other) => other.bound !== 'expected' && isSame(other, effect));
}

/** The same kind of money moves the same way for the same account. */
function isSame(a: Effect, b: Effect): boolean {
  return a.kind === b.kind && a.account === b.account && netuidOf(a.value) === netuidOf(b.value);
}

function netuidOf(value: Effect['value']): number | null {
  return value.t === 'alpha' ? value.netuid : null;
}
