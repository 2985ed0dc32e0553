import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../core/amount/format.js';
import { hasRoom } from '../../app/surface.js';
import { Age } from '../../components/age.js';
import { CopyAmount } from '../../components/amount.js';
import { cx } from '../../components/cx.js';
import { Fiat, useHasFiat } from '../../components/fiat.js';
import { AmountSkeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { useAccountStates } from '../holdings/account-states.js';
import { partsOf } from '../holdings/parts.js';
import { useScope } from '../holdings/scope.js';
import { SwapWarnings } from '../holdings/swap-warnings.js';
import { HideSwitch } from './hide-switch.js';

const PartsSheet = lazy(() => import('../holdings/parts-sheet.js'));
const TotalChange = lazy(() => import('./total-change.js'));
const ChangeNote = lazy(() => import('./total-change.js').then((module) => ({ default: module.ChangeNote })));

/** From this many signs on the number is set smaller, so that the line beside it keeps its place. */
const LONG_SIGNS = 12;

/** The one number people open the wallet for, what it did lately, and whose it is. */
export function Total({ tab = false }: { tab?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // Its code is loaded by the first press; from then on it stays, so that it can close with its motion.
  const [asked, setAsked] = useState(false);
  const show = (): void => {
    setAsked(true);
    setOpen(true);
  };
  const scope = useScope();
  const parts = partsOf(scope.portfolios);
  const snapshotMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? null);
  const old = useChainStore((s) => s.portfolio?.state === 'stale' || s.portfolio?.state === 'error');
  const failed = useChainStore((s) => s.portfolio?.state === 'error' && s.portfolio.snapshot === null);
  const fiat = useHasFiat();
  const addresses = scope.accounts.map((account) => account.address);
  const states = useAccountStates(addresses);
  const has = scope.portfolios.length > 0;
  const wide = hasRoom();
  const long = shortAmount(parts.totalRao).length >= LONG_SIGNS;
  return (
    <section className="total" aria-label={t('home.total')} data-testid="total">
      <SwapWarnings reading={states} />
      <div className={cx('total-top', wide && 'total-top-wide')}>
        <div className="total-line">
          {has ? (
            <CopyAmount
              base={parts.totalRao}
              className={cx('total-amount', old && 'amount-old', long && 'total-long')}
            />
          ) : failed ? (
            <>
              <span className="total-amount faint" aria-hidden="true">
                {'\u2013'}
              </span>
              <span className="quiet">{t('parts.notRead')}</span>
            </>
          ) : (
            <AmountSkeleton />
          )}
          {has && !tab ? <HideSwitch /> : null}
        </div>
        {has ? (
          <Suspense fallback={null}>
            <TotalChange addresses={addresses} nowRao={parts.spotTotalRao} old={old} both={wide} />
          </Suspense>
        ) : null}
      </div>
      {fiat ? <p className="total-fiat quiet small">{has ? <Fiat rao={parts.totalRao} /> : null}</p> : null}
      <p className="total-note faint small">
        {has ? (
          <button type="button" className="parts-open" aria-haspopup="dialog" onClick={show}>
            {scope.all ? t('parts.openAll', { count: scope.accounts.length }) : t('parts.open')}
            <ChevronDown size={12} aria-hidden="true" />
          </button>
        ) : null}
        {has ? (
          <Suspense fallback={null}>
            <ChangeNote addresses={addresses} nowRao={parts.spotTotalRao} />
          </Suspense>
        ) : null}
        {old && snapshotMs !== null ? <Age atMs={snapshotMs} /> : null}
        {scope.missing > 0 && has ? (
          <span className="caution">{t('parts.missing', { count: scope.missing })}</span>
        ) : null}
        {parts.unpriced > 0 ? <span>{t('home.unpriced', { count: parts.unpriced })}</span> : null}
      </p>
      {asked ? (
        <Suspense fallback={null}>
          <PartsSheet open={open} onOpenChange={setOpen} scope={scope} />
        </Suspense>
      ) : null}
    </section>
  );
}
