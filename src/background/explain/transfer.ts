import type { Risk } from '../../core/explain/types.js';
import { addressArg, boolArg, uintArg } from './arguments.js';
import { WHOLE_BPS } from './bounds.js';
import type { FactView } from './fact-view.js';
import type { Planner } from './plan.js';

/** Sending more than this part of what can be spent is worth a second look. */
const LARGE_SHARE_BPS = 5000n;

/** `transfer_keep_alive` and `transfer_allow_death`. */
export const planTransfer: Planner = ({ call, actor: account }) => {
  const to = addressArg(call, 'dest');
  const rao = uintArg(call, 'value');
  const value = { t: 'tao', rao } as const;
  return {
    needs: { netuids: [], hotkeys: [], accounts: [to], sims: [] },
    explain: (view) => ({
      sentence: { code: 'transfer', params: { amount: value, to: view.accountParam(to) } },
      effects: [
        { kind: 'pay', bound: 'exactly', value, account },
        ...(view.isOwn(to) ? [{ kind: 'receive', bound: 'exactly', value, account: to } as const] : []),
      ],
      facts: [],
      risks: [...recipientRisks(to, view), ...shareRisks(to, rao, view)],
      certainty: 'exact',
    }),
  };
};

/** `transfer_all`: what is left after the fee; without keep_alive the account is closed. */
export const planTransferAll: Planner = ({ call, actor: account }) => {
  const to = addressArg(call, 'dest');
  const keepAlive = boolArg(call, 'keep_alive');
  return {
    needs: { netuids: [], hotkeys: [], accounts: [to], sims: [] },
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

function recipientRisks(to: string, view: FactView): Risk[] {
  if (view.isOwn(to) || view.seen(to) !== false) return [];
  return [{ code: 'new-recipient', level: 'caution', params: { to: view.accountParam(to) } }];
}

function shareRisks(to: string, rao: bigint, view: FactView): Risk[] {
  if (view.isOwn(to) || view.balance === null || view.balance.spendableRao <= 0n) return [];
  const { spendableRao } = view.balance;
  const params = { to: view.accountParam(to) };
  if (rao + (view.feeRao ?? 0n) >= spendableRao)
    return [{ code: 'entire-balance', level: 'caution', params }];
  const share = (rao * WHOLE_BPS) / spendableRao;
  if (share <= LARGE_SHARE_BPS) return [];
  return [
    { code: 'large-share', level: 'caution', params: { ...params, bps: { t: 'bps', bps: Number(share) } } },
  ];
}
