import { alphaBase, MAX_U64, raoPerAlpha } from '../../../core/amount/money.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import type { Advice, TradeLeg } from '../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import type { OperationContext } from '../rules.js';
import { proposeSwap } from '../trade/change-subnet-quoter.js';
import { checkStake } from '../trade/check-stake.js';
import { checkUnstake } from '../trade/check-unstake.js';
import { buyLeg, limitOfBuy, limitOfSale, sellLeg } from '../trade/legs.js';
import { noTrade } from '../trade/refusals.js';
import { stakeIntent } from '../trade/stake-quoter.js';
import { exitIntent } from '../trade/unstake-quoter.js';
import { TradeWorld } from '../trade/world.js';

/** One call of a bundle, with its own limit, quoted after all calls before it. */
export interface SequenceLeg {
  intent: SingleIntent;
  leg: TradeLeg;
  advice: Advice[];
}

/**
 * Trades of one transaction in the order in which the chain will carry them out: each is quoted, bounded and checked at the
 * state the ones before it leave, in the same pool too. A leg that fails its check throws and changes nothing.
 * Every limit is fill-or-kill.
 */
export class Sequence {
  readonly world: TradeWorld;

  constructor(
    context: OperationContext,
    private readonly toleranceBps: number,
  ) {
    this.world = new TradeWorld(context);
  }

  /** @throws WalletError of the first check that fails */
  async buy(ask: { hotkey: string; netuid: number; amountRao: bigint }): Promise<SequenceLeg> {
    const { hotkey, netuid, amountRao } = ask;
    const quote = await this.world.pools.quote({ side: 'buy', netuid, amount: amountRao });
    const limit = quote ? limitOfBuy(quote, this.toleranceBps) : MAX_U64;
    const stake = { ...ask, limit, allowPartial: false };
    await checkStake(this.world, stake);
    if (!quote) throw noTrade(netuid);
    await this.world.bought(hotkey, netuid, amountRao);
    return {
      intent: stakeIntent(hotkey, stake),
      leg: buyLeg(hotkey, netuid, amountRao, quote, limit),
      advice: [],
    };
  }

  /**
   * All of a position leaves by the call that reads it on the chain; on root without a limit, for there is no price.
   * @throws WalletError of the first check that fails
   */
  async sell(ask: { hotkey: string; netuid: number; amount: bigint | 'whole' }): Promise<SequenceLeg> {
    const { hotkey, netuid } = ask;
    const { base } = await this.world.held(hotkey, netuid);
    const amount = ask.amount === 'whole' ? base : ask.amount;
    const quote = await this.world.pools.quote({ side: 'sell', netuid, amount });
    const limit = quote ? limitOfSale(quote, this.toleranceBps) : 0n;
    const isWhole = amount === base;
    const bound = isWhole && netuid === ROOT_NETUID ? null : limit;
    await checkUnstake(this.world, { hotkey, netuid, amount, limit: bound, allowPartial: false });
    if (!quote) throw noTrade(netuid);
    await this.world.sold(hotkey, netuid, amount);
    const part = {
      kind: 'unstake',
      hotkey,
      netuid,
      amountBase: alphaBase(amount),
      limitRaoPerAlpha: raoPerAlpha(limit),
      allowPartial: false,
    } as const;
    return {
      intent: isWhole ? exitIntent(hotkey, netuid, limit) : part,
      leg: sellLeg(hotkey, netuid, amount, quote, limit),
      advice: [],
    };
  }

  /** @throws WalletError of the first check that fails */
  async swap(ask: {
    hotkey: string;
    fromNetuid: number;
    toNetuid: number;
    amount: bigint;
  }): Promise<SequenceLeg> {
    const choice = { toleranceBps: this.toleranceBps, allowPartial: false };
    const proposed = await proposeSwap(this.world, { ...ask, ...choice });
    await this.world.swapped(ask.hotkey, ask.fromNetuid, ask.toNetuid, ask.amount);
    return proposed;
  }
}
