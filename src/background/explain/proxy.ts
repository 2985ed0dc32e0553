import { WalletError } from '../../core/errors/wallet-error.js';
import { addressArg, numberArg, variantArg } from './arguments.js';
import { NO_NEEDS, type Planner } from './plan.js';
import { PROXY_TYPES } from './severity.js';

/**
 * `add_proxy`: lasting power over the account. A type we do not know may do anything, so it cannot be explained.
 * @throws WalletError sign/unknown-call
 */
export const planAddProxy =
  (depositRao: bigint | null): Planner =>
  ({ call, actor: account }) => {
    const delegate = addressArg(call, 'delegate');
    const type = variantArg(call, 'proxy_type');
    const delay = numberArg(call, 'delay');
    const level = PROXY_TYPES[type];
    if (level === undefined)
      throw new WalletError('sign/unknown-call', { pallet: call.pallet, call: call.call });
    return {
      needs: { ...NO_NEEDS, accounts: [delegate] },
      explain(view) {
        const grant = { t: 'text', text: type } as const;
        const params = {
          delegate: view.accountParam(delegate),
          type: grant,
          delay: { t: 'int', value: BigInt(delay) },
        } as const;
        return {
          sentence: { code: 'add-proxy', params },
          effects: [
            { kind: 'grant', bound: 'exactly', value: grant, account },
            // The first proxy also pays for the list; later ones cost less.
            ...(depositRao === null
              ? []
              : [
                  {
                    kind: 'reserve',
                    bound: 'at-most',
                    value: { t: 'tao', rao: depositRao },
                    account,
                  } as const,
                ]),
          ],
          facts: [],
          risks: [{ code: 'proxy-grant', level, params }],
          certainty: 'exact',
        };
      },
    };
  };

/** `remove_proxy`: takes a right back, at once. */
export const planRemoveProxy: Planner = ({ call }) => {
  const delegate = addressArg(call, 'delegate');
  return {
    needs: { ...NO_NEEDS, accounts: [delegate] },
    explain: (view) => ({
      sentence: {
        code: 'remove-proxy',
        params: {
          delegate: view.accountParam(delegate),
          type: { t: 'text', text: variantArg(call, 'proxy_type') },
        },
      },
      effects: [],
      facts: [],
      risks: [],
      certainty: 'exact',
    }),
  };
};
