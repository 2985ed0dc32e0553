import { addressOf } from '../../../../core/address/index.js';
import type { CanonicalCall, Param, Sentence } from '../../../../core/explain/types.js';
import type { Person } from '../people.js';

type NameOf = (address: string) => Pick<Person, 'name' | 'kind'>;

const ACCOUNT = /^0x[0-9a-f]{64}$/;
/** `MultiAddress::Id`: a byte that says so, then the account. */
const MULTI_ADDRESS = /^0x00[0-9a-f]{64}$/;
const TAO = new Set(['value', 'amount_staked', 'new_free']);
const ALPHA = new Set(['amount_unstaked', 'alpha_amount']);

/**
 * A sentence for a list, from the second decoder's view of a call. What decides is the approval, which explains the call from
 * its bytes; here an argument that is not understood leaves the call with its bare name.
 */
export function sentenceOf({ pallet, call, args }: CanonicalCall, nameOf: NameOf): Sentence {
  const uint = (name: string): bigint | null => {
    const text = args.find((arg) => arg.name === name)?.uint ?? null;
    return text === null ? null : BigInt(text);
  };
  const netuid = uint('netuid') ?? uint('origin_netuid');
  const params: Record<string, Param> = { call: { t: 'text', text: `${pallet}.${call}` } };
  for (const { name, hex, uint: text } of args) {
    const param = paramOf(name, hex, text === null ? null : BigInt(text), netuid, nameOf, uint);
    if (param) params[name] = param;
  }
  return { code: 'call', params };
}

function paramOf(
  name: string,
  hex: string,
  value: bigint | null,
  netuid: bigint | null,
  nameOf: NameOf,
  uint: (name: string) => bigint | null,
): Param | null {
  const account = ACCOUNT.test(hex) ? hex : MULTI_ADDRESS.test(hex) ? `0x${hex.slice(4)}` : null;
  if (account && !name.endsWith('hash')) {
    const address = addressOf(account as `0x${string}`);
    const { name: known, kind } = nameOf(address);
    return { t: 'account', address, name: known, role: kind === 'own' ? 'own' : 'other' };
  }
  if (value === null)
    return hex === '0x00' || hex === '0x01' ? { t: 'flag', on: hex === '0x01' } : { t: 'hex', hex };
  if (name.endsWith('netuid')) return { t: 'subnet', netuid: Number(value), name: null, symbol: null };
  if (TAO.has(name)) return { t: 'tao', rao: value };
  const on = netuid === null ? null : Number(netuid);
  if (ALPHA.has(name) && on !== null) return { t: 'alpha', netuid: on, base: value, symbol: null };
  if (name === 'limit_price' && on !== null) {
    const to = uint('destination_netuid');
    return to === null
      ? { t: 'price', raoPerAlpha: value, netuid: on }
      : { t: 'ratio', ratio: value, fromNetuid: on, toNetuid: Number(to) };
  }
  return { t: 'int', value };
}

/** A trade with a price limit: what the call allows at worst. */
export interface PriceLimit {
  side: 'buy' | 'sell';
  netuid: number;
  limitRaoPerAlpha: bigint;
  allowPartial: boolean;
}

/** The limit of a call that is one trade; null for any other, whose limits the approval shows leg by leg. */
export function limitOf({ pallet, call, args }: CanonicalCall): PriceLimit | null {
  const side = call === 'add_stake_limit' ? 'buy' : call === 'remove_stake_limit' ? 'sell' : null;
  const arg = (name: string) => args.find((one) => one.name === name);
  const [netuid, limit] = [arg('netuid')?.uint ?? null, arg('limit_price')?.uint ?? null];
  if (pallet !== 'SubtensorModule' || side === null || netuid === null || limit === null) return null;
  return {
    side,
    netuid: Number(netuid),
    limitRaoPerAlpha: BigInt(limit),
    allowPartial: arg('allow_partial')?.hex === '0x01',
  };
}

/** How the price stands to a limit: basis points of the limit that are left, negative when it is overstepped. */
export function roomBps({ side, limitRaoPerAlpha }: PriceLimit, priceRaoPerAlpha: bigint): number | null {
  if (limitRaoPerAlpha === 0n) return null;
  const room = side === 'buy' ? limitRaoPerAlpha - priceRaoPerAlpha : priceRaoPerAlpha - limitRaoPerAlpha;
  return Number((room * 10_000n) / limitRaoPerAlpha);
}
