import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { shortAddress } from '../../../core/address/short.js';
import type { MeasuredYield } from '../../../core/chain/market.js';
import { ShortAddress } from '../../components/address.js';
import { NBSP, roughAmount, TAU } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { exactTitle, TokenSymbol } from '../../components/token-symbol.js';
import { cleanText } from '../../components/untrusted.js';
import { YieldText } from '../holdings/yield-text.js';
import { taoTitle } from '../market/market-cells.js';
import type { ListedValidator } from './validator-rows.js';

export interface Token {
  netuid: number;
  symbol: string | null;
}

/** A name for sentences, isolated so that it cannot turn the words around it. */
export function nameIn({ name, hotkey }: Pick<ListedValidator, 'name' | 'hotkey'>): string {
  return `\u2068${name ? cleanText(name) : shortAddress(hotkey)}\u2069`;
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

/** Its stake: alpha on a chosen subnet, its value over the whole chain, whose column has the sign in its head. */
export function StakeText({
  row,
  token,
  sign,
}: {
  row: ListedValidator;
  token: Token | null;
  sign?: boolean;
}) {
  if (row.stakeBase !== null && token)
    return (
      <span className="amount" title={exactTitle(row.stakeBase, token)}>
        {roughAmount(row.stakeBase)} <TokenSymbol {...token} />
      </span>
    );
  return (
    <span className="amount" title={taoTitle(row.stakeRao)}>
      {roughAmount(row.stakeRao)}
      {sign ? `${NBSP}${TAU}` : null}
    </span>
  );
}

/** What its stakers got, or that it is being measured or could not be read. Greyed where it is `old`. */
export function YieldCell({
  of,
  failed,
  old,
  long,
}: {
  of: MeasuredYield | null;
  failed?: boolean | undefined;
  old?: boolean | undefined;
  long?: boolean;
}) {
  const { t } = useTranslation();
  if (!of) return <span className="faint">{t(failed ? 'yield.failed' : 'yield.measuring')}</span>;
  const text = <YieldText measured={of} {...(long ? { long } : {})} />;
  return old ? <span className="market-old">{text}</span> : text;
}
