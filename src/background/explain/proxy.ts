import type { DecodedCall } from '../../core/chain/light/index.js';
import type { Effect, Fact } from '../../core/explain/types.js';
import { addressArg, boolArg, numberArg, unknownCall, variantArg } from './arguments.js';
import { depositOf, PROXIES } from './deposits.js';
import type { FactView } from './fact-view.js';
import { depositLines, line, risk, taoLine } from './lines.js';
import { PROXY_TYPES } from './severity.js';
import { type Deed, fails, MAY_NOT, nameParam, worded } from './worded.js';

export const WEALTH = { kind: 'wealth' } as const;
/** May take what the account has, at once or bit by bit. */
const TAKES: ReadonlySet<string> = new Set([
  'Any',
  'NonCritical',
  'NonTransfer',
  'Transfer',
  'SmallTransfer',
]);

/**
 * `add_proxy`: lasting power over the account. A type we do not know may do anything, so it cannot be explained.
 * @throws WalletError sign/unknown-call
 */
export const planAddProxy = worded(({ call, actor }, { light }): Deed => {
  const right = rightOf(call);
  const level = PROXY_TYPES[right.type];
  if (level === undefined) throw unknownCall(call);
  const takes = TAKES.has(right.type);
  return {
    asks: [PROXIES, ...(takes ? [WEALTH] : [])],
    outcome(view) {
      const now = view.answer(PROXIES);
      const sentence = {
        code: 'add-proxy',
        params: rightParams(right, view),
      } as const;
      if (right.delegate === actor || now?.list.some((one) => isSame(one, right)))
        return { ...fails('already'), sentence };
      const held = now?.depositRao ?? 0n;
      const wanted = depositOf(light, 'ProxyDeposit', (now?.list.length ?? 0) + 1);
      const facts: Fact[] = takes ? [{ code: 'can-take', value: wealthOf(view) }] : [];
      if (right.delay > 0) facts.push({ code: 'delay', value: { t: 'blocks', count: BigInt(right.delay) } });
      return {
        sentence,
        effects: [
          line('grant', 'exactly', { t: 'text', text: right.type }, actor),
          // The first right also pays for the list: of a list that is not known this is the most.
          ...(wanted === null
            ? []
            : now === null
              ? [taoLine('reserve', 'at-most', wanted, actor)]
              : depositLines(held, wanted, actor)),
        ],
        facts,
        risks: [risk('proxy-grant', level, sentence.params)],
        certainty: wanted === null ? 'unknown' : now === null ? 'bounded' : 'exact',
        state: [`proxies ${actor}`],
      };
    },
  };
});

/** `remove_proxy`: takes exactly one right back, at once. */
export const planRemoveProxy = worded(({ call, actor }, { light, signer }): Deed => {
  const right = rightOf(call);
  return {
    asks: [PROXIES],
    outcome(view) {
      const now = view.answer(PROXIES);
      const { delegate, type } = rightParams(right, view);
      const sentence = { code: 'remove-proxy', params: { delegate, type } } as const;
      if (now && !now.list.some((one) => isSame(one, right))) return { sentence, ...MAY_NOT };
      const left = now && depositOf(light, 'ProxyDeposit', now.list.length - 1);
      const isKnown = now !== null && left !== null;
      return {
        sentence,
        effects: [
          line('revoke', 'exactly', type, actor),
          ...(isKnown ? depositLines(now.depositRao, left, actor, paidBy(view, actor === signer)) : []),
        ],
        certainty: isKnown ? 'exact' : 'unknown',
        state: [`proxies ${actor}`],
      };
    },
  };
});

/** `remove_proxies`: every right over the account ends; in an account without a key, the only way into it. */
export const planRemoveProxies = worded(
  ({ call, actor }, { signer }): Deed => ({
    asks: [PROXIES],
    outcome(view) {
      const ended = endOfRights(view, actor, actor, actor === signer);
      return {
        effects: ended ?? [],
        risks: actor === signer ? [] : [risk('destroys-value', 'danger', nameParam(call))],
        certainty: ended === null ? 'unknown' : 'exact',
        state: [`proxies ${actor}`],
      };
    },
  }),
);

/** What an account can get back of its deposits: only one without a key, which never signs, lets others pay them. */
function paidBy({ balance }: FactView, signs: boolean): bigint | null {
  return signs || balance === null ? null : balance.reservedRao;
}

/** Every right over an account taken back, and its deposit with them; null where the list is not known. */
export function endOfRights(
  view: FactView,
  account: string,
  depositor = account,
  isOwn = true,
): Effect[] | null {
  const now = view.answer(PROXIES);
  if (now === null) return null;
  return [
    ...now.list.map(({ type }) => line('revoke', 'exactly', { t: 'text', text: type }, account)),
    ...depositLines(now.depositRao, 0n, depositor, paidBy(view, isOwn)),
  ];
}

/** `set_real_pays_fee`: who pays for what a delegate does. */
export const planRealPaysFee = worded(({ call }): Deed => {
  const delegate = addressArg(call, 'delegate');
  const pays = boolArg(call, 'pays_fee');
  return {
    asks: [PROXIES],
    outcome(view) {
      const now = view.answer(PROXIES);
      if (now && !now.list.some((one) => one.delegate === delegate)) return MAY_NOT;
      return {
        risks: pays ? [risk('pays-for-others', 'caution', { delegate: view.accountParam(delegate) })] : [],
      };
    },
  };
});

/** All that the account has; null where a part of it could not be valued. */
export function wealthOf(view: FactView) {
  const wealth = view.answer(WEALTH);
  if (wealth === null || wealth.stakedRao === null) return null;
  return { t: 'tao', rao: wealth.freeRao + wealth.stakedRao } as const;
}

interface Right {
  delegate: string;
  type: string;
  delay: number;
}

function rightOf(call: DecodedCall): Right {
  return {
    delegate: addressArg(call, 'delegate'),
    type: variantArg(call, 'proxy_type'),
    delay: numberArg(call, 'delay'),
  };
}

function rightParams({ delegate, type, delay }: Right, view: FactView) {
  return {
    delegate: view.accountParam(delegate),
    type: { t: 'text', text: type },
    delay: { t: 'int', value: BigInt(delay) },
  } as const;
}

function isSame(a: Right, b: Right): boolean {
  return a.delegate === b.delegate && a.type === b.type && a.delay === b.delay;
}
