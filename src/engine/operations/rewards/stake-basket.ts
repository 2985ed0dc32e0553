import { alphaBase, rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { OperationDetail } from '../../../core/operations/quote.js';
import { DEFAULT_MIN_STAKE_RAO } from '../../../core/quote/minimum.js';
import { optionalConstant } from '../../chain/constants.js';
import type { Runtime } from '../../chain/runtime.js';
import { address, int, list, record } from '../../chain/shape.js';
import type { Market } from '../../market/pools.js';
import { simSwapAll } from '../../market/sim-swap.js';
import type { IntentRules, OperationContext, Quoters } from '../rules.js';
import { EMPTY_DRAFT } from '../rules.js';
import { balanceOf } from '../support/balance.js';
import { isRegistered, requireHotkey } from '../support/hotkeys.js';
import { issueOf } from '../support/issue.js';
import { subtensorCall } from '../support/subtensor-call.js';
import { readRelations, requireSeeded } from './basket-dues.js';
import { readDust, readFund, readPools } from './fund-facts.js';
import { claimableAfter, type DustRules, type Fund, leastForAll, partsOf } from './join-fund.js';
import { NO_LIMIT } from './receipts.js';

/** Validators that a coldkey may have to do with. */
const MOST_VALIDATORS = 256;

const STAKE_INTO_BASKET = subtensorCall('stake_into_basket', [
  ['hotkey', null],
  ['amount_staked', 'u64'],
]);

export const STAKE_BASKET_RULE = {
  call: (runtime, { hotkey, amountRao }) => STAKE_INTO_BASKET.build(runtime, [hotkey, amountRao]),
  check: (context, { hotkey, amountRao }) => checkJoin(context, hotkey, amountRao),
  spendsRao: ({ amountRao }) => amountRao,
} satisfies IntentRules['stake-basket'];

/** Smallest amount, rao: the chain's minimum stake. */
function minimumOf(runtime: Runtime): bigint {
  return optionalConstant(runtime, 'SubtensorModule', 'InitialMinStake') ?? DEFAULT_MIN_STAKE_RAO;
}

/**
 * In the order of stake_into_basket. What is not known yet (null) is not tested.
 * @throws WalletError stake/busy, stake/unknown-validator, basket/not-on-root, stake/too-many-validators,
 * stake/amount-too-low, stake/insufficient-balance
 */
async function checkJoin(
  context: OperationContext,
  hotkey: string | null,
  amount: bigint | null,
): Promise<void> {
  await requireSeeded(context);
  if (hotkey !== null) {
    await requireHotkey(context, hotkey);
    if (!(await isRegistered(context, 0, hotkey))) throw new WalletError('basket/not-on-root', { hotkey });
    const known = list((await readRelations(context))[0], 'staking hotkeys').map((key) =>
      address(key, 'hotkey'),
    );
    if (!known.includes(hotkey) && known.length >= MOST_VALIDATORS)
      throw new WalletError('stake/too-many-validators', { most: MOST_VALIDATORS });
  }
  if (amount === null) return;
  const minimum = minimumOf(context.reader.runtime);
  if (amount < minimum) throw tooLow(amount, minimum);
  const { spendableRao } = await balanceOf(context);
  if (amount > spendableRao)
    throw new WalletError('stake/insufficient-balance', {
      needRao: `${amount}`,
      haveRao: `${spendableRao}`,
      minimumRao: `${minimum}`,
    });
  if (hotkey === null) return;
  const join = await readJoin(context, hotkey);
  if (!(await buysEverything(context, join, amount))) {
    const least = leastForAll(join.fund);
    throw tooLow(amount, least > minimum ? least : minimum);
  }
}

function tooLow(have: bigint, minimum: bigint): WalletError {
  return new WalletError('stake/amount-too-low', {
    needRao: `${minimum}`,
    haveRao: `${have}`,
    minimumRao: `${minimum}`,
  });
}

interface Join {
  fund: Fund;
  navRao: bigint;
  /** Null where the pools have maths of their own. */
  markets: ReadonlyMap<number, Market> | null;
  dust: DustRules;
}

/** A fund and the pools of its holdings, in two requests after another. */
function readJoin(context: OperationContext, hotkey: string): Promise<Join> {
  return context.once(`join ${hotkey}`, async () => {
    const summary = await context.reader.call('BetaBasketRuntimeApi', 'get_validator_basket_summary', [
      hotkey,
    ]);
    const fund = readFund(summary);
    const [markets, dust] = await Promise.all([readPools(context, [fund]), readDust(context)]);
    return { fund, navRao: int(record(summary, 'basket').navTao, 'basket'), markets, dust };
  });
}

/** Whether every slice of the amount buys something. */
async function buysEverything(
  { reader }: OperationContext,
  { fund, markets, dust }: Join,
  amount: bigint,
): Promise<boolean> {
  if (markets) return claimableAfter(fund, amount, markets, dust) !== null;
  const parts = partsOf(fund, amount);
  if (parts.some(({ part }) => part === 0n)) return false;
  const onPools = parts.filter(({ row }) => row.netuid !== 0);
  const buys = await simSwapAll(
    reader,
    onPools.map(({ row, part }) => ({ side: 'buy' as const, netuid: row.netuid, amount: part })),
  );
  return buys.every((buy) => buy !== null);
}

export const quoteStakeBasket: NonNullable<Quoters['stake-basket']> = async (context, ask) => {
  const { hotkey, amountRao } = ask;
  const { runtime } = context.reader;
  STAKE_INTO_BASKET.need(runtime);
  // The fee depends on the shape of the call, not on what is in it: the asker's own account stands in for a validator.
  const callHex = STAKE_INTO_BASKET.build(runtime, [hotkey ?? context.address, amountRao ?? 0n]);
  const [{ spendableRao }, feeRao, issue] = await Promise.all([
    balanceOf(context),
    context.fee(callHex),
    issueOf(() => checkJoin(context, hotkey, amountRao)),
  ]);
  const join = hotkey === null ? null : await readJoin(context, hotkey);
  const least = join ? leastForAll(join.fund) : 0n;
  const minimum = minimumOf(runtime);
  return {
    ...EMPTY_DRAFT,
    intent: hotkey === null || amountRao === null ? null : { kind: 'stake-basket', hotkey, amountRao },
    issue,
    advice: [NO_LIMIT],
    pays: amountRao === null ? [] : [{ token: 'tao', rao: amountRao }],
    bounds: {
      minimum: least > minimum ? least : minimum,
      maximum: spendableRao > feeRao ? spendableRao - feeRao : 0n,
      available: spendableRao,
    },
    detail: join ? detailOf(join, issue === null ? amountRao : null) : { kind: 'none' },
  };
};

function detailOf({ fund, navRao, markets, dust }: Join, amount: bigint | null): OperationDetail {
  const after = amount !== null && markets ? claimableAfter(fund, amount, markets, dust) : null;
  return {
    kind: 'basket',
    navRao: rao(navRao),
    shares: fund.shares,
    holdings: fund.rows.map(({ netuid, alpha, worth }) => ({
      netuid,
      alphaBase: alphaBase(alpha),
      worthRao: rao(worth),
    })),
    worthAfterRao: after === null ? null : rao(after),
  };
}
