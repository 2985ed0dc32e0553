import { encodeAddress } from '../../core/address/index.js';
import {
  type DecodedArg,
  type DecodedCall,
  type ScaleValue,
  unwrapValue,
} from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';

/** Name and argument names of a call: a call is recognised by its whole shape, because shapes change between specs. */
export function signatureOf(call: DecodedCall): string {
  return `${call.pallet}.${call.call}(${call.args.map(({ name }) => name).join(',')})`;
}

/** @throws WalletError sign/unknown-call when the argument is missing or not of the kind asked for. */
export function uintArg(call: DecodedCall, name: string): bigint {
  const value = unwrapValue(argOf(call, name).value);
  if (value.kind !== 'uint') throw unknownCall(call);
  return value.value;
}

/** A u16 or u32 argument. */
export function numberArg(call: DecodedCall, name: string): number {
  return Number(uintArg(call, name));
}

export function boolArg(call: DecodedCall, name: string): boolean {
  const value = unwrapValue(argOf(call, name).value);
  if (value.kind !== 'bool') throw unknownCall(call);
  return value.value;
}

/** An `Option<u64>`-like argument. */
export function optionalUintArg(call: DecodedCall, name: string): bigint | null {
  const { value } = argOf(call, name);
  if (value.kind !== 'variant') throw unknownCall(call);
  const inner = value.fields[0] ? unwrapValue(value.fields[0].value) : null;
  if (inner === null) return null;
  if (inner.kind !== 'uint') throw unknownCall(call);
  return inner.value;
}

export function bytesArg(call: DecodedCall, name: string): Uint8Array {
  const value = unwrapValue(argOf(call, name).value);
  if (value.kind !== 'bytes') throw unknownCall(call);
  return value.value;
}

/** Name of the variant of an enum argument. */
export function variantArg(call: DecodedCall, name: string): string {
  const value = unwrapValue(argOf(call, name).value);
  if (value.kind !== 'variant') throw unknownCall(call);
  return value.name;
}

export function accountIdArg(call: DecodedCall, name: string): Uint8Array {
  const account = accountIdOf(argOf(call, name).value);
  if (account === null) throw unknownCall(call);
  return account;
}

/** Address (prefix 42) of an AccountId32 or MultiAddress argument. */
export function addressArg(call: DecodedCall, name: string): string {
  return encodeAddress(accountIdArg(call, name));
}

export function accountListArg(call: DecodedCall, name: string): Uint8Array[] {
  const value = unwrapValue(argOf(call, name).value);
  const items = value.kind === 'list' ? value.items.map(accountIdOf) : [null];
  return items.map((item) => {
    if (item === null) throw unknownCall(call);
    return item;
  });
}

/** The 32 bytes of an account id, given plainly or as MultiAddress::Id; null for anything else. */
export function accountIdOf(value: ScaleValue): Uint8Array | null {
  if (value.kind === 'variant') {
    const [field] = value.fields;
    return value.name === 'Id' && value.fields.length === 1 && field ? accountIdOf(field.value) : null;
  }
  const inner = unwrapValue(value);
  return inner.kind === 'bytes' && inner.value.length === 32 ? inner.value : null;
}

/** @throws WalletError sign/unknown-call */
export function argOf(call: DecodedCall, name: string): DecodedArg {
  const found = call.args.find((arg) => arg.name === name);
  if (!found) throw unknownCall(call);
  return found;
}

/** A call that has a known name and not the shape it should have. */
export function unknownCall(call: DecodedCall): WalletError {
  return new WalletError('sign/unknown-call', { pallet: call.pallet, call: call.call });
}
