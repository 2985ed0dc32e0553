import { MAX_U64, ONE } from '../../core/amount/money.js';
import type { DecodedArg, DecodedCall, Registry } from '../../core/chain/light/index.js';
import type { Param } from '../../core/explain/types.js';
import { type Unit, unitOf, WHOLES } from './call-units.js';
import type { FactView } from './fact-view.js';
import { decimalText, FIXED, fixedText, ipText, uintOf } from './value-text.js';

const WHOLE_BPS = 10_000n;
/** Their limit is a ratio of two prices. */
const RATIO_LIMITS: ReadonlySet<string> = new Set(['swap_stake_limit', 'move_stake_limit']);
/** Arguments in which 2^64 - 1 means the whole position. */
const TAKES_EVERYTHING: ReadonlySet<string> = new Set([
  'remove_stake amount_unstaked',
  'move_stake alpha_amount',
  'move_stake_limit alpha_amount',
  'swap_stake alpha_amount',
  'swap_stake_limit alpha_amount',
  'transfer_stake alpha_amount',
  'transfer_stake_and_hotkey alpha_amount',
]);

/** Where a value stands: what tells a number's meaning besides the number. */
export interface Place {
  registry: Registry;
  call: DecodedCall;
  arg: DecodedArg;
  unit: Unit;
  view: FactView;
}

/** A number as what it counts; null where that takes a subnet and the call names none. */
export function numberParam({ call, arg, view }: Place, value: bigint, unit: Unit): Param | null {
  const netuid = subnetOf(call, /^(?:origin_)?netuid$/);
  if (value === MAX_U64 && TAKES_EVERYTHING.has(`${call.call} ${arg.name}`)) return { t: 'everything' };
  switch (unit) {
    case 'subnet':
      return view.subnetParam(Number(value));
    case 'tao':
      return { t: 'tao', rao: value };
    case 'alpha': {
      const subnet = arg.name === 'min_amount_out' ? subnetOf(call, /^destination_netuid$/) : netuid;
      return subnet === null ? int(value) : view.alphaParam(subnet, value);
    }
    case 'price':
      return priceParam(call, value, netuid);
    case 'blocks':
      return { t: 'blocks', count: value };
    case 'wei':
      // The chain's own balances end at the ninth decimal: what lies below is shown, not rounded.
      return value % ONE === 0n ? { t: 'tao', rao: value / ONE } : text(`${decimalText(value, 18)} τ`);
    case 'milli':
      return text(decimalText(value, 3));
    case 'ip':
      return text(ipText(value));
    case 'int':
      return FIXED.test(arg.typeName) ? text(fixedText(arg.typeName, value)) : int(value);
    default:
      return shareParam(value, WHOLES[unit]);
  }
}

/** To the nearest ten thousandth; one that would show as nothing, or as all, without being it is said as it stands. */
function shareParam(part: bigint, whole: bigint): Param {
  const bps = (part * WHOLE_BPS * 2n + whole) / (whole * 2n);
  const misleads = (bps === 0n && part > 0n) || (bps >= WHOLE_BPS && part !== whole);
  return misleads ? text(`${part} / ${whole}`) : { t: 'bps', bps: Number(bps) };
}

function priceParam(call: DecodedCall, value: bigint, netuid: number | null): Param | null {
  if (netuid === null) return null;
  if (!RATIO_LIMITS.has(call.call)) return { t: 'price', raoPerAlpha: value, netuid };
  const to = subnetOf(call, /^destination_netuid$/);
  return to === null ? null : { t: 'ratio', ratio: value, fromNetuid: netuid, toNetuid: to };
}

/** The only subnet that an argument of this name gives; null where there is none, or several. */
function subnetOf(call: DecodedCall, name: RegExp): number | null {
  const found = call.args.find((arg) => name.test(arg.name) && isNetuid(call, arg));
  const number = found ? uintOf(found.value) : null;
  return number === null ? null : Number(number);
}

/** True when an argument is one subnet or several. */
export function isNetuid(call: DecodedCall, arg: DecodedArg): boolean {
  return unitOf(call, arg) === 'subnet';
}

function int(value: bigint): Param {
  return { t: 'int', value };
}

export function text(shown: string): Param {
  return { t: 'text', text: shown };
}
