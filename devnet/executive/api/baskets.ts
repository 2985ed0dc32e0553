import { AccountId } from '@polkadot-api/substrate-bindings';
import type { StateView } from '../../types.js';
import { fundRows, fundsOf, navOf, spotValueOf, worth } from '../baskets/fund.js';
import { sharesOwed } from '../baskets/owed.js';
import { previewClaim } from '../baskets/preview.js';
import { indexOf, type Pricing, pricingOf, shownShares } from '../baskets/pricing.js';
import { amountOf, stakingHotkeys } from '../subtensor/storage.js';
import { spotValue } from '../subtensor/trades.js';
import { readPool } from '../swap/index.js';
import type { ApiContext, ApiMethods } from './handler.js';

const PALLET = 'SubtensorModule';
const accountId = AccountId(42);
/** Validators of a coldkey that its shown portfolio covers. */
const MOST_RELATIONSHIPS = 256;

/** Root baskets, version 5 (`RaoFoundation/subtensor pallets/subtensor/src/rpc_info/basket_info.rs`). */
export const baskets: ApiMethods = {
  decoded: {
    get_root_basket_owed: ({ state }, [coldkey]) =>
      sum(owedBy(state, String(coldkey)).map(({ hotkey, owed }) => payout(state, hotkey, owed))),
    get_basket_payout: ({ state }, [hotkey, coldkey]) =>
      payout(state, String(hotkey), sharesOwed(state, String(hotkey), String(coldkey))),
    get_root_basket_positions: ({ state }, [coldkey]) =>
      owedBy(state, String(coldkey)).map(({ hotkey, owed }) => [hotkey, owed, payout(state, hotkey, owed)]),
    get_basket_position: ({ state }, [hotkey, coldkey]) =>
      basketPosition(state, String(hotkey), String(coldkey)),
    get_root_basket_portfolio: ({ state }, [coldkey]) =>
      owedBy(state, String(coldkey)).map(({ hotkey }) => basketPosition(state, hotkey, String(coldkey))),
    get_beta_position: ({ state }, [hotkey, coldkey]) => betaPosition(state, String(hotkey), String(coldkey)),
    get_beta_portfolio: ({ state }, [coldkey]) =>
      owedBy(state, String(coldkey))
        .slice(0, MOST_RELATIONSHIPS)
        .map(({ hotkey }) => betaPosition(state, hotkey, String(coldkey))),
    get_basket_claim_preview: (context, [hotkey, coldkey]) =>
      preview(context, String(hotkey), String(coldkey)),
    get_root_basket_claim_previews: (context, [coldkey]) =>
      stakingHotkeys(context.state, String(coldkey)).flatMap(
        (hotkey) => preview(context, hotkey, String(coldkey)) ?? [],
      ),
    get_beta_pricing: ({ state }, [hotkey]) => betaPricing(state, String(hotkey)),
    get_all_beta_pricing: ({ state }, [after, limit]) => allPricing(state, after, Number(limit)),
    get_beta_index: ({ state }) => {
      const { bag, stake } = indexOf(state);
      return [bag, stake];
    },
    get_validator_basket: ({ state }, [hotkey]) =>
      fundRows(state, String(hotkey)).map(({ netuid, alpha, value }) => [netuid, alpha, value]),
    get_validator_basket_nav: ({ state }, [hotkey]) => navOf(fundRows(state, String(hotkey))),
    get_validator_basket_summary: ({ state }, [hotkey]) => summary(state, String(hotkey)),
    get_all_validator_baskets: ({ state }) => fundsOf(state).map((hotkey) => summary(state, hotkey)),
    get_root_basket_total_nav: ({ state }) =>
      sum(fundsOf(state).map((hotkey) => navOf(fundRows(state, hotkey)))),
    get_basket_trading_status: ({ state }, [hotkey]) => ({
      enabled: state.get(PALLET, 'BasketTradingEnabled') === true,
      frozen: state.entries(PALLET, 'BasketTradingFrozen', hotkey).length > 0,
      // Nobody trades baskets here, so that there is no budget to use up.
      refill_blocks: 0n,
      tao_available: 0n,
      budget_tao: 0n,
    }),
  },
};

/** Validators whose fund owes a coldkey something, in the order in which it staked to them. */
function owedBy(state: StateView, coldkey: string): Array<{ hotkey: string; owed: bigint }> {
  return stakingHotkeys(state, coldkey)
    .map((hotkey) => ({ hotkey, owed: sharesOwed(state, hotkey, coldkey) }))
    .filter(({ owed }) => owed > 0n);
}

