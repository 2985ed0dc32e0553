import './rewards.css';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import { type AccountState, reachesThreshold } from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import { dateText } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { taoText } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Term } from '../../components/term.js';
import words from '../../i18n/en/doors.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { dayText, timeOfBlock } from '../market/figures.js';
import { type ClaimDoor, ClaimLink, useClaimDoor } from './rewards-claim.js';
import { basketsByValue, claimsByValidator, type OwnBasket } from './rewards-groups.js';
import { RewardList } from './rewards-list.js';
import { ClaimRow } from './rewards-row.js';
import { AccountName } from './swap-warnings.js';
import { ValidatorName } from './validator-name.js';

export { ValidatorName };

addWords(words);

/** What root stake has earned and not been paid yet, in whichever of its two forms this runtime has. */
export function Rewards({ reading }: { reading: Reading<AccountState[]> | null }) {
  const { t } = useTranslation();
  const door = useClaimDoor();
  const snapshot = reading?.snapshot;
  if (!snapshot) return null;
  const claims = claimsByValidator(snapshot.value);
  const baskets = basketsByValue(snapshot.value);
  const owners = [...claims, ...baskets].map(({ address }) => address);
  if (owners.length === 0) return null;
  const now = { block: snapshot.block.number, atMs: snapshot.atMs };
  const several = snapshot.value.length > 1;
  // Of a single one the way stands beside the title.
  const doorOf = (address: string) => (door?.address === address && owners.length > 1 ? door : null);
  return (
    <section className="part" data-testid="rewards">
      <div className="fact">
        <h2 className="part-title">
          <Term name={baskets.length > 0 ? 'basket' : 'rootClaim'}>{t('rewards.title')}</Term>
        </h2>
        {door && owners.includes(door.address) ? (
          <ClaimLink
            door={door}
            choice={
              baskets.length > 0
                ? { form: 'claim-basket', hotkey: null }
                : { form: 'claim-root', netuids: null }
            }
          />
        ) : null}
      </div>
      <p className="faint tiny part-text">{t(baskets.length > 0 ? 'rewards.baskets' : 'rewards.claims')}</p>
      {claims.length > 0 ? (
        <RewardList items={claims} worthOf={({ totalRao }) => totalRao}>
          {(due) => (
            <ClaimRow
              key={`${due.address} ${due.hotkey}`}
              due={due}
              several={several}
              door={doorOf(due.address)}
            />
          )}
        </RewardList>
      ) : null}
      {baskets.length > 0 ? (
        <RewardList items={baskets} worthOf={({ basket }) => basket.valueRao}>
          {(own) => (
            <Basket
              key={`${own.address} ${own.basket.hotkey}`}
              own={own}
              now={now}
              several={several}
              door={doorOf(own.address)}
            />
          )}
        </RewardList>
      ) : null}
    </section>
  );
}

interface BasketProps {
  own: OwnBasket;
  now: { block: number; atMs: number };
  several: boolean;
  door: ClaimDoor | null;
}

function Basket({ own: { address, basket }, now, several, door }: BasketProps) {
  const { t } = useTranslation();
  const { hotkey, heldUntilBlock, thresholdRao, valueRao } = basket;
  const held = heldUntilBlock !== null && heldUntilBlock > now.block;
  const date = held ? timeOfBlock(heldUntilBlock, now) : 0;
  const small = !reachesThreshold(basket);
  return (
    <li className="part-row part-row-top" data-testid="reward" data-hotkey={hotkey}>
      <Identicon seed={hotkey} size={24} />
      <span className="row-main">
        <span className="row-name truncate">
          <ValidatorName hotkey={hotkey} />
        </span>
        {several ? (
          <span className="row-under truncate">
            <AccountName address={address} />
          </span>
        ) : null}
        <span className="row-under">
          {thresholdRao === null
            ? t('rewards.noThreshold')
            : t(small ? 'rewards.below' : 'rewards.above', { amount: taoText(thresholdRao) })}
        </span>
        {held ? (
          <span className="row-under caution" title={dateText(date)}>
            {t('rewards.held', { block: groupDigits(String(heldUntilBlock)), date: dayText(date) })}
          </span>
        ) : null}
      </span>
      <span className="row-values">
        <Amount base={valueRao} aligned className={small ? 'faint' : undefined} />
        {door && !small ? (
          <ClaimLink door={door} choice={{ form: 'claim-basket', hotkey }} hotkey={hotkey} />
        ) : null}
      </span>
    </li>
  );
}
