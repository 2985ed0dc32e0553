import { bytesToHex } from '@noble/hashes/utils.js';
import { destination } from '../balances.js';
import { type CallContext, DispatchFailure, fail } from '../dispatch-context.js';
import { nativeFailure } from '../native-failure.js';
import { keepDeposit } from './deposit.js';
import { filtersOf, maySend, type ProxyType } from './filter.js';

export interface ProxyDefinition {
  delegate: string;
  proxy_type: ProxyType;
  delay: number;
}

/** Grants of an account, and the deposit held for them. */
export function grantsOf(
  { state }: CallContext,
  owner: string,
): { list: ProxyDefinition[]; deposit: bigint } {
  const [list, deposit] = (state.get('Proxy', 'Proxies', owner) as [ProxyDefinition[], bigint]) ?? [[], 0n];
  return { list, deposit };
}

/** The first grant to a delegate, of a type where one is asked for. @throws DispatchFailure Proxy.NotProxy */
export function findGrant(
  context: CallContext,
  real: string,
  delegate: string,
  force?: ProxyType,
): ProxyDefinition {
  const grant = grantsOf(context, real).list.find(
    (entry) => entry.delegate === delegate && (!force || force.type === entry.proxy_type.type),
  );
  return grant ?? fail('Proxy', 'NotProxy');
}

/** Writes the grants of the account that acts and moves its deposit. */
export function storeGrants(context: CallContext, list: ProxyDefinition[]): void {
  const { state, origin } = context;
  const { deposit } = grantsOf(context, origin);
  const wanted = keepDeposit(context, origin, 'ProxyDeposit', list.length, deposit);
  // Whose right is gone spends no fees either.
  for (const { args } of state.entries('Proxy', 'RealPaysFee', origin))
    if (!list.some(({ delegate }) => delegate === args[1])) state.remove('Proxy', 'RealPaysFee', ...args);
  if (list.length === 0) state.remove('Proxy', 'Proxies', origin);
  else state.set('Proxy', 'Proxies', [origin], [inOrder(context, list), wanted]);
}

/** The chain keeps grants sorted by delegate, type and delay, and takes the first that fits. */
function inOrder({ codec }: CallContext, list: ProxyDefinition[]): ProxyDefinition[] {
  const delegateAndType = (entry: ProxyDefinition): string =>
    bytesToHex(codec.encodeStorage('Proxy', 'Proxies', [[{ ...entry, delay: 0 }], 0n]));
  return list
    .map((entry) => ({ entry, key: delegateAndType(entry) }))
    .sort((a, b) => (a.key === b.key ? a.entry.delay - b.entry.delay : a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
}

export function definitionOf(args: Record<string, unknown>): ProxyDefinition {
  return {
    delegate: destination(args.delegate),
    proxy_type: args.proxy_type as ProxyType,
    delay: Number(args.delay),
  };
}

export function sameDefinition(a: ProxyDefinition, b: ProxyDefinition): boolean {
  return a.delegate === b.delegate && a.proxy_type.type === b.proxy_type.type && a.delay === b.delay;
}

/** Makes a call for another account within a grant; its outcome is an event, never a failure of the outer call. */
export function act(context: CallContext, real: string, grant: ProxyDefinition, native: unknown): void {
  const call = context.codec.liftCall(native);
  const filters = filtersOf(context.codec);
  let result: unknown = { success: true, value: undefined };
  try {
    context.dispatch(call, {
      address: real,
      permits: (candidate) => maySend(grant.proxy_type.type, candidate, filters),
    });
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    result = { success: false, value: nativeFailure(context.codec, error.failure) };
  }
  context.deposit('Proxy', 'ProxyExecuted', { result });
}
