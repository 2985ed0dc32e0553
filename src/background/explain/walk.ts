import { decodeAddress } from '../../core/address/index.js';
import type { DecodedCall } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { derivativeAddress, multisigAddress } from './actors.js';
import { accountIdOf, accountListArg, addressArg, numberArg, signatureOf } from './arguments.js';
import { OPAQUE } from './severity.js';

/** More actions than this in one signature nobody reads. */
export const MAX_LEAVES = 64;
/** Acts for the chain itself; nobody's account. */
const ROOT_ACTOR = 'root';

/** A call and whom it acts for. */
export interface ActingCall {
  call: DecodedCall;
  /** Address, or {@link ROOT_ACTOR}. */
  actor: string;
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

/** Calls that run what they carry as the chain's administrators, or as an origin of the caller's choice. */
const ROOT_WRAPPERS = new Set(['Sudo', 'Scheduler']);

/**
 * Resolves every call to the account it acts for. Depth was limited while decoding.
 * @throws WalletError sign/too-many-calls, sign/opaque
 */
export function actingCalls(root: DecodedCall, signer: string): ActingCall {
  const tree = resolve(root, signer);
  const count = leavesOf(tree).length;
  if (count > MAX_LEAVES) throw new WalletError('sign/too-many-calls', { count, max: MAX_LEAVES });
  return tree;
}

/** The calls that do something, in order. */
export function leavesOf(node: ActingCall): ActingCall[] {
  const below = node.children.flatMap(leavesOf);
  return node.isWrapper && below.length > 0 ? below : [node, ...below];
}

function resolve(call: DecodedCall, actor: string): ActingCall {
  const name = `${call.pallet}.${call.call}`;
  if (OPAQUE.has(name)) throw new WalletError('sign/opaque', { pallet: call.pallet, call: call.call });
  // The runtime looks up no other form of an address, so such a call can only fail; and codecs disagree on their bytes.
  if (call.args.some(({ type, value }) => type === 'MultiAddress' && accountIdOf(value) === null))
    throw new WalletError('sign/unknown-call', { pallet: call.pallet, call: call.call, address: false });
  const inner = WRAPPERS[signatureOf(call)];
  const childActor =
    inner && actor !== ROOT_ACTOR ? inner(call, actor) : ROOT_WRAPPERS.has(call.pallet) ? ROOT_ACTOR : actor;
  return {
    call,
    actor,
    children: call.children.map((child) => resolve(child, childActor)),
    isWrapper: inner !== undefined,
  };
}

function shared(call: DecodedCall, actor: string, threshold: number): string {
  return multisigAddress(
    [decodeAddress(actor).accountId, ...accountListArg(call, 'other_signatories')],
    threshold,
  );
}
