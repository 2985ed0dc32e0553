import { argumentNames, type LightMetadata, unwrapValue } from '../../core/chain/light/index.js';
import type { Effect, Fact, Param, Risk, Sentence } from '../../core/explain/types.js';
import type { ExtraAnswer } from '../../protocol/engine/index.js';
import { addressArg, argOf, unknownCall, variantArg } from './arguments.js';
import type { FactView } from './fact-view.js';
import { line } from './lines.js';
import { NO_NEEDS, type Plan, type Planner } from './plan.js';
import { ROOT_NETUID } from './trade-parts.js';

type RootClaim = Extract<ExtraAnswer, { kind: 'root-claim' }>;

/** True where root rewards come from the validators' baskets (from spec 441); the sign of it is the call for one of them. */
export function hasBaskets(light: LightMetadata): boolean {
  return argumentNames(light, 'SubtensorModule', 'claim_root_with_hotkey') !== null;
}

/** `claim_root`: before the baskets the named subnets, with them everything, whatever the argument says. */
export const planClaimRoot: Planner = (leaf, { light }) => {
  if (hasBaskets(light)) return planBaskets(leaf.actor, null);
  const account = leaf.actor;
  const netuids = smallNumbers(leaf.call, 'subnets');
  const ask = { kind: 'root-claim', netuids } as const;
  return {
    needs: { ...NO_NEEDS, netuids: [ROOT_NETUID, ...netuids], asks: [ask] },
    explain(view) {
      const answer = view.answer(ask);
      const count: Param = { t: 'int', value: BigInt(netuids.length) };
      return {
        sentence: { code: 'claim-root', params: { count } },
        facts: [],
        ...(answer === null ? UNTOLD : claimOf(answer, account, view)),
        // One that finds nothing to claim sells nothing.
        pools:
          answer?.sells === false || (answer && answer.kept.length === 0 && answer.soldRao === 0n)
            ? []
            : netuids,
      };
    },
  };
};

/** `claim_root_with_hotkey`: what one validator's basket owes. */
export const planClaimBasket: Planner = ({ call, actor }) => planBaskets(actor, addressArg(call, 'hotkey'));

/** What a claim sells, it sells at any price. */
const SELLS: Risk = { code: 'no-limit-on-chain', level: 'caution', params: {} };
const UNTOLD: { effects: Effect[]; risks: Risk[]; certainty: 'unknown' } = {
  effects: [],
  risks: [SELLS],
  certainty: 'unknown',
};

/** Claimed alpha joins the positions with the validators that it is from; one line for all where those are not told. */
function claimOf({ sells, soldRao, kept, sold }: RootClaim, account: string, view: FactView) {
  const receive = (netuid: number, base: bigint, hotkey?: string) =>
    line('receive', 'expected', view.alphaParam(netuid, base), account, hotkey);
  return {
    effects: [
      ...kept.map(({ netuid, base, hotkey }) => receive(netuid, base, hotkey)),
      ...(sold ?? (soldRao > 0n ? [{ rao: soldRao, hotkey: undefined }] : [])).map(({ rao, hotkey }) =>
        receive(ROOT_NETUID, rao, hotkey),
      ),
    ],
    risks: sells ? [SELLS] : [],
    certainty: 'simulated' as const,
  };
}

function planBaskets(account: string, hotkey: string | null): Plan {
  const ask = { kind: 'basket-claim', hotkey } as const;
  return {
    needs: {
      ...NO_NEEDS,
      netuids: [ROOT_NETUID],
      hotkeys: hotkey === null ? [] : [hotkey],
      asks: [ask],
    },
    explain(view) {
      const sentence: Sentence =
        hotkey === null
          ? { code: 'claim-baskets', params: {} }
          : { code: 'claim-basket', params: { validator: view.accountParam(hotkey) } };
      const answer = view.answer(ask);
      if (answer === null) return { sentence, facts: [], ...UNTOLD };
      const { redeemableRao, forfeitedRao, holdBlocks } = answer;
      const each = hotkey === null ? answer.each : [{ hotkey, rao: redeemableRao }];
      const facts: Fact[] = [];
      if (forfeitedRao > 0n) facts.push({ code: 'forfeited', value: { t: 'tao', rao: forfeitedRao } });
      if (holdBlocks > 0n) facts.push({ code: 'held-blocks', value: { t: 'int', value: holdBlocks } });
      return {
        sentence,
        effects: (each ?? [{ hotkey: undefined, rao: redeemableRao }])
          .filter(({ rao }) => rao > 0n)
          .map((one) =>
            line('receive', 'expected', view.alphaParam(ROOT_NETUID, one.rao), account, one.hotkey),
          ),
        facts,
        risks: [SELLS],
        certainty: 'simulated',
      };
    },
  };
}

/** `set_root_claim_type`: what later claims do with the alpha. */
export const planRootClaimType: Planner = ({ call }) => {
  const type = variantArg(call, 'new_root_claim_type');
  const sentences: Readonly<Record<string, () => Sentence>> = {
    Swap: () => ({ code: 'root-claim-swap', params: {} }),
    Keep: () => ({ code: 'root-claim-keep', params: {} }),
    KeepSubnets: () => ({
      code: 'root-claim-keep-some',
      params: { count: { t: 'int', value: BigInt(keptSubnets(call)) } },
    }),
  };
  const sentence = sentences[type]?.();
  if (!sentence) throw unknownCall(call);
  return {
    needs: NO_NEEDS,
    explain: () => ({ sentence, effects: [], facts: [], risks: [], certainty: 'exact' }),
  };
};

function keptSubnets(call: Parameters<Planner>[0]['call']): number {
  const { value } = argOf(call, 'new_root_claim_type');
  const field = value.kind === 'variant' ? value.fields[0] : undefined;
  const inner = field ? unwrapValue(field.value) : undefined;
  if (inner?.kind !== 'list') throw unknownCall(call);
  return inner.items.length;
}

function smallNumbers(call: Parameters<Planner>[0]['call'], name: string): number[] {
  const set = unwrapValue(argOf(call, name).value);
  if (set.kind !== 'list') throw unknownCall(call);
  return set.items.map((item) => {
    const inner = unwrapValue(item);
    if (inner.kind !== 'uint') throw unknownCall(call);
    return Number(inner.value);
  });
}
