import { bytesToHex } from '@noble/hashes/utils.js';
import { readAccount, reducible, writeBalances } from './accounts.js';
import { destination } from './balances.js';
import { type CallContext, DispatchFailure, fail, type PalletCalls } from './dispatch-context.js';
import { nativeFailure } from './native-failure.js';
import { maySend, type ProxyType } from './proxy-filter.js';

interface ProxyDefinition {
  delegate: string;
  proxy_type: ProxyType;
  delay: number;
}

/** Calls of Proxy (`opentensor/subtensor pallets/proxy/src/lib.rs`): grants, revocations and acting for another account. */
export const proxyCalls: PalletCalls = {
  add_proxy: (context, args) => {
    const definition = definitionOf(args);
    const held = definitions(context, context.origin);
    if (definition.delegate === context.origin) fail('Proxy', 'NoSelfProxy');
    if (held.some((entry) => sameDefinition(entry, definition))) fail('Proxy', 'Duplicate');
    if (held.length >= Number(context.codec.constant('Proxy', 'MaxProxies') ?? 20)) fail('Proxy', 'TooMany');
    store(context, inOrder(context, [...held, definition]));
    context.deposit('Proxy', 'ProxyAdded', {
      delegator: context.origin,
      delegatee: definition.delegate,
      ...typed(definition),
    });
  },
  remove_proxy: (context, args) => {
    const definition = definitionOf(args);
    const held = definitions(context, context.origin);
    const rest = held.filter((entry) => !sameDefinition(entry, definition));
    if (rest.length === held.length) fail('Proxy', 'NotFound');
    store(context, rest);
    context.deposit('Proxy', 'ProxyRemoved', {
      delegator: context.origin,
      delegatee: definition.delegate,
      ...typed(definition),
    });
  },
  remove_proxies: (context) => store(context, []),
  proxy: (context, args) => {
    const real = destination(args.real);
    const forced = args.force_proxy_type as ProxyType | undefined;
    const grant = definitions(context, real).find(
      (entry) => entry.delegate === context.origin && (!forced || forced.type === entry.proxy_type.type),
    );
    if (!grant) return fail('Proxy', 'NotProxy');
    if (grant.delay > 0) fail('Proxy', 'Unannounced');
    context.deposit('Proxy', 'ProxyExecuted', { result: execute(context, real, grant, args.call) });
  },
};

function execute(context: CallContext, real: string, grant: ProxyDefinition, native: unknown): unknown {
  const call = context.codec.liftCall(native);
  try {
    context.dispatch(call, {
      address: real,
      permits: (candidate) => maySend(grant.proxy_type.type, candidate),
    });
    return { success: true, value: undefined };
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    return { success: false, value: nativeFailure(context.codec, error.failure) };
  }
}

function definitionOf(args: Record<string, unknown>): ProxyDefinition {
  return {
    delegate: destination(args.delegate),
    proxy_type: args.proxy_type as ProxyType,
    delay: Number(args.delay),
  };
}

function typed({ proxy_type, delay }: ProxyDefinition): Record<string, unknown> {
  return { proxy_type, delay };
}

function sameDefinition(a: ProxyDefinition, b: ProxyDefinition): boolean {
  return a.delegate === b.delegate && a.proxy_type.type === b.proxy_type.type && a.delay === b.delay;
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

function definitions(context: CallContext, owner: string): ProxyDefinition[] {
  const stored = context.state.get('Proxy', 'Proxies', owner) as [ProxyDefinition[], bigint] | undefined;
  return stored?.[0] ?? [];
}

/** Writes the list and moves the deposit: base plus a factor for each entry, held as reserved balance. */
function store(context: CallContext, list: ProxyDefinition[]): void {
  const { codec, state, origin } = context;
  const stored = state.get('Proxy', 'Proxies', origin) as [ProxyDefinition[], bigint] | undefined;
  const held = stored?.[1] ?? 0n;
  const wanted =
    list.length === 0
      ? 0n
      : amount(context, 'ProxyDepositBase') + amount(context, 'ProxyDepositFactor') * BigInt(list.length);
  const { data } = readAccount(state, origin);
  const more = wanted - held;
  if (more > 0n && more > reducible(codec, state, origin, true)) fail('Balances', 'InsufficientBalance');
  writeBalances(codec, state, origin, { free: data.free - more, reserved: data.reserved + more });
  if (more > 0n) context.deposit('Balances', 'Reserved', { who: origin, amount: more });
  if (more < 0n) context.deposit('Balances', 'Unreserved', { who: origin, amount: -more });
  if (list.length === 0) state.remove('Proxy', 'Proxies', origin);
  else state.set('Proxy', 'Proxies', [origin], [list, wanted]);
}

function amount(context: CallContext, constant: string): bigint {
  return BigInt((context.codec.constant('Proxy', constant) as bigint | number | undefined) ?? 0n);
}
