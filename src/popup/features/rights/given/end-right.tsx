import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { ProxyGrant } from '../../../../core/chain/account-state.js';
import { Notice } from '../../../components/notice.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { ActPage } from '../parts/act-page.js';
import { DelayText } from '../parts/delay-text.js';
import { factsOf, rightWords } from '../parts/right-words.js';
import { DangerMark, TypeText } from '../parts/type-view.js';
import { useTypes } from '../parts/use-terms.js';
import { PersonCard } from '../parts/who.js';
import { isLastControl } from '../pure/hand-over.js';

/** `/rights/end/…`: one right in full, and taking it back. */
export default function EndRight() {
  const { t } = useTranslation();
  const { delegate = '', type = '', delay = '' } = useParams();
  const types = useTypes();
  const grant: ProxyGrant = { delegate, proxyType: type, delayBlocks: Number(delay) };
  const facts = factsOf(types.value, type);
  const isKeyless = useActiveAccount()?.custody?.kind === 'pure';
  const held = useOwnGrants();
  const isLast = isKeyless && (held === null || isLastControl(held.grants, grant));
  return (
    <ActPage
      ready={!isLast}
      title={t('rights.end.title')}
      ask={{ kind: 'remove-proxy', ...grant }}
      review={t('rights.end.review')}
    >
      {() => (
        <>
          <PersonCard address={delegate} />
          <section className="card pad-card">
            <p className="strong right-first">
              {rightWords(t, facts).name} {types.value ? <DangerMark danger={facts.danger} /> : null}
            </p>
            <p className="quiet small">
              <DelayText blocks={grant.delayBlocks} />
            </p>
            {types.value ? <TypeText facts={facts} /> : null}
          </section>
          {isLast && held ? (
            <Notice tone="danger" title={t('rights.end.last')} alert>
              {t('rights.end.lastText')}
            </Notice>
          ) : null}
          <p className="quiet small">{t('rights.end.text')}</p>
        </>
      )}
    </ActPage>
  );
}

function useOwnGrants() {
  const account = useActiveAccount();
  const reading = useAccountStates(account ? [account.address] : []);
  const state = reading?.snapshot?.value.find(({ address }) => address === account?.address);
  return state ? known(state.proxies) : null;
}
