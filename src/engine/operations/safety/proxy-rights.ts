import { type Rao, rao } from '../../../core/amount/money.js';
import type { ProxyGrant } from '../../../core/chain/account-state.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { optionalConstant } from '../../chain/constants.js';
import { readProxies } from '../../portfolio/account-states.js';
import { type Draft, EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { readNamed } from '../support/named-reads.js';
import { ownState } from '../support/own-state.js';
import { removeProxiesCall, removeProxyCall } from './calls.js';

interface Grants {
  grants: ProxyGrant[];
  depositRao: Rao;
}

/** Taking rights back (`opentensor/subtensor pallets/proxy/src/lib.rs`, remove_proxy_delegate and remove_all). */
export const PROXY_RULES = {
  'remove-proxy': {
    call: removeProxyCall,
    check: async (context, intent) => {
      const held = await grantsOf(context);
      if (!held.grants.some((grant) => isSame(grant, intent))) throw new WalletError('safety/no-grant');
      await requireDeposit(context, held);
    },
  },
  'remove-proxies': {
    call: removeProxiesCall,
    check: async (context) => {
      // The chain would take the fee and change nothing.
      if ((await grantsOf(context)).grants.length === 0) throw new WalletError('safety/no-grant');
    },
  },
} satisfies IntentRules;

/** Two requests with the fee. `receives` is the part of the deposit that becomes free again. */
export const quoteRemoveProxy: Quoter<'remove-proxy'> = async (context, intent) => {
  removeProxyCall(context.reader.runtime, intent);
  const issue = await issueOf(() => PROXY_RULES['remove-proxy'].check(context, intent));
  return { ...EMPTY_DRAFT, intent, issue, receives: issue ? [] : await freed(context, 1) };
};

/** Two requests with the fee. `receives` is the whole deposit. */
export const quoteRemoveProxies: Quoter<'remove-proxies'> = async (context, intent) => {
  removeProxiesCall(context.reader.runtime);
  const issue = await issueOf(() => PROXY_RULES['remove-proxies'].check(context));
  return { ...EMPTY_DRAFT, intent, issue, receives: issue ? [] : await freed(context, 'all') };
};

/** Rights over the context's account, and the deposit it pays for them; once per context. */
function grantsOf(context: OperationContext): Promise<Grants> {
  return context.once('own grants', async () => {
    const { reader, address } = context;
    const { proxies } = await readNamed(reader, { proxies: ['Proxy', 'Proxies', address] });
    return proxies ? readProxies(proxies.value) : { grants: [], depositRao: rao(0n) };
  });
}

async function freed(context: OperationContext, removed: number | 'all'): Promise<Draft['receives']> {
  const held = await grantsOf(context);
  const count = held.grants.length;
  const back = held.depositRao - depositFor(context, removed === 'all' ? 0 : count - removed);
  return back > 0n ? [{ token: 'tao', rao: rao(back) }] : [];
}

/**
 * Deposits may have become dearer since: what is left on the list is then paid for anew.
 * @throws WalletError send/insufficient
 */
async function requireDeposit(context: OperationContext, { grants, depositRao }: Grants): Promise<void> {
  const more = depositFor(context, grants.length - 1) - depositRao;
  const { spendableRao } = (await ownState(context)).account.balance;
  if (more > spendableRao)
    throw new WalletError('send/insufficient', { needRao: `${more}`, haveRao: `${spendableRao}` });
}

/** Deposit for so many entries, rao. */
function depositFor({ reader }: OperationContext, entries: number): bigint {
  const constant = (name: string) => optionalConstant(reader.runtime, 'Proxy', name) ?? 0n;
  return entries === 0 ? 0n : constant('ProxyDepositBase') + constant('ProxyDepositFactor') * BigInt(entries);
}

function isSame(a: ProxyGrant, b: ProxyGrant): boolean {
  return a.delegate === b.delegate && a.proxyType === b.proxyType && a.delayBlocks === b.delayBlocks;
}
