import { decodeAddress } from '../../core/address/index.js';
import { type DecodedCall, equalBytes } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Intent } from '../../core/operations/intent.js';
import { accountIdArg, boolArg, numberArg, signatureOf, uintArg } from './arguments.js';

/**
 * Proves that call bytes say exactly what the user asked for, no more: the engine built them, and the engine is not
 * trusted. @throws WalletError engine/disagrees with the first argument that differs.
 */
export function assertSays(call: DecodedCall, intent: Intent): void {
  if (intent.kind !== 'stake' && intent.kind !== 'unstake')
    throw new WalletError('engine/disagrees', { field: 'kind' });
  const { shape, amountName, amount } = expectation(intent);
  if (signatureOf(call) !== shape) throw new WalletError('engine/disagrees', { field: 'call' });
  const checks: Array<[string, boolean]> = [
    ['hotkey', equalBytes(accountIdArg(call, 'hotkey'), decodeAddress(intent.hotkey).accountId)],
    ['netuid', numberArg(call, 'netuid') === intent.netuid],
    [amountName, uintArg(call, amountName) === amount],
    ['limit_price', uintArg(call, 'limit_price') === intent.limitRaoPerAlpha],
    ['allow_partial', boolArg(call, 'allow_partial') === intent.allowPartial],
  ];
  for (const [field, agrees] of checks) if (!agrees) throw new WalletError('engine/disagrees', { field });
}

function expectation(intent: Extract<Intent, { kind: 'stake' | 'unstake' }>): {
  shape: string;
  amountName: string;
  amount: bigint;
} {
  if (intent.kind === 'stake')
    return {
      shape: 'SubtensorModule.add_stake_limit(hotkey,netuid,amount_staked,limit_price,allow_partial)',
      amountName: 'amount_staked',
      amount: intent.amountRao,
    };
  return {
    shape: 'SubtensorModule.remove_stake_limit(hotkey,netuid,amount_unstaked,limit_price,allow_partial)',
    amountName: 'amount_unstaked',
    amount: intent.amountBase,
  };
}
