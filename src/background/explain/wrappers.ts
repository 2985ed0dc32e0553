import { blake2b } from '@noble/hashes/blake2.js';
import type { DecodedCall, LightMetadata } from '../../core/chain/light/index.js';
import type { Fact, Param } from '../../core/explain/types.js';
import { toHex } from '../signing/index.js';
import { addressArg, argOf, numberArg } from './arguments.js';
import { depositOf, PROXIES } from './deposits.js';
import type { FactView } from './fact-view.js';
import { risk, taoLine } from './lines.js';
import { type LeafExplanation, NO_NEEDS, type Plan } from './plan.js';
import { valueText } from './value-text.js';
import type { ActingCall } from './walk.js';
import { fails } from './worded.js';

/** What a call that carries others adds to them. */
export interface Wrapped extends LeafExplanation {
  /** What it carries happens in another transaction, or nobody knows whether in this one. */
  inner?: 'later' | 'unsure';
}

/** How a wrapper is explained, from facts of the account that it acts for. */
export interface WrapperPlan extends Pick<Plan, 'needs'> {
  explain(view: FactView): Wrapped;
}

const NOTHING = { effects: [], facts: [], risks: [], certainty: 'exact' } as const satisfies Partial<Wrapped>;

/** Null for one that only lists others. @throws WalletError sign/unknown-call */
export function planWrapper(node: ActingCall, light: LightMetadata): WrapperPlan | null {
  const [inner] = node.children;
  if (!inner) return null;
  switch (node.call.call) {
    case 'proxy':
    case 'proxy_announced':
      return planProxy(node, inner);
    case 'announce':
      return planAnnounce(node, inner, light);
    case 'as_multi':
    case 'approve_as_multi':
      return planShared(node, inner, light);
    case 'as_multi_threshold_1':
    case 'as_derivative':
      return planAs(node, inner);
    default:
      return null;
  }
}

/** `proxy` and `proxy_announced`: whether the delegate may. */
function planProxy({ call, actor }: ActingCall, inner: ActingCall): WrapperPlan {
  const isAnnounced = call.call === 'proxy_announced';
  const delegate = isAnnounced ? addressArg(call, 'delegate') : actor;
  const forced = forcedType(call);
  return {
    needs: { ...NO_NEEDS, accounts: [delegate], asks: [PROXIES] },
    explain(view) {
      const known = view.answer(PROXIES);
      // As the chain looks it up: the first of this delegate, of the forced type where there is one.
      const right = known?.list.find(
        (row) => row.delegate === delegate && (forced === null || row.type === forced),
      );
      const real = view.accountParam(inner.actor);
      const isVain = known !== null && (right === undefined || (right.delay > 0 && !isAnnounced));
      return {
        ...NOTHING,
        sentence: {
          code: 'proxy',
          params: { real, ...(right && { type: { t: 'text', text: right.type } }) },
        },
        risks: isVain
          ? [risk('no-such-right', 'caution', { real, delegate: view.accountParam(delegate) })]
          : [],
      };
    },
  };
}

/** `announce`: notes the hash; the call itself comes when the delay is over, and the account may strike it out until then. */
function planAnnounce({ actor }: ActingCall, inner: ActingCall, light: LightMetadata): WrapperPlan {
  return {
    needs: { ...NO_NEEDS, accounts: [actor], asks: [PROXIES] },
    explain(view) {
      const rights = view.answer(PROXIES)?.list.filter(({ delegate }) => delegate === actor);
      const real = view.accountParam(inner.actor);
      // The first that lets it: which of several will be used is chosen when it is carried out.
      const delays = rights?.map(({ delay }) => delay) ?? [];
      const delay = delays.length > 0 ? Math.min(...delays) : null;
      const most = depositOf(light, 'AnnouncementDeposit', 1);
      return {
        ...NOTHING,
        sentence: { code: 'announce', params: { real } },
        effects: most === null ? [] : [taoLine('reserve', 'at-most', most, actor)],
        facts: delay ? [{ code: 'delay', value: { t: 'blocks', count: BigInt(delay) } }] : [],
        risks:
          rights && rights.length === 0
            ? [risk('no-such-right', 'caution', { real, delegate: view.accountParam(actor) })]
            : [],
        certainty: most === null ? 'unknown' : 'bounded',
        inner: 'later',
      };
    },
  };
}

