import './words.js';
import './trade.css';
import { useTranslation } from 'react-i18next';
import type { OperationQuote, SkippedPosition, TradeLeg } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import { errorParts } from '../../../components/error-text.js';
import { percentOfBps, priceTao } from '../../../components/format.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useSubnet } from '../../../state/selectors.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { TradeTerms, useTerms } from '../../stake/trade-terms.js';
import { MoneyText } from '../form/money-text.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { useDraft } from './use-draft.js';

/** Sells every position that can be sold, each under its own limit, with one signature. */
export default function Everything() {
  const { t } = useTranslation();
  return (
    <OperationScreen title={t('trade.everything.title')} features={['unstake']}>
      {(world) => (
        <EverythingForm key={`${world.account.accountId} ${world.settings.networkId}`} world={world} />
      )}
    </OperationScreen>
  );
}

function EverythingForm({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const { account, settings } = world;
  const [draft, change] = useDraft('everything', world, {
    toleranceBps: settings.toleranceBps,
    allowPartial: false,
  });
  const terms = useTerms(draft, change);
  return (
    <OperationForm
      account={account}
      ask={{ kind: 'unstake-everything', toleranceBps: draft.toleranceBps }}
      ready={terms.isMeant}
      reviewLabel={(quote) =>
        quote?.intent ? t('trade.everything.review', { count: legCount(quote) }) : t('operation.review')
      }
      fields={({ quote, error }) => (
        <>
          <p className="small quiet">{t('trade.everything.text')}</p>
          {quote ? <Legs legs={quote.trades} /> : error ? null : <Skeleton rows={4} />}
          {quote?.detail.kind === 'skipped' && quote.detail.skipped.length > 0 ? (
            <Skipped skipped={quote.detail.skipped} />
          ) : null}
        </>
      )}
      more={() => <TradeTerms {...terms} fill={false} />}
    />
  );
}

function legCount({ intent }: OperationQuote): number {
  return intent?.kind === 'batch' ? intent.legs.length : 1;
}

function Legs({ legs }: { legs: TradeLeg[] }) {
  const { t } = useTranslation();
  if (legs.length === 0) return null;
  return (
    <section aria-label={t('trade.everything.sold')}>
      <ul className="card legs" data-testid="legs">
        {legs.map((leg) => (
          <Leg key={`${leg.hotkey} ${leg.pay.token === 'alpha' ? leg.pay.netuid : ''}`} leg={leg} />
        ))}
      </ul>
    </section>
  );
}

function Leg({ leg }: { leg: TradeLeg }) {
  const { t } = useTranslation();
  const netuid = leg.pay.token === 'alpha' ? leg.pay.netuid : 0;
  const isTrade = leg.method !== 'one-to-one';
  return (
    <li className="leg">
      <NetuidChip netuid={netuid} />
      <span className="row-main">
        <span className="row-name truncate">{leg.hotkey ? <ValidatorName hotkey={leg.hotkey} /> : null}</span>
        <span className="row-under leg-limit">
          <MoneyText money={leg.pay} />
        </span>
        {isTrade ? (
          <span className="row-under leg-limit amount">
            {t('trade.everything.limit', { price: priceTao(leg.limit) })}
          </span>
        ) : null}
      </span>
      <span className="leg-value">
        <span className="strong">
          {'\u2248 '}
          <MoneyText money={leg.expected} />
        </span>
        {isTrade ? (
          <>
            <span className="quiet small">
              {t('trade.everything.atLeast')} <MoneyText money={leg.atLeast} />
            </span>
            <span className="quiet small">
              {t('trade.everything.impact', { impact: `${percentOfBps(leg.impactBps)}\u00a0%` })}
            </span>
          </>
        ) : null}
      </span>
    </li>
  );
}

function Skipped({ skipped }: { skipped: SkippedPosition[] }) {
  const { t } = useTranslation();
  return (
    <section data-testid="skipped">
      <h2 className="part-title">{t('trade.everything.skipped')}</h2>
      <ul className="card legs">
        {skipped.map((one) => (
          <li key={`${one.hotkey} ${one.netuid}`} className="leg">
            <NetuidChip netuid={one.netuid} />
            <span className="row-main">
              <span className="row-name truncate">
                <ValidatorName hotkey={one.hotkey} />
              </span>
              <span className="row-under leg-why">{errorParts(t, one.reason).what}</span>
            </span>
            <SkippedAmount one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SkippedAmount({ one }: { one: SkippedPosition }) {
  const subnet = useSubnet(one.netuid);
  return (
    <span className="leg-value quiet">
      <Amount base={one.base} token={{ netuid: one.netuid, symbol: subnet?.symbol ?? null }} always />
    </span>
  );
}
