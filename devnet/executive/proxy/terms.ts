import { destination } from '../balances.js';
import { type CallContext, fail, type PalletCalls } from '../dispatch-context.js';
import { keepDeposit } from './deposit.js';
import { grantsOf } from './grants.js';

/** Who pays a delegate's fees, and deposits set right (`opentensor/subtensor pallets/proxy/src/lib.rs`). */
export const termsCalls: PalletCalls = {
  set_real_pays_fee: (context, args) => {
    const { state, origin } = context;
    const [delegate, pays_fee] = [destination(args.delegate), args.pays_fee === true];
    if (!grantsOf(context, origin).list.some((grant) => grant.delegate === delegate))
      fail('Proxy', 'NotProxy');
    // The value is the unit, which is written as no bytes: anything stands for it.
    if (pays_fee) state.set('Proxy', 'RealPaysFee', [origin, delegate], true);
    else state.remove('Proxy', 'RealPaysFee', origin, delegate);
    context.deposit('Proxy', 'RealPaysFeeSet', { real: origin, delegate, pays_fee });
  },
  poke_deposit: (context) => {
    poke(context, 'Proxies', 'ProxyDeposit');
    poke(context, 'Announcements', 'AnnouncementDeposit');
  },
};

/** Moves a deposit to what its entries take now, after the price of entries changed. */
function poke(
  context: CallContext,
  item: 'Proxies' | 'Announcements',
  kind: 'ProxyDeposit' | 'AnnouncementDeposit',
): void {
  const { state, origin } = context;
  const [list, old_deposit] = (state.get('Proxy', item, origin) as [unknown[], bigint] | undefined) ?? [
    [],
    0n,
  ];
  const new_deposit = keepDeposit(context, origin, kind, list.length, old_deposit);
  if (new_deposit === old_deposit) return;
  if (list.length === 0) state.remove('Proxy', item, origin);
  else state.set('Proxy', item, [origin], [list, new_deposit]);
  const named = { type: item, value: undefined };
  context.deposit('Proxy', 'DepositPoked', { who: origin, kind: named, old_deposit, new_deposit });
}
