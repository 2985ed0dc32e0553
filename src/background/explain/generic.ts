import { type DecodedArg, unwrapValue } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Effect, Risk } from '../../core/explain/types.js';
import { readableText } from '../signing/index.js';
import { bytesArg } from './arguments.js';
import { NO_NEEDS, type Planner } from './plan.js';
import { accountsOf, netuidsOf } from './render.js';
import { DESTROYS_VALUE, severityOf } from './severity.js';

/** Calls that hand the whole account to another key. */
const TAKES_ACCOUNT = new Set([
  'SubtensorModule.announce_coldkey_swap',
  'SubtensorModule.swap_coldkey_announced',
  'SubtensorModule.swap_coldkey',
  'SubtensorModule.schedule_swap_coldkey',
]);

/**
 * Any call known by name: its arguments are readable in the tree, its effects are not promised.
 * @throws WalletError sign/unknown-call
 */
export const planGeneric: Planner = ({ call, actor: account }, { signer }) => {
  const name = `${call.pallet}.${call.call}`;
  const level = severityOf(call.pallet, call.call);
  if (level === null) throw new WalletError('sign/unknown-call', { pallet: call.pallet, call: call.call });
  const accounts = accountsOf(call);
  return {
    needs: {
      ...NO_NEEDS,
      netuids: netuidsOf(call),
      hotkeys: call.args.some(({ name: arg }) => arg === 'hotkey') ? accounts : [],
      accounts,
    },
    explain: () => {
      const params = {
        call: { t: 'text', text: name },
      } as const;
      // remove_proxies from inside a keyless account throws away the only way into it.
      const losesAccount = name === 'Proxy.remove_proxies' && account !== signer;
      const risk: Risk =
        DESTROYS_VALUE.has(name) || losesAccount
          ? { code: 'destroys-value', level: 'danger', params }
          : { code: TAKES_ACCOUNT.has(name) ? 'account-control' : 'unfamiliar-call', level, params };
      return {
        sentence: { code: 'generic', params },
        effects: call.args.flatMap((arg) => amountEffect(arg, name, account)),
        facts: [],
        risks: [risk],
        certainty: 'unknown',
      };
    },
  };
};

/** `System.remark` and its kin: text on the chain, nothing else. */
export const planRemark: Planner = ({ call }) => ({
  needs: NO_NEEDS,
  explain() {
    const bytes = bytesArg(call, 'remark');
    const text = readableText(bytes);
    return {
      sentence: {
        code: 'remark',
        params: {
          text: { t: 'text', text: text?.shown ?? '' },
          size: { t: 'int', value: BigInt(bytes.length) },
        },
      },
      effects: [],
      facts: [],
      risks: [],
      certainty: 'exact',
    };
  },
});

/** TAO that these calls take out of the free balance, by name of the argument. */
const PAYS: Readonly<Record<string, string>> = {
  'Balances.burn': 'value',
  'SubtensorModule.add_stake_burn': 'amount',
  'Crowdloan.create': 'deposit',
  'Contracts.call': 'value',
  'Contracts.call_old_weight': 'value',
  'Contracts.instantiate': 'value',
  'Contracts.instantiate_with_code': 'value',
};

function amountEffect(arg: DecodedArg, name: string, account: string): Effect[] {
  const value = unwrapValue(arg.value);
  if (PAYS[name] !== arg.name || value.kind !== 'uint') return [];
  return [{ kind: 'pay', bound: 'at-most', value: { t: 'tao', rao: value.value }, account }];
}
