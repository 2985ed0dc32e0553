import { encodeAddress } from '../../core/address/index.js';
import { MAX_U64 } from '../../core/amount/money.js';
import type { DecodedArg, DecodedCall, Registry } from '../../core/chain/light/index.js';
import type { CallNode, Param } from '../../core/explain/types.js';
import { readableText, toHex } from '../signing/index.js';
import { accountIdOf } from './arguments.js';
import type { FactView } from './fact-view.js';
import { uintOf, valueText } from './value-text.js';
import type { ActingCall } from './walk.js';

/** Longer texts are cut in the tree; the raw bytes beside it are always whole. */
const MAX_TEXT = 512;
/** Newtypes of money in the runtime's source, with the names they had before spec 424. */
const TAO_TYPES = new Set(['TaoBalance', 'TaoCurrency', 'T::Balance', 'BalanceOf<T>']);
const ALPHA_TYPES = new Set(['AlphaBalance', 'AlphaCurrency']);

/** The decoded call for the tree under the sentence. */
export function renderCall(
  registry: Registry,
  node: ActingCall,
  viewOf: (actor: string) => FactView,
): CallNode {
  const { call, actor } = node;
  const view = viewOf(actor);
  return {
    pallet: call.pallet,
    call: call.call,
    actor,
    args: call.args.map((arg) => ({
      name: arg.name,
      type: arg.type,
      text: cut(valueText(registry, arg.value)),
      param: paramOf(call, arg, view),
    })),
    sentence: { code: 'generic', params: { call: { t: 'text', text: `${call.pallet}.${call.call}` } } },
    level: null,
    children: node.children.map((child) => renderCall(registry, child, viewOf)),
  };
}

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

/** Subnets a call names, for looking up their names. */
export function netuidsOf(call: DecodedCall): number[] {
  return call.args.flatMap((arg) => {
    const number = isNetuid(arg) ? uintOf(arg.value) : null;
    return number === null ? [] : [Number(number)];
  });
}

/** Accounts a call names outright. */
export function accountsOf(call: DecodedCall): string[] {
  return call.args.flatMap((arg) => {
    const account = isAccount(arg) ? accountIdOf(arg.value) : null;
    return account === null ? [] : [encodeAddress(account)];
  });
}

function paramOf(call: DecodedCall, arg: DecodedArg, view: FactView): Param | null {
  const { value, typeName, name } = arg;
  const account = isAccount(arg) ? accountIdOf(value) : null;
  if (account !== null) return view.accountParam(encodeAddress(account));
  if (value.kind === 'bytes')
    return readableText(value.value) === null ? { t: 'hex', hex: toHex(value.value) } : null;
  const uint = uintOf(value);
  if (uint === null) return null;
  if (isNetuid(arg)) return view.subnetParam(Number(uint));
  const [netuid] = netuidsOf(call);
  if (name === 'limit_price')
    return netuid === undefined || RATIO_LIMITS.has(call.call)
      ? null
      : { t: 'price', raoPerAlpha: uint, netuid };
  if (TAKES_EVERYTHING.has(`${call.call} ${name}`) && uint === MAX_U64) return { t: 'everything' };
  if (ALPHA_TYPES.has(typeName)) return netuid === undefined ? null : view.alphaParam(netuid, uint);
  return TAO_TYPES.has(typeName) ? { t: 'tao', rao: uint } : null;
}

function isNetuid({ name, typeName }: DecodedArg): boolean {
  return typeName === 'NetUid' || /(?:^|_)netuid$/.test(name);
}

function isAccount({ type }: DecodedArg): boolean {
  return type === 'AccountId32' || type === 'MultiAddress';
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
}
