import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Param } from '../../../../../core/explain/types.js';
import type { WatchRule } from '../../../../../core/watch/rules.js';
import { percentOfBps, priceTao } from '../../../../components/format.js';
import { Filled } from '../../../../components/param-view.js';
import type { Names } from '../../../alerts/alert-facts.js';
import { useNames } from '../../../alerts/use-names.js';
import { choiceOf } from './rule-draft.js';

/** A rule in words. */
export function RuleText({ rule }: { rule: WatchRule }) {
  const { t } = useTranslation();
  const { template, params } = wordsOf(t, rule, useNames());
  return <Filled template={template} params={params} />;
}

function wordsOf(t: TFunction, rule: WatchRule, names: Names) {
  const params: Record<string, Param> = {
    subnet: { t: 'subnet', netuid: rule.netuid, ...names.subnet(rule.netuid) },
    limit: { t: 'text', text: limitOf(rule) },
  };
  if ('hotkey' in rule)
    params.validator = {
      t: 'account',
      address: rule.hotkey,
      name: names.validator(rule.hotkey),
      role: 'validator',
    };
  const count = rule.kind === 'closing' ? rule.places : 1;
  return { template: t(`watchSettings.rules.what.${choiceOf(rule)}`, { count }), params };
}

function limitOf(rule: WatchRule): string {
  if (rule.kind === 'price') return priceTao(BigInt(rule.priceRao));
  return rule.kind === 'yield' ? `${percentOfBps(rule.belowBps)}\u00a0%` : '';
}
