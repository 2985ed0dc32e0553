import type { Sentence } from '../../core/explain/types.js';
import { addressArg, boolArg, uintArg } from './arguments.js';
import type { FactView } from './fact-view.js';
import type { Planner } from './plan.js';
import { recipientRisks, shareRisks } from './recipients.js';

/** `transfer_keep_alive` and `transfer_allow_death`. */
export const planTransfer: Planner = ({ call, actor: account }, { intent }) => {
  const to = addressArg(call, 'dest');
  const rao = uintArg(call, 'value');
  const value = { t: 'tao', rao } as const;
  // The bytes name only the mirror account; that it is this EVM address's was proven with the intent.
  const evm = intent?.kind === 'evm-fund' ? intent.evmAddress : null;
  const sentence = (view: FactView): Sentence =>
    evm === null
      ? { code: 'transfer', params: { amount: value, to: view.accountParam(to) } }
      : { code: 'evm-fund', params: { amount: value, evm: { t: 'hex', hex: evm } } };
  return {
    needs: { netuids: [], hotkeys: [to], accounts: [to], sims: [] },
    explain: (view) => ({
      sentence: sentence(view),
      effects: [
        { kind: 'pay', bound: 'exactly', value, account },
        ...(view.isOwn(to) ? [{ kind: 'receive', bound: 'exactly', value, account: to } as const] : []),
      ],
      facts: [],
      risks: [
        ...recipientRisks(to, view),
        ...(view.isOwn(to) ? [] : shareRisks(rao, view, { to: view.accountParam(to) })),
      ],
      certainty: 'exact',
    }),
  };
};

/** `transfer_all`: what is left after the fee; without keep_alive the account is closed. */
export const planTransferAll: Planner = ({ call, actor: account }) => {
  const to = addressArg(call, 'dest');
  const keepAlive = boolArg(call, 'keep_alive');
  return {
    needs: { netuids: [], hotkeys: [to], accounts: [to], sims: [] },
    explain(view) {
      const balance = keepAlive ? view.balance?.spendableRao : view.balance?.freeRao;
      const rao = balance === undefined ? null : balance - (view.feeRao ?? 0n);
      return {
        sentence: { code: 'transfer-all', params: { to: view.accountParam(to) } },
        effects:
          rao === null || rao < 0n
            ? []
            : [{ kind: 'pay', bound: 'expected', value: { t: 'tao', rao }, account }],
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
      };
    },
  };
};
