import { useTranslation } from 'react-i18next';
import type { Param, Sentence } from '../../../../core/explain/types.js';
import type { OperationAsk, PositionAmount } from '../../../../core/operations/request.js';
import type { SubnetRow } from '../../../../core/stake/types.js';
import { useServices } from '../../../app/services.js';
import { SentenceView } from '../../../components/sentence.js';
import { useAsk } from '../../../components/use-ask.js';
import { useChainStore } from '../../../state/chain-store.js';

/** What a step will do, in the words its review will use. */
export function StepSentence({ ask }: { ask: OperationAsk }) {
  const { t } = useTranslation();
  const names = useValidatorNames(netuidOf(ask));
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const sentence = sentenceOf(ask, subnets ?? [], names);
  if (sentence) return <SentenceView sentence={sentence} always />;
  if (ask.kind === 'claim-root') return t('plan.says.claimRoot', { count: ask.netuids?.length ?? 0 });
  if (ask.kind === 'rebalance' || ask.kind === 'basket-buy')
    return t('plan.says.trades', { count: ask.legs.length });
  return t(ask.kind === 'claim-basket' ? 'plan.says.claimBasket' : 'plan.says.other');
}

function netuidOf(ask: OperationAsk): number | null {
  if ('netuid' in ask) return ask.netuid;
  return 'fromNetuid' in ask ? ask.fromNetuid : null;
}

/** Names of a subnet's validators by hotkey; empty until they are read, for the address says who it is as well. */
function useValidatorNames(netuid: number | null): ReadonlyMap<string, string> {
  const { engine } = useServices();
  const asked = useAsk(`names ${netuid}`, async () =>
    netuid === null ? [] : (await engine.call('validators', { netuid })).value,
  );
  return new Map((asked.value ?? []).flatMap(({ hotkey, name }) => (name ? [[hotkey, name]] : [])));
}

/** A sentence for the asks that a person composes; null for the bundles, which have no single object. */
function sentenceOf(
  ask: OperationAsk,
  subnets: readonly SubnetRow[],
  names: ReadonlyMap<string, string>,
): Sentence | null {
  const subnet = (netuid: number): Param => {
    const row = subnets.find((one) => one.netuid === netuid);
    return { t: 'subnet', netuid, name: row?.name ?? null, symbol: row?.symbol ?? null };
  };
  const validator = (address: string): Param => ({
    t: 'account',
    address,
    name: names.get(address) ?? null,
    role: 'validator',
  });
  const amountOf = (amount: PositionAmount, netuid: number): Param => {
    if (amount.by === 'whole') return { t: 'everything' };
    if (amount.by === 'tao') return { t: 'tao', rao: amount.rao };
    const symbol = subnets.find((one) => one.netuid === netuid)?.symbol ?? null;
    return { t: 'alpha', netuid, base: amount.base, symbol };
  };
  if (ask.kind === 'change-validator' && ask.toHotkey && ask.amount)
    return {
      code: ask.amount.by === 'whole' ? 'move-position' : 'move-stake',
      params: {
        amount: amountOf(ask.amount, ask.netuid),
        from: validator(ask.fromHotkey),
        to: validator(ask.toHotkey),
        fromSubnet: subnet(ask.netuid),
      },
    };
  if (ask.kind === 'change-subnet' && ask.toNetuid !== null && ask.amount)
    return {
      code: ask.amount.by === 'whole' ? 'swap-position' : 'swap-stake',
      params: {
        amount: amountOf(ask.amount, ask.fromNetuid),
        from: subnet(ask.fromNetuid),
        to: subnet(ask.toNetuid),
        validator: validator(ask.hotkey),
      },
    };
  if (ask.kind === 'stake' && ask.hotkey && ask.amountRao !== null)
    return {
      code: 'stake',
      params: {
        amount: { t: 'tao', rao: ask.amountRao },
        subnet: subnet(ask.netuid),
        validator: validator(ask.hotkey),
      },
    };
  if (ask.kind === 'unstake' && ask.amount)
    return {
      code: ask.amount.by === 'whole' ? 'unstake-position' : 'unstake',
      params: {
        amount: amountOf(ask.amount, ask.netuid),
        subnet: subnet(ask.netuid),
        validator: validator(ask.hotkey),
      },
    };
  return null;
}
