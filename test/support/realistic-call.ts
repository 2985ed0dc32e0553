import { decodeAddress } from '../../src/core/address/index.js';
import type { Registry, ScaleField, ScaleValue } from '../../src/core/chain/light/index.js';
import { HOTKEY, OTHER_HOTKEY, SAVINGS, STRANGER } from './explain-builders.js';
import { randomCall } from './random-value.js';

const SUBNET = 64n;
const OTHER_SUBNET = 8n;

/** Values by the name of the argument, for sentences that read as they would in life; the first that matches counts. */
const NUMBERS: ReadonlyArray<readonly [name: RegExp, value: bigint]> = [
  [/^destination_netuid$/, OTHER_SUBNET],
  [/netuid|^subnets$/, SUBNET],
  [/^legs$/, SUBNET],
  [/^max_subnets$/, 128n],
  [/^(limit_price|limit)$/, 80_400_000n],
  [/(?:^|_)take$|cut$|^kappa|penalty|^rate$|lock_share|^alpha_low/, 5_898n],
  [/^alpha_high$/, 58_982n],
  [/^children$|^adjustment_alpha$|^burn$|^smoothing_factor$/, 1n << 62n],
  [/_ema_alpha$|^bonds_moving_average$/, 900_000n],
  [/^emissions_share$/, 40n],
  [/delay|duration|period|after$|in_blocks|cooldown|tempo|rate_limit|cutoff|window|interval|halving/, 360n],
  [/^(end|end_block|new_end|when|height|block|block_number|work_block)$/, 5_100_000n],
  [/version|nonce|index|_id$|^round|reveal_round|count|limit$|^min$|^max_n$|threshold/, 3n],
  [/^ip$/, 0x5db8_d822n],
  [/^ip_type$/, 4n],
  [/^port$/, 8_091n],
  [/uids|dests/, 17n],
];
const BY_BITS: Readonly<Record<string, bigint>> = {
  u8: 3n,
  u16: 12n,
  u32: 360n,
  u64: 12_500_000_000n,
  u128: 3n << 63n,
};
const WORDY = /name|url|repo|contact|symbol|remark|description|discord|image|additional/;

/** A call as somebody could mean it: known accounts and subnets, amounts one can read, optional arguments given. */
export function realisticCall(registry: Registry, pallet: string, call: string): ScaleValue {
  return tidy(registry, randomCall(registry, pallet, call, middling), call, 0);
}

/** Makes lists of two, and of an optional argument the given one. */
const middling = () => 0.6;

function tidy(registry: Registry, value: ScaleValue, name: string, place: number, depth = 0): ScaleValue {
  const { def, path } = registry.at(value.type);
  const label = path.at(-1);
  if (value.type === registry.callType && depth > 0)
    return tidy(registry, randomCall(registry, 'Balances', 'transfer_keep_alive', middling), '', 0);
  const inside = (field: ScaleField, index: number): ScaleField => ({
    ...field,
    value: tidy(registry, field.value, field.name ?? name, place + index, depth + 1),
  });
  switch (value.kind) {
    case 'uint':
      return { ...value, value: numberFor(name, primitiveOf(registry, value.type)) };
    case 'int':
      return { ...value, value: 3n << 30n };
    case 'bool':
      return { ...value, value: true };
    case 'bytes': {
      if (label === 'AccountId32' || isAccount(registry, value))
        return { ...value, value: accountFor(name, place) };
      const bytes = def.tag === 'array' ? value.value.fill(7) : Uint8Array.of(1, 2, 255);
      return { ...value, value: WORDY.test(name) ? new TextEncoder().encode('Example') : bytes };
    }
    case 'list':
      if (name === 'U256')
        return {
          ...value,
          items: value.items.map((item, index) =>
            item.kind === 'uint' ? { ...item, value: index === 0 ? 1_500_000_000_000_000_000n : 0n } : item,
          ),
        };
      return {
        ...value,
        items: value.items.map((item, index) => tidy(registry, item, name, place + index, depth + 1)),
      };
    case 'struct':
      if (label === 'AccountId32') return { ...value, fields: value.fields.map((field) => account(field)) };
      return {
        ...value,
        fields: value.fields.map((field, index) =>
          label === 'U256' ? inside({ ...field, name: 'U256' }, index) : inside(field, index),
        ),
      };
    case 'variant':
      return { ...value, fields: value.fields.map(inside) };
    default:
      return value;
  }
  function account(field: ScaleField): ScaleField {
    return { ...field, value: { ...field.value, kind: 'bytes', value: accountFor(name, place) } };
  }
}

function primitiveOf(registry: Registry, type: number): string {
  const { def } = registry.at(type);
  if (def.tag === 'primitive') return def.value.tag;
  if (def.tag === 'compact') return primitiveOf(registry, def.value);
  const first = def.tag === 'composite' ? def.value[0]?.type : undefined;
  return first === undefined ? 'u8' : primitiveOf(registry, first);
}

function isAccount(registry: Registry, { type }: ScaleValue): boolean {
  return registry.at(type).path.at(-1) === 'AccountId32';
}

function accountFor(name: string, place: number): Uint8Array {
  const [first, second] = /hotkey|children/.test(name) ? [HOTKEY, OTHER_HOTKEY] : [STRANGER, SAVINGS];
  const other = /^(new|destination)_/.test(name) || place % 2 === 1;
  return decodeAddress(other ? second : first).accountId;
}

function numberFor(name: string, primitive: string): bigint {
  // Of a trade both the subnets and the amounts are in one nameless tuple.
  const found =
    name === 'legs' && primitive !== 'u16' ? undefined : NUMBERS.find(([pattern]) => pattern.test(name))?.[1];
  const value = found ?? BY_BITS[primitive] ?? 3n;
  const bits = Number(primitive.slice(1));
  return BigInt.asUintN(bits, value);
}
