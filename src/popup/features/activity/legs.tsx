import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow, TxLeg } from '../../../core/activity/types.js';
import type { Param } from '../../../core/explain/types.js';
import { ParamView } from '../../components/param-view.js';
import { failureWords } from './failure-words.js';
import { paidOf, receivedOf, taoOf } from './moved.js';
import { MovedText } from './moved-text.js';

/** The calls of a batch, each with what came of it: one that failed stops no other, or all after it. */
export function Legs({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const legs = row.outcome?.legs;
  if (!legs || row.failure) return null;
  const named = row.expected?.legs ?? [];
  const all = Math.max(legs.length, named.length);
  const done = legs.filter(({ failure }) => failure === null).length;
  return (
    <section className="card pad-card" aria-labelledby="tx-legs" data-testid="legs">
      <h2 className="tx-legs-title" id="tx-legs">
        {t('activity.legs.title')} <span className="quiet">{t('activity.legs.count', { done, all })}</span>
      </h2>
      <ol className="tx-legs">
        {Array.from({ length: all }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step of a batch has no identity but its place
          <Leg key={at} number={at + 1} leg={legs[at] ?? null} subnets={named[at] ?? []} />
        ))}
      </ol>
    </section>
  );
}

/** @param leg null: the batch had stopped before it */
function Leg({ number, leg, subnets }: { number: number; leg: TxLeg | null; subnets: Param[] }) {
  const { t } = useTranslation();
  return (
    <li className="tx-leg" data-testid="leg" data-state={!leg ? 'not-run' : leg.failure ? 'failed' : 'done'}>
      <LegIcon leg={leg} />
      <div className="tx-leg-main">
        <p>
          {t('activity.legs.step', { number })}
          {subnets.map((subnet, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a call names its subnets in its own order
            <Fragment key={at}>
              {at === 0 ? ' \u00b7 ' : ' \u2192 '}
              <ParamView param={subnet} always />
            </Fragment>
          ))}
        </p>
        <LegResult leg={leg} />
      </div>
    </li>
  );
}

function LegResult({ leg }: { leg: TxLeg | null }) {
  const { t } = useTranslation();
  if (!leg) return <p className="quiet small">{t('activity.legs.notRun')}</p>;
  if (leg.failure) {
    const { what, next, chainName } = failureWords(t, leg.failure);
    return (
      <p className="failure">
        <strong>{what}</strong> {t('activity.legs.nothing')} {next}{' '}
        <span className="faint">{t('activity.chainName', { name: chainName })}</span>
      </p>
    );
  }
  const received = [...receivedOf(leg), ...taoOf(leg.basketRao)];
  return (
    <p className="outcome">
      {received.map((moved) => (
        <MovedText key={`+${moved.netuid}`} moved={moved} sign="+" className="gain" />
      ))}
      {paidOf(leg).map((moved) => (
        <MovedText key={`-${moved.netuid}`} moved={moved} sign={'\u2212'} precision="plain" />
      ))}
    </p>
  );
}

/** Shape tells the state as well as colour. */
function LegIcon({ leg }: { leg: TxLeg | null }) {
  const { t } = useTranslation();
  if (!leg) return <CircleMinus size={16} className="faint" aria-hidden="true" />;
  if (leg.failure)
    return <CircleX size={16} className="loss" role="img" aria-label={t('activity.legs.failed')} />;
  return <CircleCheck size={16} className="gain" role="img" aria-label={t('activity.legs.done')} />;
}
