import { sameAccount } from '../../../core/address/index.js';
import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { optionalConstant } from '../../chain/constants.js';
import { proxyTypeIndex } from '../../routes/type-names.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { addProxyCall } from './calls.js';
import { deposited, ownGrants, requireDeposit } from './deposits.js';

/** Giving a right (`opentensor/subtensor pallets/proxy/src/lib.rs`, add_proxy_delegate). */
export const ADD_RULES = {
  'add-proxy': {
    call: addProxyCall,
    check: async (context, { delegate, proxyType, delayBlocks }) => {
      if (sameAccount(delegate, context.address)) throw new WalletError('rights/self');
      const { entries } = await ownGrants(context);
      const isSame = (grant: (typeof entries)[number]) =>
        grant.delegate === delegate && grant.proxyType === proxyType && grant.delayBlocks === delayBlocks;
      if (entries.some(isSame)) throw new WalletError('rights/already');
      requireRoom(context, entries.length);
      await requireDeposit(context, await growth(context));
    },
    spendsRao: async (_intent, context) => positive(await growth(context)),
  },
} satisfies IntentRules;

/** Two requests with the fee. `pays` is the deposit, which comes back when the right is taken back. */
export const quoteAddProxy: Quoter<'add-proxy'> = async (context, ask) => {
  const { delegate, proxyType, delayBlocks } = ask;
  const { runtime } = context.reader;
  const rule = ADD_RULES['add-proxy'];
  if (delegate === null) {
    proxyTypeIndex(runtime, proxyType);
    const issue = await issueOf(async () => {
      requireRoom(context, (await ownGrants(context)).entries.length);
      await requireDeposit(context, await growth(context));
    });
    return { ...EMPTY_DRAFT, issue, pays: await pays(context) };
  }
  const intent = { kind: 'add-proxy', delegate, proxyType, delayBlocks } as const;
  rule.call(runtime, intent);
  const issue = await issueOf(() => rule.check(context, intent));
  return { ...EMPTY_DRAFT, intent, issue, pays: await pays(context) };
};

async function pays(context: OperationContext) {
  const more = positive(await growth(context));
  return more > 0n ? [{ token: 'tao' as const, rao: rao(more) }] : [];
}

/** What one more right adds to the deposit, rao. Where deposits became cheaper since, the difference comes back. */
async function growth(context: OperationContext): Promise<bigint> {
  const held = await ownGrants(context);
  return deposited(context, 'ProxyDeposit', held, held.entries.length + 1);
}

/** @throws WalletError rights/too-many */
function requireRoom({ reader }: OperationContext, entries: number): void {
  const max = optionalConstant(reader.runtime, 'Proxy', 'MaxProxies');
  if (max !== null && BigInt(entries) >= max) throw new WalletError('rights/too-many', { max: Number(max) });
}

function positive(value: bigint): bigint {
  return value > 0n ? value : 0n;
}
