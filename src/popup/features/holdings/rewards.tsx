import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { groupDigits } from '../../../core/amount/format.js';
import {
  type AccountState,
  type BasketEntitlement,
  type RootClaim,
  reachesThreshold,
} from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import { ShortAddress } from '../../components/address.js';
import { dateText } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { taoText } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { Term } from '../../components/term.js';
import words from '../../i18n/en/doors.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount, useSubnet } from '../../state/selectors.js';
import { useFeatures } from '../../state/use-features.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useCanAct } from '../acting/use-can-act.js';
import { dayText, timeOfBlock } from '../market/figures.js';

addWords(words);

/** What root stake has earned and not been paid yet, in whichever of its two forms this runtime has. */
export function Rewards({ reading }: { reading: Reading<AccountState[]> | null }) {
  const { t } = useTranslation();
  const snapshot = reading?.snapshot;
  if (!snapshot) return null;
  const claims = snapshot.value.flatMap(({ address, rootRewards }) =>
    rootRewards.kind === 'claims' ? rootRewards.claims.map((claim) => ({ address, claim })) : [],
  );
  const baskets = snapshot.value.flatMap(({ address, rootRewards }) =>
    rootRewards.kind === 'baskets' ? rootRewards.baskets.map((basket) => ({ address, basket })) : [],
  );
  if (claims.length === 0 && baskets.length === 0) return null;
  const now = { block: snapshot.block.number, atMs: snapshot.atMs };
  return (
    <section className="part" data-testid="rewards">
      <div className="fact">
        <h2 className="part-title">
          <Term name={baskets.length > 0 ? 'basket' : 'rootClaim'}>{t('rewards.title')}</Term>
        </h2>
        <ClaimLink addresses={[...claims, ...baskets].map(({ address }) => address)} />
      </div>
      <p className="faint tiny part-text">{t(baskets.length > 0 ? 'rewards.baskets' : 'rewards.claims')}</p>
      <ul>
        {claims.map(({ address, claim }) => (
          <Claim key={`${address} ${claim.hotkey} ${claim.netuid}`} claim={claim} />
        ))}
        {baskets.map(({ address, basket }) => (
          <Basket key={`${address} ${basket.hotkey}`} basket={basket} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** The way to the claim, for the account that forms act for. */
function ClaimLink({ addresses }: { addresses: string[] }) {
  const { t } = useTranslation();
  const has = useFeatures();
  const account = useActiveAccount();
  const canAct = useCanAct(account);
  if (!account || canAct !== true || !addresses.includes(account.address)) return null;
  if (has('root-claims') === false && has('root-baskets') === false) return null;
  return (
    <Link className="link small" href="/do/claim">
      {t('doors.claim')}
    </Link>
  );
}

function Claim({ claim }: { claim: RootClaim }) {
  const { t } = useTranslation();
  const subnet = useSubnet(claim.netuid);
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  return (
    <li className="part-row">
      <NetuidChip netuid={claim.netuid} />
      <span className="row-main">
        <Amount base={claim.owedBase} token={{ netuid: claim.netuid, symbol: subnet?.symbol ?? null }} />
        <span className="row-under truncate">
          <ValidatorName hotkey={claim.hotkey} />
        </span>
      </span>
      <span className="row-note">
        {hidden ? null : t('home.spotValue', { amount: taoText(claim.spotRao) })}
      </span>
    </li>
  );
}

function Basket({ basket, now }: { basket: BasketEntitlement; now: { block: number; atMs: number } }) {
  const { t } = useTranslation();
  const held = basket.heldUntilBlock !== null && basket.heldUntilBlock > now.block;
  const date = held ? timeOfBlock(basket.heldUntilBlock ?? now.block, now) : 0;
  const small = !reachesThreshold(basket);
  return (
    <li className="part-row part-row-top">
      <Identicon seed={basket.hotkey} size={24} />
      <span className="row-main">
        <span className="row-name truncate">
          <ValidatorName hotkey={basket.hotkey} />
        </span>
        <span className="row-under">
          {basket.thresholdRao === null
            ? t('rewards.noThreshold')
            : t(small ? 'rewards.below' : 'rewards.above', { amount: taoText(basket.thresholdRao) })}
        </span>
        {held ? (
          <span className="row-under caution" title={dateText(date)}>
            {t('rewards.held', {
              block: groupDigits(String(basket.heldUntilBlock)),
              date: dayText(date),
            })}
          </span>
        ) : null}
      </span>
      <Amount base={basket.valueRao} aligned className={small ? 'faint' : undefined} />
    </li>
  );
}

/** The validator's name where one of the positions tells it. */
export function ValidatorName({ hotkey }: { hotkey: string }) {
  const name = useChainStore(
    (s) =>
      s.portfolio?.snapshot?.value.accounts
        .flatMap((one) => one.positions)
        .find((position) => position.hotkey === hotkey)?.validatorName ?? null,
  );
  return name ? <Outside text={name} /> : <ShortAddress address={hotkey} />;
}
