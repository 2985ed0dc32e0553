import { readAccount, writeBalances } from './accounts.js';
import type { Base } from './dispatch.js';
import { scheduleOf } from './fees.js';
import { rulesOf } from './rules.js';
import { burnIssued } from './subtensor/storage.js';
import type { CheckedExtrinsic } from './validity/validate.js';

/** Takes the fee before the call runs, and counts the nonce: both stay whatever becomes of the call. */
export function chargeFee({ state, codec, deposit }: Base, { signer, nonce, fee }: CheckedExtrinsic): void {
  const account = readAccount(state, signer);
  state.set('System', 'Account', [signer], { ...account, nonce: nonce + 1 });
  writeBalances(codec, state, signer, { free: account.data.free - fee });
  deposit('Balances', 'Withdraw', { who: signer, amount: fee });
}

/**
 * Gives back what reserving calls did not use, pays the rest to the author or burns it, as the runtime does, and says
 * what was paid in the end.
 */
export function settleFee(base: Base, { signer, fee, tip }: CheckedExtrinsic): void {
  const { state, codec, author, meter, deposit } = base;
  const back = meter.unusedRefTime / scheduleOf(codec).refTimePerRao;
  const paid = fee - back;
  if (back > 0n) {
    writeBalances(codec, state, signer, { free: readAccount(state, signer).data.free + back });
    deposit('Balances', 'Deposit', { who: signer, amount: back });
  }
  if (rulesOf(codec).recyclesFees) burnIssued(state, paid);
  else {
    writeBalances(codec, state, author, { free: readAccount(state, author).data.free + paid });
    if (paid > 0n) deposit('Balances', 'Deposit', { who: author, amount: paid });
  }
  deposit('TransactionPayment', 'TransactionFeePaid', { who: signer, actual_fee: paid, tip });
}
