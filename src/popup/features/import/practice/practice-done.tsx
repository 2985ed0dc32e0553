import { AppWindow, ChartLine, CircleCheck, TrendingUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PRACTICE_ACCOUNT } from '../../../../core/accounts/practice.js';
import { Amount } from '../../../components/amount.js';
import { Notice } from '../../../components/notice.js';
import { PracticeMark } from '../../../components/practice-mark.js';
import { Skeleton } from '../../../components/skeleton.js';
import { NextLink } from '../../onboarding/next-link.js';
import { OpenWallet } from '../../onboarding/open-wallet.js';
import { useHoldings } from '../use-holdings.js';
import { Command } from './command.js';

const { address, accountId } = PRACTICE_ACCOUNT;
/** Where `npm run examples` serves its pages (demo/examples/run.ts). */
const EXAMPLE = 'http://localhost:5180/polkadot-js.html';

/** The end of practising: what the chain says has arrived, and three things to do with it. */
export function PracticeDone() {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const found = useHoldings([address])(address);
  return (
    <main className="flow flow-done" data-testid="done" data-practice="true">
      <CircleCheck size={40} className="gain" aria-hidden="true" />
      <h1 className="welcome-title" ref={title} tabIndex={-1}>
        {t('practice.doneTitle')}
      </h1>
      <section className="card funded" aria-live="polite" data-testid="funded">
        <PracticeMark accountId={accountId} />
        {found === 'looking' ? <Skeleton rows={2} /> : null}
        {found === 'failed' ? <Notice tone="caution">{t('practice.unread')}</Notice> : null}
        {typeof found === 'object' ? (
          <>
            {/* Stake is counted at spot, which selling it may not bring. */}
            <span className="funded-total">
              {found.positions > 0 ? '\u2248\u00a0' : null}
              <Amount base={found.freeRao + found.reservedRao + found.stakedRao} />
            </span>
            {found.positions > 0 ? <p className="quiet small">{t('practice.atSpot')}</p> : null}
            <p className="quiet small">
              <Amount base={found.freeRao} /> {t('practice.free')}
              {found.positions > 0 ? (
                <>
                  {' \u00b7 \u2248\u00a0'}
                  <Amount base={found.stakedRao} /> {t('practice.staked', { count: found.positions })}
                </>
              ) : null}
            </p>
          </>
        ) : null}
      </section>
      <section className="next" aria-labelledby="next-title">
        <h2 id="next-title" className="field-label">
          {t('practice.next')}
        </h2>
        <ul className="welcome-ways">
          <NextLink
            Icon={TrendingUp}
            href="/stake"
            title={t('practice.stake')}
            text={t('practice.stakeText')}
          />
          <NextLink
            Icon={ChartLine}
            href="/subnet/1"
            title={t('practice.subnet')}
            text={t('practice.subnetText')}
          />
          <NextLink
            Icon={AppWindow}
            href={EXAMPLE}
            outside
            title={t('practice.site')}
            text={t('practice.siteText')}
          />
        </ul>
        <p className="quiet small command-line">
          {t('practice.siteRun')} <Command text="npm run examples" />
        </p>
      </section>
      <OpenWallet />
    </main>
  );
}
