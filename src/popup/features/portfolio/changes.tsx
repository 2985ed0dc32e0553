import { useTranslation } from 'react-i18next';
import { useChainStore } from '../../state/chain-store.js';
import { Signed } from '../holdings/gains.js';
import { DAY_MS, growthText, type ValueChange, valueChange } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';
import { useRoom } from '../market/use-room.js';

/** Change over a day and a week, alpha at spot at both ends; why there is none where there is none. */
export function Changes({ addresses, nowRao }: { addresses: string[]; nowRao: bigint }) {
  const { t } = useTranslation();
  const history = useRoom('valueHistory', { addresses, range: '7d' });
  const nowMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? 0);
  const points = history?.points ?? [];
  const day = valueChange(points, nowRao, nowMs, DAY_MS);
  const week = valueChange(points, nowRao, nowMs, 7 * DAY_MS);
  const why =
    history?.state === 'no-archive' ? 'noPast' : history?.state === 'error' ? 'pastFailed' : 'noDay';
  if (!day && !week) return <p className="faint small">{t(`parts.${why}`)}</p>;
  return (
    <>
      <dl className="portfolio-changes small" data-testid="portfolio-changes">
        {day ? <Change change={day} span={t('market.window.24h')} /> : null}
        {week ? <Change change={week} span={t('market.window.7d')} /> : null}
      </dl>
      <p className="faint tiny">{t('portfolio.changeText')}</p>
    </>
  );
}

function Change({ change: { changeRao, fromRao }, span }: { change: ValueChange; span: string }) {
  return (
    <div>
      <dt className="faint">{span}</dt>
      <dd>
        <Signed value={changeRao} />
        {fromRao > 0n ? (
          <span className={`amount ${toneOf(changeRao)}`}> {growthText(changeRao, fromRao)}</span>
        ) : null}
      </dd>
    </div>
  );
}
