import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Advice, OperationDetail } from '../../../core/operations/quote.js';
import { hasCall } from '../../chain/call-shapes.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { existentialDeposit } from '../../portfolio/balances.js';
import { mirrorOf, ownMirror } from '../../portfolio/evm-mirror.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { recipientOf } from '../support/recipient.js';
import { checksummed, evmAddressBytes, isReserved } from './evm-address.js';
import { checkTransfer, largestFee, transferBounds, transferCall } from './transfer.js';

const WITHDRAW = [
  ['address', null],
  ['value', 'u64'],
] as const;

/** Money of the EVM side lives in native accounts: paying in is a transfer, taking back a call of the EVM pallet. */
export const EVM_RULES = {
  'evm-fund': {
    call: (runtime, { evmAddress, amountRao }) =>
      transferCall(runtime, mirrorOf(evmAddressBytes(evmAddress)), amountRao),
    check: async (context, { evmAddress, amountRao }) => {
      await checkTransfer(context, await recipientOf(context, fundable(evmAddress)), amountRao);
    },
    spendsRao: ({ amountRao }) => amountRao,
  },
  'evm-withdraw': {
    call: (runtime, { evmAddress, amountRao }) => {
      needWithdraw(runtime);
      return buildCall(runtime, 'EVM', 'withdraw', [evmAddress, amountRao]);
    },
    check: async (context, { evmAddress, amountRao }) => {
      const { h160 } = ownMirror(context.address);
      if (evmAddress.toLowerCase() !== h160) throw new WalletError('evm/bad-address');
      await checkWithdraw(context, amountRao);
    },
  },
} satisfies IntentRules;

/** Mirror of an address somebody can hold the key of. @throws WalletError evm/bad-address, recipient/system */
function fundable(evmAddress: string): string {
  const bytes = evmAddressBytes(evmAddress);
  if (isReserved(bytes)) throw new WalletError('recipient/system');
  return mirrorOf(bytes);
}

function needWithdraw(runtime: Runtime): void {
  if (!hasCall(runtime, 'EVM', 'withdraw', WITHDRAW))
    throw new WalletError('chain/unavailable-feature', { feature: 'EVM.withdraw' });
}

/** @throws WalletError evm/nothing, send/insufficient (FundsUnavailable) */
async function checkWithdraw(context: OperationContext, amountRao: bigint): Promise<void> {
  const { freeRao } = await recipientOf(context, ownMirror(context.address).mirror);
  if (freeRao === 0n) throw new WalletError('evm/nothing');
  if (amountRao > freeRao)
    throw new WalletError('send/insufficient', { needRao: `${amountRao}`, haveRao: `${freeRao}` });
}

export const quoteEvmFund: Quoter<'evm-fund'> = async (context, ask) => {
  const { evmAddress } = ask;
  const amountRao = ask.amountRao || null;
  const mirror = evmAddress === null ? null : mirrorOrNull(evmAddress);
  const [payee, fee] = await Promise.all([
    mirror === null ? null : recipientOf(context, mirror),
    largestFee(context, mirror),
  ]);
  const ready = mirror !== null && evmAddress !== null && amountRao !== null;
  const intent = ready ? ({ kind: 'evm-fund', evmAddress, amountRao } as const) : null;
  return {
    ...EMPTY_DRAFT,
    intent,
    bounds: await transferBounds(context, payee, fee),
    issue: await issueOf(async () => {
      if (intent) await EVM_RULES['evm-fund'].check(context, intent);
      else if (evmAddress !== null) fundable(evmAddress);
    }),
    advice: payee && !payee.exists ? [{ code: 'recipient-new', context: {} }] : [],
    pays: amountRao === null ? [] : [{ token: 'tao', rao: amountRao }],
    detail: payee && evmAddress !== null ? evmDetail(evmAddress, payee) : { kind: 'none' },
  };
};

export const quoteEvmWithdraw: Quoter<'evm-withdraw'> = async (context, ask) => {
  const { runtime } = context.reader;
  needWithdraw(runtime);
  const { h160, mirror } = ownMirror(context.address);
  const account = await recipientOf(context, mirror);
  const deposit = existentialDeposit(runtime);
  const amountRao = ask.amountRao || null;
  const rest = amountRao === null ? 0n : account.freeRao - amountRao;
  // The pallet lets the mirror die, and what is left of it with it.
  const dust: Advice[] =
    rest > 0n && rest < deposit ? [{ code: 'dust-lost', context: { dustRao: `${rest}` } }] : [];
  return {
    ...EMPTY_DRAFT,
    intent: amountRao === null ? null : { kind: 'evm-withdraw', evmAddress: h160, amountRao },
    issue: await issueOf(() => checkWithdraw(context, amountRao ?? 0n)),
    advice: dust,
    receives: amountRao === null ? [] : [{ token: 'tao', rao: amountRao }],
    bounds: {
      minimum: null,
      maximum: account.freeRao > deposit ? account.freeRao - deposit : 0n,
      available: account.freeRao,
    },
    detail: evmDetail(h160, account),
  };
};

function mirrorOrNull(evmAddress: string): string | null {
  try {
    return mirrorOf(evmAddressBytes(evmAddress));
  } catch {
    return null;
  }
}

function evmDetail(
  evmAddress: string,
  { address, freeRao }: { address: string; freeRao: bigint },
): OperationDetail {
  return {
    kind: 'evm',
    evmAddress: checksummed(evmAddressBytes(evmAddress)),
    mirror: address,
    mirrorFreeRao: rao(freeRao),
  };
}
