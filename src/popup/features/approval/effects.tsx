import { useTranslation } from 'react-i18next';
import type { Effect, Explanation } from '../../../core/explain/types.js';
import { ShortAddress } from '../../components/address.js';
import { cx } from '../../components/cx.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { ParamView } from '../../components/param-view.js';

const SIGNS = {
  pay: '\u2212',
  receive: '+',
  lock: '',
  fee: '',
  reserve: '',
  release: '',
  grant: '',
  revoke: '',
} as const;

// Cutting digits keeps "at least" true and "expected" honest; every other bound needs all of them.
const CUT: ReadonlySet<Effect['bound']> = new Set(['at-least', 'expected']);

interface Props {
  explanation: Explanation;
  address: string;
  danger: boolean;
}

/** The table of changes. A guaranteed amount is bold, an expected one quiet. */
export function Effects({ explanation, address, danger }: Props) {
  const { t } = useTranslation();
  const withChips = netuidsOf(explanation.effects).size > 1;
  if (explanation.effects.length === 0) return <p className="quiet small">{t('approval.noEffects')}</p>;
  return (
    <dl
      className={cx('card', 'effects', danger && 'effects-danger')}
      aria-label={t('approval.effects')}
      data-testid="effects"
    >
      {explanation.effects.map((effect, index) => (
        <EffectLine
          // biome-ignore lint/suspicious/noArrayIndexKey: effects have no identity but their place in the table
          key={index}
          effect={effect}
          foreign={effect.account !== address}
          withChip={withChips}
        />
      ))}
    </dl>
  );
}

/** Subnets whose alpha is spoken of. Symbols may look alike: with more than one, each line names its subnet. */
function netuidsOf(effects: readonly Effect[]): Set<number> {
  return new Set(effects.flatMap(({ value }) => (value.t === 'alpha' ? [value.netuid] : [])));
}

function EffectLine({ effect, foreign, withChip }: { effect: Effect; foreign: boolean; withChip: boolean }) {
  const { t } = useTranslation();
  const expected = effect.bound === 'expected';
  return (
    <div
      className={cx('effect', expected && 'effect-expected', `effect-${effect.kind}`)}
      data-kind={effect.kind}
      data-bound={effect.bound}
    >
      <dt>
        {t(`approval.effect.${effect.kind}-${effect.bound}`)}
        {withChip && effect.value.t === 'alpha' ? (
          <>
            {' '}
            <NetuidChip netuid={effect.value.netuid} />
          </>
        ) : null}
        {foreign ? (
          <>
            {' '}
            <span className="faint tiny">
              <ShortAddress address={effect.account} />
            </span>
          </>
        ) : null}
      </dt>
      <dd
        className={cx(
          effect.kind === 'receive' && !expected && 'gain',
          !expected && effect.kind !== 'fee' && 'strong',
        )}
      >
        <ParamView
          param={effect.value}
          precision={CUT.has(effect.bound) ? 'short' : 'exact'}
          always
          sign={SIGNS[effect.kind]}
        />
      </dd>
    </div>
  );
}