/** Realisable value of shares in rao. */
function payout(state: StateView, hotkey: string, shares: bigint): bigint {
  return shares === 0n
    ? 0n
    : worth(shares, amountOf(state, 'BasketShares', hotkey), navOf(fundRows(state, hotkey)));
}

function basketPosition(state: StateView, hotkey: string, coldkey: string): unknown {
  const beta = sharesOwed(state, hotkey, coldkey);
  if (beta === 0n) return undefined;
  const { nav, spotNav, shares } = pricingOf(state, hotkey);
  return {
    hotkey,
    beta,
    beta_total: shares,
    nav_tao: nav,
    value_tao: worth(beta, shares, nav),
    spot_value_tao: worth(beta, shares, spotNav),
  };
}

function betaPosition(state: StateView, hotkey: string, coldkey: string): unknown {
  const beta = sharesOwed(state, hotkey, coldkey);
  if (beta === 0n) return undefined;
  const pricing = pricingOf(state, hotkey);
  return {
    hotkey,
    beta,
    display_beta: shownShares(beta, pricing),
    display_price: pricing.displayPrice,
    value_tao: worth(beta, pricing.shares, pricing.nav),
    spot_value_tao: worth(beta, pricing.shares, pricing.spotNav),
    provisional: pricing.baseline === undefined,
  };
}

function preview({ codec, state, block }: ApiContext, hotkey: string, coldkey: string): unknown {
  const claim = previewClaim(codec, state, block, hotkey, coldkey);
  return (
    claim && {
      hotkey,
      owed_shares: claim.owedShares,
      accrued_tao: claim.accrued,
      redeemable_tao: claim.redeemable,
      forfeited_tao_est: claim.forfeited,
      rows: claim.rows,
      rows_to_sell: claim.sales.length,
      dust_rows: claim.dustRows,
      swept: claim.swept,
      flushed_credits: claim.flushed,
    }
  );
}

function betaPricing(state: StateView, hotkey: string): unknown {
  const pricing = pricingOf(state, hotkey);
  return pricing.shares === 0n ? undefined : priced(state, hotkey, pricing);
}

/** Indices and yields are devnet's own approximations: a wallet shows returns from `staker_twr` of two blocks. */
function priced(state: StateView, hotkey: string, pricing: Pricing): unknown {
  const { spotPrice, displayPrice, twr, baseline, spotNav, shares } = pricing;
  return {
    hotkey,
    spot_price: spotPrice,
    display_price: displayPrice,
    stake_price: displayPrice,
    staker_yield: (amountOf(state, 'BasketRate', hotkey) - (baseline?.rate0 ?? 0n)) << 32n,
    staker_twr: twr,
    bag_index: displayPrice,
    stake_index: twr,
    first_block: baseline?.first_block ?? 0n,
    provisional: baseline === undefined,
    spot_nav_tao: spotNav,
    shares,
    display_shares: shownShares(shares, pricing),
  };
}

/** A page of funds in the order of their account bytes, and where the next one begins. */
function allPricing(state: StateView, after: unknown, limit: number): unknown {
  const from = after === undefined ? undefined : accountId.enc(String(after));
  const hotkeys = fundsOf(state)
    .map((hotkey) => ({ hotkey, bytes: accountId.enc(hotkey) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .filter(({ bytes }) => !from || Buffer.compare(bytes, from) > 0)
    .map(({ hotkey }) => hotkey);
  const page = hotkeys.slice(0, limit);
  const pricing = page.flatMap((hotkey) => betaPricing(state, hotkey) ?? []);
  return { pricing, next: hotkeys.length > limit ? page.at(-1) : undefined };
}

function summary(state: StateView, hotkey: string): unknown {
  const rows = fundRows(state, hotkey);
  return {
    hotkey,
    nav_tao: navOf(rows),
    spot_nav_tao: spotValueOf(state, rows),
    shares: amountOf(state, 'BasketShares', hotkey),
    deposited_tao: amountOf(state, 'BasketDepositedTao', hotkey),
    redeemed_tao: amountOf(state, 'BasketRedeemedTao', hotkey),
    holdings: rows.map(({ netuid, alpha, value }) => ({
      netuid,
      alpha,
      spot_tao: spotValue(readPool(state, netuid), alpha),
      realizable_tao: value,
    })),
  };
}

function sum(amounts: bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
