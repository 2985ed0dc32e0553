import { readAccount, writeBalances } from './accounts.js';
import { settleRoot } from './baskets/deposits.js';
import type { Base } from './dispatch.js';
import { scheduleOf } from './fees.js';
import { rulesOf } from './rules.js';
import { takeStake } from './subtensor/stakes.js';
import { burnIssued } from './subtensor/storage.js';
import { sellAlpha } from './subtensor/trades.js';
import type { CheckedExtrinsic } from './validity/validate.js';

/** A fee that was taken and is not settled yet: what it came to in rao. */
export interface Charged {
  rao: bigint;
}

/** Takes the fee before the call runs, and counts the nonce: both stay whatever becomes of the call. */
export function chargeFee(base: Base, checked: CheckedExtrinsic): Charged {
  const { state, codec, deposit } = base;
  const { signer, nonce, fee, alphaFee } = checked;
  const account = readAccount(state, signer);
  state.set('System', 'Account', [signer], { ...account, nonce: nonce + 1 });
  if (alphaFee) {
    const { hotkey, netuid, alpha } = alphaFee;
    settleRoot(base, hotkey, netuid);
    takeStake(codec, state, hotkey, signer, netuid, alpha);
    return { rao: sellAlpha(base, netuid, alpha, true).out };
  }
  writeBalances(codec, state, signer, { free: account.data.free - fee });
  deposit('Balances', 'Withdraw', { who: signer, amount: fee });
  return { rao: fee };
}

/**
 * Gives back what reserving calls did not use, pays the rest to the author or burns it, as the runtime does, and says
 * what was paid in the end.
 */
export function settleFee(base: Base, { signer, tip, alphaFee }: CheckedExtrinsic, { rao }: Charged): void {
  const { state, codec, author, meter, deposit } = base;
  const back = meter.unusedRefTime / scheduleOf(codec).refTimePerRao;
  const paid = rao - back;
  if (back > 0n) {
    writeBalances(codec, state, signer, { free: readAccount(state, signer).data.free + back });
    deposit('Balances', 'Deposit', { who: signer, amount: back });
  }
  if (rulesOf(codec).recyclesFees) burnIssued(state, paid);
  else {
    writeBalances(codec, state, author, { free: readAccount(state, author).data.free + paid });
    if (paid > 0n) deposit('Balances', 'Deposit', { who: author, amount: paid });
  }
  if (alphaFee) {
    const { netuid, alpha } = alphaFee;
    const fields = { who: signer, netuid, alpha_fee: alpha, tao_amount: paid };
    deposit('SubtensorModule', 'TransactionFeePaidWithAlpha', fields);
  }
  deposit('TransactionPayment', 'TransactionFeePaid', { who: signer, actual_fee: paid, tip });
}
