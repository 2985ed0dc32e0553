import { account, bytes, type Expectations, named, uint } from './expect.js';

/** What takes control of the account back. */
export const SAFETY: Expectations<
  'dispute-swap' | 'clear-swap' | 'reject-announcement' | 'remove-proxy' | 'remove-proxies'
> = {
  'dispute-swap': () => ({ call: 'SubtensorModule.dispute_coldkey_swap', args: {} }),
  'clear-swap': () => ({ call: 'SubtensorModule.clear_coldkey_swap_announcement', args: {} }),
  'reject-announcement': ({ delegate, callHash }) => ({
    call: 'Proxy.reject_announcement',
    args: { delegate: account(delegate), call_hash: bytes(callHash) },
  }),
  'remove-proxy': ({ delegate, proxyType, delayBlocks }) => ({
    call: 'Proxy.remove_proxy',
    args: { delegate: account(delegate), proxy_type: named(proxyType), delay: uint(delayBlocks) },
  }),
  'remove-proxies': () => ({ call: 'Proxy.remove_proxies', args: {} }),
};