/** `as_multi`: carries the call out when this yes is the last one needed, and otherwise only notes it. */
function planShared({ call, actor }: ActingCall, inner: ActingCall, light: LightMetadata): WrapperPlan {
  const threshold = numberArg(call, 'threshold');
  const callHash = toHex(blake2b(inner.call.bytes, { dkLen: 32 }));
  const ask = { kind: 'multisig', account: inner.actor, callHash } as const;
  const at = valueText(light.registry, argOf(call, 'maybe_timepoint').value);
  return {
    needs: { ...NO_NEEDS, asks: [ask] },
    explain(view) {
      const params = { real: view.accountParam(inner.actor), threshold: int(threshold) };
      const needed: Fact = { code: 'threshold', value: params.threshold };
      const answer = view.answer(ask);
      if (answer === null)
        return {
          ...NOTHING,
          sentence: { code: 'as-shared', params },
          facts: [needed],
          risks: [risk('facts-unavailable', 'caution')],
          certainty: 'unknown',
          inner: 'unsure',
        };
      const { pending } = answer;
      const others = pending?.approvals.filter((address) => address !== actor).length ?? 0;
      const given = others + 1;
      const facts: Fact[] = [{ code: 'approvals', value: int(given) }, needed];
      // The operation is named by where it began, and nobody says yes twice.
      const begun = pending ? `{ height: ${pending.block}, index: ${pending.index} }` : 'None';
      const isRepeated = given < threshold && pending?.approvals.includes(actor);
      const { risks } = isRepeated ? fails('already') : begun === at ? NOTHING : fails('over');
      // The chain takes the last approval only with the call itself.
      if (given >= threshold && call.call === 'approve_as_multi')
        return { ...NOTHING, sentence: { code: 'approve-shared', params }, ...fails('over'), inner: 'later' };
      if (given >= threshold)
        return {
          ...NOTHING,
          sentence: { code: 'as-shared', params },
          facts,
          risks,
          effects: pending ? [taoLine('release', 'exactly', pending.depositRao, pending.depositor)] : [],
        };
      // The first of the signatories deposits for all (paritytech/polkadot-sdk `frame/multisig`, `operate`).
      const held = pending ? 0n : depositOf(light, 'Deposit', threshold);
      return {
        ...NOTHING,
        sentence: { code: 'approve-shared', params },
        facts,
        risks,
        effects: held ? [taoLine('reserve', 'exactly', held, actor)] : [],
        certainty: held === null ? 'unknown' : 'exact',
        inner: 'later',
      };
    },
  };
}

/** `as_derivative` and `as_multi_threshold_1`: nothing but another account. */
function planAs({ call }: ActingCall, inner: ActingCall): WrapperPlan {
  return {
    needs: NO_NEEDS,
    explain(view) {
      const real = view.accountParam(inner.actor);
      if (call.call !== 'as_derivative')
        return { ...NOTHING, sentence: { code: 'as-shared', params: { real } } };
      const index = int(numberArg(call, 'index'));
      return { ...NOTHING, sentence: { code: 'as-derivative', params: { real, index } } };
    },
  };
}

/** The type of right that the caller insists on. */
function forcedType(call: DecodedCall): string | null {
  const { value } = argOf(call, 'force_proxy_type');
  const type = value.kind === 'variant' ? value.fields[0]?.value : undefined;
  return type?.kind === 'variant' ? type.name : null;
}

function int(value: number): Param {
  return { t: 'int', value: BigInt(value) };
}
