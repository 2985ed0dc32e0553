import { pureAddress } from '../../../core/address/derived.js';
import { decodeAddress } from '../../../core/address/index.js';
import { alphaBase, rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import type { Money } from '../../../core/operations/quote.js';
import type { Runtime } from '../../chain/runtime.js';
import { proxyTypeIndex } from '../../routes/type-names.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { holdingsOf } from '../safety/holdings.js';
import { issueOf } from '../support/issue.js';
import { ownState } from '../support/own-state.js';
import { createPureCall, killPureCall } from './calls.js';
import { depositFor, ownGrants, requireDeposit } from './deposits.js';

type Kill = Extract<SingleIntent, { kind: 'kill-pure' }>;

/**
 * Accounts without a key, which live by their first right. Whoever makes one pays its deposit and gets it back when it is
 * killed, by nobody but the account itself (`opentensor/subtensor pallets/proxy/src/lib.rs`, create_pure and kill_pure).
 */
export const PURE_RULES = {
  'create-pure': {
    call: createPureCall,
    check: (context) => requireDeposit(context, firstDeposit(context.reader.runtime)),
    spendsRao: (_intent, { reader }) => firstDeposit(reader.runtime),
  },
  'kill-pure': {
    call: killPureCall,
    check: async (context, intent) => {
      if (bornAs(context.reader.runtime, intent) !== context.address)
        throw new WalletError('rights/not-pure');
      // Killed already: there is nothing to take back, and nobody left who could.
      if ((await ownGrants(context)).entries.length === 0) throw new WalletError('rights/not-pure');
    },
  },
} satisfies IntentRules;

/** Two requests with the fee. The address follows from where in a block it is made: nobody knows it before. */
export const quoteCreatePure: Quoter<'create-pure'> = async (context, intent) => {
  const { runtime } = context.reader;
  createPureCall(runtime, intent);
  const issue = await issueOf(() => PURE_RULES['create-pure'].check(context));
  return { ...EMPTY_DRAFT, intent, issue, pays: [{ token: 'tao', rao: rao(firstDeposit(runtime)) }] };
};

/** `pays` is what is left in the account: nobody will ever reach it again. */
export const quoteKillPure: Quoter<'kill-pure'> = async (context, intent) => {
  killPureCall(context.reader.runtime, intent);
  const issue = await issueOf(() => PURE_RULES['kill-pure'].check(context, intent));
  const left = await leftIn(context);
  return {
    ...EMPTY_DRAFT,
    intent,
    issue,
    pays: left,
    advice: left.some(({ token }) => token === 'alpha')
      ? [{ code: 'closes-account-with-stake', context: {} }]
      : [],
  };
};

function firstDeposit(runtime: Runtime): bigint {
  return depositFor(runtime, 'ProxyDeposit', 1);
}

function bornAs(runtime: Runtime, { spawner, proxyType, index, height, extIndex }: Kill): string {
  return pureAddress({
    spawner: decodeAddress(spawner).accountId,
    height: BigInt(height),
    extIndex: BigInt(extIndex),
    proxyType: proxyTypeIndex(runtime, proxyType),
    index: BigInt(index),
  });
}

async function leftIn(context: OperationContext): Promise<Money[]> {
  const [{ account }, holdings] = await Promise.all([ownState(context), holdingsOf(context)]);
  const { freeRao, reservedRao } = account.balance;
  const alpha = new Map<number, bigint>();
  for (const { netuid, base } of holdings) alpha.set(netuid, (alpha.get(netuid) ?? 0n) + base);
  const stakes = [...alpha].map(
    ([netuid, base]): Money => ({ token: 'alpha', netuid, base: alphaBase(base) }),
  );
  const tao = freeRao + reservedRao;
  return tao > 0n ? [{ token: 'tao', rao: rao(tao) }, ...stakes] : stakes;
}
