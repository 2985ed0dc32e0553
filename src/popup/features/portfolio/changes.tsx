import { useTranslation } from 'react-i18next';
import { Signed } from '../holdings/gains.js';
import { useValueChange } from '../holdings/use-value-change.js';
import { growthText, type ValueChange } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';

/**
 * Change over a day and a week, alpha at spot at both ends, and uncoloured where money came or went; why there is none where
 * there is none.
 */
export function Changes({ addresses, nowRao }: { addresses: string[]; nowRao: bigint }) {
  const { t } = useTranslation();
  // Each window has samples of its own, and home counts from the same ones: a number has one value on every screen.
  const day = useValueChange('24h', addresses, nowRao);
  const week = useValueChange('7d', addresses, nowRao);
  const why = day.state === 'no-archive' ? 'noPast' : day.state === 'error' ? 'pastFailed' : 'noDay';
  if (!day.change && !week.change) return <p className="faint small">{t(`parts.${why}`)}</p>;
  return (
    <>
      <dl className="portfolio-changes small" data-testid="portfolio-changes">
        {day.change ? <Change change={day.change} moved={day.moved} span={t('market.window.24h')} /> : null}
        {week.change ? <Change change={week.change} moved={week.moved} span={t('market.window.7d')} /> : null}
      </dl>
      <p className="faint tiny">{t('portfolio.changeText')}</p>
    </>
  );
}

interface ChangeProps {
  change: ValueChange;
  moved: boolean;
  span: string;
}

function Change({ change: { changeRao, fromRao }, moved, span }: ChangeProps) {
  return (
    <div>
      <dt className="faint">{span}</dt>
      <dd>
        <Signed value={changeRao} {...(moved ? { tone: 'quiet' } : {})} />
        {fromRao > 0n ? (
          <span className={`amount ${moved ? 'quiet' : toneOf(changeRao)}`}>
            {' '}
            {growthText(changeRao, fromRao)}
          </span>
        ) : null}
      </dd>
    </div>
  );
}
