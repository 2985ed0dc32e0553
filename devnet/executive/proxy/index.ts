import { destination } from '../balances.js';
import { fail, type PalletCalls } from '../dispatch-context.js';
import { announcementCalls } from './announcements.js';
import type { ProxyType } from './filter.js';
import { act, definitionOf, findGrant, grantsOf, sameDefinition, storeGrants } from './grants.js';
import { pureCalls } from './pure.js';
import { termsCalls } from './terms.js';

/** Calls of Proxy (`opentensor/subtensor pallets/proxy/src/lib.rs`): grants, revocations and acting for another account. */
export const proxyCalls: PalletCalls = {
  add_proxy: (context, args) => {
    const { codec, origin } = context;
    const definition = definitionOf(args);
    const { list } = grantsOf(context, origin);
    if (definition.delegate === origin) fail('Proxy', 'NoSelfProxy');
    if (list.some((entry) => sameDefinition(entry, definition))) fail('Proxy', 'Duplicate');
    if (list.length >= Number(codec.constant('Proxy', 'MaxProxies') ?? 20)) fail('Proxy', 'TooMany');
    storeGrants(context, [...list, definition]);
    const { delegate: delegatee, proxy_type, delay } = definition;
    context.deposit('Proxy', 'ProxyAdded', { delegator: origin, delegatee, proxy_type, delay });
  },
  remove_proxy: (context, args) => {
    const definition = definitionOf(args);
    const { list } = grantsOf(context, context.origin);
    const rest = list.filter((entry) => !sameDefinition(entry, definition));
    if (rest.length === list.length) fail('Proxy', 'NotFound');
    storeGrants(context, rest);
    const { delegate: delegatee, proxy_type, delay } = definition;
    context.deposit('Proxy', 'ProxyRemoved', { delegator: context.origin, delegatee, proxy_type, delay });
  },
  remove_proxies: (context) => storeGrants(context, []),
  proxy: (context, args) => {
    const real = destination(args.real);
    const grant = findGrant(context, real, context.origin, args.force_proxy_type as ProxyType | undefined);
    if (grant.delay > 0) fail('Proxy', 'Unannounced');
    act(context, real, grant, args.call);
  },
  ...announcementCalls,
  ...pureCalls,
  ...termsCalls,
};
