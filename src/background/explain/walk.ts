import { derivativeAddress, multisigAddress } from '../../core/address/derived.js';
import { decodeAddress, encodeAddress } from '../../core/address/index.js';
import type { DecodedCall } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import {
  accountIdOf,
  accountListArg,
  addressArg,
  argOf,
  bytesArg,
  numberArg,
  signatureOf,
} from './arguments.js';
import { NO_PREIMAGES, type Preimages } from './preimages.js';
import { OPAQUE } from './severity.js';

/** More actions than this in one signature nobody reads. */
export const MAX_LEAVES = 64;
/** Acts for the chain itself, or for no account at all. */
const ROOT_ACTOR = 'root';
const NO_ACTOR = 'none';

/** A call and whom it acts for. */
export interface ActingCall {
  call: DecodedCall;
  /** Address; or {@link ROOT_ACTOR}, {@link NO_ACTOR}. */
  actor: string;
  /** The account is reached by a right over it that the signer, or another account of the tree, has. */
  byRight: boolean;
  children: ActingCall[];
  /** True when the call does nothing but carry its children. */
  isWrapper: boolean;
}

type Actors = (call: DecodedCall, actor: string) => string;
const SAME: Actors = (_call, actor) => actor;
const REAL: Actors = (call) => addressArg(call, 'real');

/** Calls that only carry others, by whole shape, and for whom what they carry acts. */
const WRAPPERS: Readonly<Record<string, Actors>> = {
  'Utility.batch(calls)': SAME,
  'Utility.batch_all(calls)': SAME,
  'Utility.force_batch(calls)': SAME,
  'Utility.if_else(main,fallback)': SAME,
  'Utility.as_derivative(index,call)': (call, actor) =>
    derivativeAddress(decodeAddress(actor).accountId, numberArg(call, 'index')),
  'Proxy.proxy(real,force_proxy_type,call)': REAL,
  'Proxy.proxy_announced(delegate,real,force_proxy_type,call)': REAL,
  'Multisig.as_multi_threshold_1(other_signatories,call)': (call, actor) => shared(call, actor, 1),
  'Multisig.as_multi(threshold,other_signatories,maybe_timepoint,call,max_weight)': (call, actor) =>
    shared(call, actor, numberArg(call, 'threshold')),
};

/** Calls that carry another by its hash alone: explained where the call itself is known, refused where not. */
const HASHED: Readonly<Record<string, Actors>> = {
  'Proxy.announce(real,call_hash)': REAL,
  'Multisig.approve_as_multi(threshold,other_signatories,maybe_timepoint,call_hash,max_weight)': (
    call,
    actor,
  ) => shared(call, actor, numberArg(call, 'threshold')),
};

/** Calls that do more than carry others, by name: administrators run what is inside as an origin of their choice. */
const CARRIERS: Readonly<Record<string, Actors>> = {
  'Utility.dispatch_as': originOf,
  'Utility.dispatch_as_fallible': originOf,
  'Sudo.sudo_as': (call) => addressArg(call, 'who'),
};
/** Pallets that otherwise run what they carry as the chain itself. */
const ROOT_PALLETS = new Set(['Sudo', 'Scheduler']);

/**
 * Resolves every call to the account it acts for. Depth was limited while decoding.
 * @throws WalletError sign/too-many-calls, sign/opaque
 */
export function actingCalls(
  root: DecodedCall,
  signer: string,
  preimages: Preimages = NO_PREIMAGES,
): ActingCall {
  const tree = resolve(root, signer, preimages);
  const count = leavesOf(tree).length;
  if (count > MAX_LEAVES) throw new WalletError('sign/too-many-calls', { count, max: MAX_LEAVES });
  return tree;
}

/** True for an account; the chain itself has none. */
export function isAddress(actor: string): boolean {
  return actor !== ROOT_ACTOR && actor !== NO_ACTOR;
}

/** All calls, from the outside in. */
export function nodesOf(node: ActingCall): ActingCall[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

/** The calls that do something, in order. */
export function leavesOf(node: ActingCall): ActingCall[] {
  const below = node.children.flatMap(leavesOf);
  return node.isWrapper && below.length > 0 ? below : [node, ...below];
}

function resolve(call: DecodedCall, actor: string, preimages: Preimages, byRight = false): ActingCall {
  const name = `${call.pallet}.${call.call}`;
  const hashed = HASHED[signatureOf(call)] && preimages.get(bytesArg(call, 'call_hash'));
  if (OPAQUE.has(name) && !hashed)
    throw new WalletError('sign/opaque', { pallet: call.pallet, call: call.call });
  // The runtime looks up no other form of an address, so such a call can only fail; and codecs disagree on their bytes.
  if (call.args.some(({ type, value }) => type === 'MultiAddress' && accountIdOf(value) === null))
    throw new WalletError('sign/unknown-call', { pallet: call.pallet, call: call.call, address: false });
  const inner = hashed ? HASHED[signatureOf(call)] : WRAPPERS[signatureOf(call)];
  const carried = hashed ? [hashed] : call.children;
  const acts = inner ?? CARRIERS[name] ?? (ROOT_PALLETS.has(call.pallet) ? () => ROOT_ACTOR : SAME);
  const childActor = carried.length > 0 && isAddress(actor) ? acts(call, actor) : actor;
  return {
    call,
    actor,
    byRight,
    children: carried.map((child) =>
      resolve(child, childActor, preimages, acts === REAL || (byRight && childActor === actor)),
    ),
    isWrapper: inner !== undefined,
  };
}

/** The account named in `as_origin`, the one argument that is an origin itself. */
function originOf(call: DecodedCall): string {
  const origin = argOf(call, 'as_origin').value;
  const raw = origin.kind === 'variant' && origin.name === 'system' ? origin.fields[0]?.value : undefined;
  if (raw?.kind !== 'variant') return NO_ACTOR;
  const account = raw.fields[0] ? accountIdOf(raw.fields[0].value) : null;
  return account === null ? (raw.name === 'Root' ? ROOT_ACTOR : NO_ACTOR) : encodeAddress(account);
}

function shared(call: DecodedCall, actor: string, threshold: number): string {
  return multisigAddress(
    [decodeAddress(actor).accountId, ...accountListArg(call, 'other_signatories')],
    threshold,
  );
}
