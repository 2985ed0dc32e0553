import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { ProxyGrant } from '../../../../core/chain/account-state.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { Fact } from '../../../components/fact.js';
import { NetworkPill } from '../../../components/network-pill.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Skeleton } from '../../../components/skeleton.js';
import { cleanText } from '../../../components/untrusted.js';
import { useAccountPortfolio } from '../../../state/selectors.js';
import { useSwitchTo } from '../../../state/use-switch-to.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { DelayText } from '../parts/delay-text.js';
import { factsOf, rightWords } from '../parts/right-words.js';
import { useTypes } from '../parts/use-terms.js';
import { PersonCard, PersonMark, PersonName } from '../parts/who.js';
import { NoPure, type Pure, usePure } from './with-pure.js';

/** `/rights/pure/<account>`: a keyless account, who controls it, and what can be done with it. */
export default function PurePage() {
  const { t } = useTranslation();
  const pure = usePure();
  if (!pure) return <NoPure title={t('rights.pure.list')} />;
  return <Page pure={pure} />;
}

function Page({ pure }: { pure: Pure }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { switchTo, busy } = useSwitchTo();
  const { accountId, address, custody } = pure;
  const total = useAccountPortfolio(address)?.totalRao ?? null;
  const grants = useGrants(address);
  return (
    <main className="screen" data-testid="pure-page">
      <PageHeader title={cleanText(pure.name)} back="/rights" aside={<NetworkPill short />} />
      <div className="rights scroll">
        <PersonCard address={address} />
        <dl className="facts">
          <Fact name={t('rights.pure.holds')}>
            {total === null ? '\u2013' : <Amount base={total} precision="short" />}
          </Fact>
          <Fact name={t('rights.pure.maker')}>
            <PersonName address={custody.spawner} />
          </Fact>
        </dl>
        <Controllers grants={grants} />
        {/* Whom nobody controls, nobody can use. */}
        {grants?.length === 0 ? null : (
          <div className="right-commands">
            <Button look="primary" wide busy={busy} onClick={() => switchTo(pure, () => navigate('/'))}>
              {t('rights.pure.use')}
            </Button>
            <p className="faint tiny">{t('rights.pure.useText')}</p>
            <Link href={`/rights/pure/${accountId}/hand-over`} className="button button-plain">
              {t('rights.pure.handOver')}
            </Link>
            <Link href={`/rights/pure/${accountId}/destroy`} className="button button-plain danger-text">
              {t('rights.pure.destroy')}
            </Link>
          </div>
        )}
      </div>
    </main>
  );
}

/** Rights over it; null while they are not known. */
function useGrants(address: string): readonly ProxyGrant[] | null {
  const reading = useAccountStates([address]);
  const state = reading?.snapshot?.value.find((one) => one.address === address);
  return state ? (known(state.proxies)?.grants ?? null) : null;
}

/** Who can act for it; without anybody it is lost. */
function Controllers({ grants }: { grants: readonly ProxyGrant[] | null }) {
  const { t } = useTranslation();
  const types = useTypes();
  if (grants === null) return <Skeleton rows={2} tall />;
  return (
    <section data-testid="controllers">
      <h2 className="part-title">{t('rights.pure.controllers')}</h2>
      {grants.length === 0 ? (
        <Notice tone="danger">{t('rights.pure.nobody')}</Notice>
      ) : (
        <ul className="card right-rows">
          {grants.map(({ delegate, proxyType, delayBlocks }) => (
            <li key={`${delegate} ${proxyType} ${delayBlocks}`} className="right-row">
              <PersonMark address={delegate} />
              <span className="row-main">
                <PersonName address={delegate} />
                <span className="row-under right-first">
                  {rightWords(t, factsOf(types.value, proxyType)).name} · <DelayText blocks={delayBlocks} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
