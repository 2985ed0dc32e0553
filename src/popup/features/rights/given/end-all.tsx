import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { ActPage } from '../parts/act-page.js';
import { DelayText } from '../parts/delay-text.js';
import { factsOf, rightWords } from '../parts/right-words.js';
import { useTypes } from '../parts/use-terms.js';
import { PersonMark, PersonName } from '../parts/who.js';

/** `/rights/end-all`: every right over the account at once. */
export default function EndAll() {
  const { t } = useTranslation();
  // Nobody could ever act for a keyless account again; destroying it is its own page.
  const isKeyless = useActiveAccount()?.custody?.kind === 'pure';
  return (
    <ActPage
      ready={!isKeyless}
      title={t('rights.endAll.title')}
      ask={{ kind: 'remove-proxies' }}
      review={t('rights.endAll.review')}
    >
      {({ account }) => (
        <>
          <p className="quiet small">{t('rights.endAll.text')}</p>
          <Ending address={account.address} />
          {isKeyless ? (
            <Notice tone="danger" title={t('rights.end.last')} alert>
              {t('rights.end.lastText')}
            </Notice>
          ) : null}
        </>
      )}
    </ActPage>
  );
}

function Ending({ address }: { address: string }) {
  const { t } = useTranslation();
  const types = useTypes();
  const reading = useAccountStates([address]);
  const state = reading?.snapshot?.value.find((one) => one.address === address);
  const grants = (state && known(state.proxies)?.grants) ?? [];
  return (
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
  );
}
