import type { Sentence } from '../../core/explain/types.js';
import { addressArg, boolArg, uintArg } from './arguments.js';
import type { FactView } from './fact-view.js';
import { taoLine } from './lines.js';
import type { Planner } from './plan.js';
import { recipientRisks, shareRisks } from './recipients.js';

/** `transfer_keep_alive` and `transfer_allow_death`. */
export const planTransfer: Planner = ({ call, actor: account }, { intent, signer }) => {
  const to = addressArg(call, 'dest');
  const rao = uintArg(call, 'value');
  const value = { t: 'tao', rao } as const;
  // The bytes name only the mirror account; that it is this EVM address's was proven with the intent.
  const evm = intent?.kind === 'evm-fund' ? intent.evmAddress : null;
  const sentence = (view: FactView): Sentence =>
    evm === null
      ? { code: 'transfer', params: { amount: value, to: view.accountParam(to) } }
      : { code: 'evm-fund', params: { amount: value, evm: { t: 'hex', hex: evm } } };
  /** What is left of an account that may be closed is lost when it is too little to keep it. */
  const lost = (view: FactView): bigint => {
    const left = (leavingRao(view, false, account === signer) ?? 0n) - rao;
    const isDust = call.call === 'transfer_allow_death' && left < (view.existentialDepositRao ?? 0n);
    return isDust && to !== account && left > 0n ? left : 0n;
  };
  return {
    needs: { netuids: [], hotkeys: [to], accounts: [to], sims: [] },
    explain: (view) => ({
      sentence: sentence(view),
      // To itself nothing moves, however much it says.
      effects:
        to === account
          ? []
          : [
              taoLine('pay', lost(view) > 0n ? 'at-most' : 'exactly', rao + lost(view), account),
              ...(view.isOwn(to) ? [taoLine('receive', 'exactly', rao, to)] : []),
            ],
      facts: [],
      risks: [
        // Which EVM address was funded is kept, not its mirror account: whether it is the first time is not known.
        ...recipientRisks(to, view).filter(({ code }) => evm === null || code !== 'first-payment'),
        ...(view.isOwn(to) ? [] : shareRisks(rao, view, { to: view.accountParam(to) })),
      ],
      certainty: 'exact',
    }),
  };
};

/** `transfer_all`: what is left after the fee; without keep_alive the account is closed. */
export const planTransferAll: Planner = ({ call, actor: account }, { signer }) => {
  const to = addressArg(call, 'dest');
  const keepAlive = boolArg(call, 'keep_alive');
  const paysFee = account === signer;
  return {
    needs: { netuids: [], hotkeys: [to], accounts: [to], sims: [] },
    explain(view) {
      const rao = leavingRao(view, keepAlive, paysFee);
      // A fee that is not known can only make it less.
      const bound = paysFee && view.feeRao === null ? 'at-most' : 'expected';
      return {
        sentence: { code: 'transfer-all', params: { to: view.accountParam(to) } },
        effects:
          rao === null || to === account
            ? []
            : [
                taoLine('pay', bound, rao, account),
                ...(view.isOwn(to) ? [taoLine('receive', bound, rao, to)] : []),
              ],
        facts: [],
        risks: [
          ...recipientRisks(to, view),
          {
            code: 'entire-balance',
            level: view.isOwn(to) ? 'note' : 'caution',
            params: { to: view.accountParam(to) },
          },
        ],
        certainty: rao === null ? 'unknown' : 'simulated',
        state: [`free ${account}`],
      };
    },
  };
};

/**
 * What could leave the account at once, in rao: the fee is taken before the call and given back in part after it. A deposit
 * or a freeze keeps an account alive whatever the call says. Null where the balance is not known.
 */
export function leavingRao(view: FactView, keepAlive: boolean, paysFee: boolean): bigint | null {
  if (view.balance === null) return null;
  const { freeRao, spendableRao, reservedRao } = view.balance;
  const isHeld = reservedRao > 0n || freeRao - spendableRao > (view.existentialDepositRao ?? 0n);
  const rao = (keepAlive || isHeld ? spendableRao : freeRao) - (paysFee ? (view.feeRao ?? 0n) : 0n);
  return rao > 0n ? rao : 0n;
}
