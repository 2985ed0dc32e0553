import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { fullAmount } from '../../../core/amount/format.js';
import { ShortAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { NBSP, TAU } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { symbolText, TokenSymbol } from '../../components/token-symbol.js';
import { YieldText } from '../holdings/yield-text.js';
import { roughAmount } from '../market/figures.js';
import { Unknown } from '../market/market-cells.js';
import type { ListedValidator } from './validator-rows.js';

export interface Token {
  netuid: number;
  symbol: string | null;
}

/** Picture, name and address; the name opens the validator's page. */
export function ValidatorLabel({ row, index }: { row: ListedValidator; index: number }) {
  return (
    <span className="v-label">
      <Identicon seed={row.hotkey} size={26} />
      <span className="row-main">
        <Link className="m-link truncate" href={`/validators/${row.hotkey}`} data-index={index}>
          {row.name ? <Outside text={row.name} /> : <ShortAddress address={row.hotkey} />}
        </Link>
        {row.name ? <ShortAddress address={row.hotkey} className="row-under" /> : null}
      </span>
    </span>
  );
}

/** Its stake: alpha on a chosen subnet, its value over the whole chain. */
export function StakeText({ row, token }: { row: ListedValidator; token: Token | null }) {
  if (row.stakeBase !== null && token)
    return (
      <span
        className="amount"
        title={`${fullAmount(row.stakeBase)}${NBSP}${symbolText(token.netuid, token.symbol)}`}
      >
        {roughAmount(row.stakeBase)} <TokenSymbol {...token} />
      </span>
    );
  return (
    <span className="amount" title={`${fullAmount(row.stakeRao)}${NBSP}${TAU}`}>
      {roughAmount(row.stakeRao)}
      {NBSP}
      {TAU}
    </span>
  );
}

/** Exit value of what is held with it. */
export function MineWith({ row }: { row: Pick<ListedValidator, 'mineRao' | 'minePartly'> }) {
  const { t } = useTranslation();
  if (row.mineRao === null) return <span className="faint">{'\u2013'}</span>;
  if (row.mineRao === 0n && row.minePartly) return <span className="faint">{t('market.unpriced')}</span>;
  return <Amount base={row.mineRao} />;
}

/** What its stakers got, or that it is being measured. */
export function YieldCell({ row, long }: { row: ListedValidator; long?: boolean }) {
  const { t } = useTranslation();
  return row.yield ? (
    <YieldText measured={row.yield} {...(long ? { long } : {})} />
  ) : (
    <span className="faint">{t('yield.measuring')}</span>
  );
}

/** How many stake with it, where the chain tells. */
export function StakersText({ count }: { count: number | null }) {
  const { t } = useTranslation();
  return count === null ? <Unknown why={t('validators.noNominators')} /> : String(count);
}
