import { ONE } from '../../core/amount/money.js';
import type { DecodedCall } from '../../core/chain/light/index.js';
import type { ExplainFacts } from '../../protocol/engine/index.js';
import { addressArg, numberArg } from './arguments.js';

/** A fee that is taken out of a position: base units of its subnet's alpha, on root rao. */
export interface AlphaFee {
  hotkey: string;
  netuid: number;
  base: bigint;
}

type Positions = ExplainFacts['positions'];

const PALLET = 'SubtensorModule';
const ROOT_NETUID = 0;
/** Calls that take stake from one position. */
const FROM_ONE = new Set([
  'remove_stake',
  'remove_stake_limit',
  'remove_stake_full_limit',
  'move_stake',
  'transfer_stake',
  'transfer_stake_and_hotkey',
  'swap_stake',
  'swap_stake_limit',
  'recycle_alpha',
  'burn_alpha',
]);
const ALL_OF_A_VALIDATOR = new Set(['unstake_all', 'unstake_all_alpha']);

/**
 * What the chain takes in alpha for a fee that TAO cannot pay: fee / price at the present price, out of the one position
 * the outer call takes from, and nothing of it comes back (`opentensor/subtensor pallets/transaction-fee/src/lib.rs`).
 * Null where the fee is paid in TAO, or where this cannot be told.
 *
 * @param call the outermost call: inside a batch or through a proxy no fee is taken in alpha.
 */
export function alphaFeeOf(call: DecodedCall, facts: ExplainFacts): AlphaFee | null {
  const { feeRao, balance, positions, subnets } = facts;
  if (feeRao === null || balance === null || balance.spendableRao >= feeRao) return null;
  const place = placeOf(call, positions);
  if (!place) return null;
  const held = positions.find((row) => row.hotkey === place.hotkey && row.netuid === place.netuid);
  const price =
    place.netuid === ROOT_NETUID
      ? ONE
      : (subnets.find(({ netuid }) => netuid === place.netuid)?.priceRaoPerAlpha ?? 0n);
  const base = price === 0n ? 0n : (feeRao * ONE) / price;
  return base > 0n && held && base < held.alphaBase ? { ...place, base } : null;
}

/** The subnet whose price the fee would be counted at, where the call names it. */
export function alphaFeeNetuids(call: DecodedCall): number[] {
  const place = placeOf(call, []);
  return place ? [place.netuid] : [];
}

/** Positions as the call finds them: the fee is taken first. */
export function afterFee(positions: Positions, fee: AlphaFee | null): Positions {
  if (!fee) return positions;
  return positions.map((row) =>
    row.hotkey === fee.hotkey && row.netuid === fee.netuid
      ? { ...row, alphaBase: row.alphaBase - fee.base }
      : row,
  );
}

function placeOf(call: DecodedCall, positions: Positions): Omit<AlphaFee, 'base'> | null {
  if (call.pallet !== PALLET) return null;
  const named = (...names: string[]) => names.find((name) => call.args.some((arg) => arg.name === name));
  const validator = named('hotkey', 'origin_hotkey');
  if (validator === undefined) return null;
  const hotkey = addressArg(call, validator);
  if (FROM_ONE.has(call.call)) {
    const subnet = named('netuid', 'origin_netuid');
    return subnet === undefined ? null : { hotkey, netuid: numberArg(call, subnet) };
  }
  if (!ALL_OF_A_VALIDATOR.has(call.call)) return null;
  const held = positions.filter((row) => row.hotkey === hotkey && row.alphaBase > 0n);
  const [only] = held;
  return only && held.length === 1 ? { hotkey, netuid: only.netuid } : null;
}
