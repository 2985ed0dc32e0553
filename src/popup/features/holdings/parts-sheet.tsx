import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Age } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { Outside } from '../../components/outside.js';
import { Sheet } from '../../components/sheet.js';
import { Term } from '../../components/term.js';
import { useChainStore } from '../../state/chain-store.js';
import { Badges } from '../accounts/badges.js';
import { type Parts, partsOf } from './parts.js';
import type { Scope } from './scope.js';
import { ScopeControls } from './scope-controls.js';

interface Props {
  open: boolean;
  onOpenChange(open: boolean): void;
  scope: Scope;
}

/** What the total is made of: five lines that add up to it, and what is not in it. */
export default function PartsSheet({ open, onOpenChange, scope }: Props) {
  const { t } = useTranslation();
  const snapshot = useChainStore((s) => s.portfolio?.snapshot ?? null);
  const parts = partsOf(scope.portfolios);
  return (
    <Sheet title={t('parts.title')} open={open} onOpenChange={onOpenChange}>
      <ScopeControls />
      {scope.portfolios.length > 0 ? (
        <PartsTable parts={parts} baskets={scope.portfolios.some((one) => one.baskets !== null)} />
      ) : (
        <p className="faint">{t('parts.nothingRead')}</p>
      )}
      {parts.unpriced > 0 ? (
        <p className="small quiet">{t('home.unpriced', { count: parts.unpriced })}</p>
      ) : null}
      {scope.missing > 0 ? (
        <p className="small caution">{t('parts.missing', { count: scope.missing })}</p>
      ) : null}
      {scope.all ? <AccountLines scope={scope} /> : null}
      {snapshot ? (
        <p className="faint tiny">
          {t('parts.read')} <Age atMs={snapshot.atMs} />
        </p>
      ) : null}
    </Sheet>
  );
}

function PartsTable({ parts, baskets }: { parts: Parts; baskets: boolean }) {
  const { t } = useTranslation();
  return (
    <dl className="parts" data-testid="parts">
      <Line name={t('home.free')} base={parts.freeRao} />
      <Line name={t('home.reserved')} base={parts.reservedRao} />
      <Line name={<Term name="root">{t('home.rootStake')}</Term>} base={parts.rootRao} />
      <Line name={<Term name="exit">{t('parts.alpha')}</Term>} base={parts.alphaRao} />
      {baskets ? (
        <Line name={<Term name="basket">{t('parts.baskets')}</Term>} base={parts.basketRao} />
      ) : null}
      <Line name={t('home.total')} base={parts.totalRao} total />
    </dl>
  );
}

function Line({ name, base, total }: { name: ReactNode; base: bigint; total?: boolean }) {
  return (
    <div className={total ? 'fact parts-total' : 'fact'}>
      <dt>{name}</dt>
      <dd>
        <Amount base={base} aligned />
      </dd>
    </div>
  );
}

function AccountLines({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className="field-label">{t('parts.byAccount')}</h3>
      <dl className="parts" data-testid="parts-accounts">
        {scope.accounts.map((account) => {
          const portfolio = scope.portfolios.find((one) => one.address === account.address);
          return (
            <div className="fact" key={account.accountId}>
              <dt className="parts-account">
                <Outside text={account.name} className="truncate" />
                <Badges account={account} />
              </dt>
              <dd>
                {portfolio ? (
                  <Amount base={portfolio.totalRao} aligned />
                ) : (
                  <span className="faint">{t('parts.notRead')}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
