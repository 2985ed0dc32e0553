import { ChevronRight, ShieldPlus, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { AccountState, ProxyGrant } from '../../../../core/chain/account-state.js';
import type { ProxyTypeFacts } from '../../../../core/routes/pending.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { EmptyState } from '../../../components/empty-state.js';
import { Notice } from '../../../components/notice.js';
import { Term } from '../../../components/term.js';
import { DelayText } from '../parts/delay-text.js';
import { comesBack } from '../parts/deposits.js';
import { factsOf, rightWords } from '../parts/right-words.js';
import { DangerMark } from '../parts/type-view.js';
import { useRightTerms, useTypes } from '../parts/use-terms.js';
import { PersonMark, PersonName } from '../parts/who.js';

/** Who may act for the account, and what that holds back. */
export function GivenRights({ proxies }: { proxies: AccountState['proxies'] }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const types = useTypes();
  const terms = useRightTerms();
  const title = (
    <h2 className="part-title">
      <Term name="proxy">{t('rights.given.title')}</Term>
    </h2>
  );
  if (proxies.kind === 'unavailable')
    return (
      <section>
        {title}
        <Notice tone="note">{t('emergency.unavailable.proxies')}</Notice>
      </section>
    );
  const { grants, depositRao } = proxies.value;
  return (
    <section data-testid="given">
      {title}
      {grants.length === 0 ? (
        <EmptyState
          Icon={ShieldPlus}
          text={t('rights.given.empty')}
          action={{ label: t('rights.given.add'), onClick: () => navigate('/rights/add') }}
          learn="proxy"
        />
      ) : (
        <>
          <ul className="card right-rows">
            {grants.map((grant) => (
              <GrantRow
                key={`${grant.delegate} ${grant.proxyType} ${grant.delayBlocks}`}
                grant={grant}
                types={types.value}
                share={terms.value ? comesBack(terms.value, grants.length, depositRao) : null}
              />
            ))}
          </ul>
          <div className="right-foot">
            <span className="quiet small" data-testid="deposit">
              {t('rights.given.deposit')} <Amount base={depositRao} precision="plain" />
            </span>
            <span className="right-foot-acts">
              {grants.length > 1 ? (
                <Link href="/rights/end-all" className="link small">
                  {t('rights.given.endAll')}
                </Link>
              ) : null}
            </span>
          </div>
          <Button wide onClick={() => navigate('/rights/add')} data-testid="add-right">
            <UserRoundPlus size={16} aria-hidden="true" /> {t('rights.given.add')}
          </Button>
        </>
      )}
    </section>
  );
}

interface RowProps {
  grant: ProxyGrant;
  types: readonly ProxyTypeFacts[] | null;
  /** What of the deposit becomes free when this right goes, rao; null while it is not known. */
  share: bigint | null;
}

function GrantRow({ grant, types, share }: RowProps) {
  const { t } = useTranslation();
  const { delegate, proxyType, delayBlocks } = grant;
  const facts = factsOf(types, proxyType);
  return (
    <li>
      <Link
        href={`/rights/end/${delegate}/${proxyType}/${delayBlocks}`}
        className="right-row"
        data-testid="grant"
        data-type={proxyType}
      >
        <PersonMark address={delegate} />
        <span className="row-main">
          <PersonName address={delegate} />
          <span className="row-under right-first">
            {rightWords(t, facts).name} · <DelayText blocks={delayBlocks} />
          </span>
          {types === null ? null : (
            <span className="right-marks">
              <DangerMark danger={facts.danger} />
            </span>
          )}
        </span>
        {share === null ? null : (
          <span className="right-share" title={t('rights.given.share')}>
            <Amount base={share} precision="plain" className="quiet small" />
          </span>
        )}
        <ChevronRight size={16} aria-hidden="true" className="faint" />
      </Link>
    </li>
  );
}
