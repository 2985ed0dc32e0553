import { useCanAct } from '../acting/use-can-act.js';
import '../market/market.css';
import './validators.css';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isAddress } from '../../../core/address/index.js';
import type { ChainValidator } from '../../../core/chain/market.js';
import { CopyAddress } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Identicon } from '../../components/identicon.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { CardSkeleton } from '../../components/skeleton.js';
import { cleanText } from '../../components/untrusted.js';
import marketWords from '../../i18n/en/market.json' with { type: 'json' };
import words from '../../i18n/en/validators.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useScope } from '../holdings/scope.js';
import { httpsOnly } from '../market/identity.js';
import { keepDraft } from '../stake/stake-draft.js';
import { MyPositions } from './my-positions.js';
import { OldAge } from './old-age.js';
import { Places } from './places.js';
import { useChainValidators, useMedianYields } from './use-validators.js';
import { nameIn } from './validator-cells.js';
import { ValidatorFacts } from './validator-facts.js';

addWords(marketWords);
addWords(words);

/** One validator: who it is, what it keeps, where it validates, and what is held with it. */
export default function ValidatorPage({ params }: { params: { hotkey: string } }) {
  const { t } = useTranslation();
  const { hotkey } = params;
  const { snapshot, old, ...said } = useChainValidators();
  const medians = useMedianYields();
  const error = said.error ?? medians.error;
  const again = (): void => {
    said.again();
    medians.again();
  };
  const found = snapshot?.value.find((row) => row.hotkey === hotkey) ?? null;
  const known = isAddress(hotkey);
  return (
    <main className="screen subnet-page validator-page" data-testid="validator-page">
      <PageHeader
        title={found?.name ? cleanText(found.name) : t('validators.one')}
        back="/validators"
        aside={found ? <OldAge old={old} atMs={snapshot?.atMs ?? null} /> : null}
      />
      <div className={cx('scroll subnet-body', old && 'market-old')}>
        {error ? (
          <ErrorNotice error={error} action={<Button onClick={again}>{t('actions.retry')}</Button>} />
        ) : null}
        {known ? <Head hotkey={hotkey} found={found} /> : null}
        {found ? (
          <>
            <StakeWith validator={found} />
            <ValidatorFacts validator={found} medians={medians} />
            <MyPositions hotkey={hotkey} />
            <Places validator={found} />
          </>
        ) : !known || snapshot ? (
          <>
            <Notice tone="note">{t(known ? 'validators.unknown' : 'validators.noAddress')}</Notice>
            {known ? <MyPositions hotkey={hotkey} /> : null}
          </>
        ) : said.error ? null : (
          <CardSkeleton lines={6} />
        )}
      </div>
    </main>
  );
}

function Head({ hotkey, found }: { hotkey: string; found: ChainValidator | null }) {
  const { t } = useTranslation();
  const href = httpsOnly(found?.url ?? null);
  return (
    <section className="card pad-card validator-head">
      <Identicon seed={hotkey} size={48} />
      <dl className="facts small">
        <div className="fact">
          <dt>{t('validators.address')}</dt>
          <dd>
            <CopyAddress address={hotkey} />
          </dd>
        </div>
        {found ? (
          <div className="fact">
            <dt>{t('validators.owner')}</dt>
            <dd>
              <CopyAddress address={found.coldkey} />
            </dd>
          </div>
        ) : null}
        {href ? (
          <div className="fact">
            <dt>{t('validators.link')}</dt>
            <dd>
              {/* The address itself is the text: what is said and where it leads cannot differ. */}
              <a className="link" href={href} target="_blank" rel="noreferrer noopener">
                <bdi>{cleanText(href.replace(/^https:\/\//, ''), 60)}</bdi>
              </a>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}

/** Opens the stake form with this validator chosen, on the subnet where one holds most with it or where it holds most. */
function StakeWith({ validator }: { validator: ChainValidator }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const canAct = useCanAct(account);
  const settings = useWalletStore((s) => s.settings);
  const own = useScope()
    .portfolios.flatMap((one) => one.positions)
    .filter(({ hotkey }) => hotkey === validator.hotkey)
    .sort((a, b) => (a.spotRao > b.spotRao ? -1 : 1));
  if (!account || !settings) return null;
  if (canAct === null) return null;
  if (!canAct) return <p className="small quiet">{t('home.watchedOnly')}</p>;
  const netuid = own[0]?.netuid ?? validator.places[0]?.netuid ?? 0;
  return (
    <div className="subnet-acts">
      <Button
        look="primary"
        onClick={() => {
          keepDraft({
            networkId: settings.networkId,
            accountId: account.accountId,
            amount: '',
            netuid,
            hotkey: validator.hotkey,
            toleranceBps: settings.toleranceBps,
            allowPartial: false,
          });
          navigate('/stake');
        }}
      >
        <span className="truncate">{t('validators.stakeWith', { name: nameIn(validator) })}</span>
      </Button>
    </div>
  );
}
