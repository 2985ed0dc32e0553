import type { TFunction } from 'i18next';
import type { FeatureId, RuntimeUpgrade } from '../../../core/chain/capability.js';

type Change = RuntimeUpgrade['changed'][number];
type Outcome = 'new' | 'back' | 'gone' | 'changed';

const OUTCOMES: readonly Outcome[] = ['new', 'back', 'gone', 'changed'];
/** More names of one kind than this are counted, so that the line stays a line. */
const MAX_NAMES = 3;

function outcomeOf({ before, after }: Change): Outcome {
  if (after === 'unavailable') return 'gone';
  if (after === 'changed') return 'changed';
  return before === 'changed' ? 'back' : 'new';
}

/** "The chain was upgraded to 475: move with a price limit is new; claims per subnet are gone." */
export function upgradeLine(t: TFunction, language: string, { to, changed }: RuntimeUpgrade): string {
  const start = t('upgrade.to', { version: to });
  if (changed.length === 0) return `${start}. ${t('upgrade.same')}`;
  const clauses = OUTCOMES.flatMap((outcome) => {
    const ids = changed.filter((change) => outcomeOf(change) === outcome).map(({ id }) => id);
    return ids.length === 0 ? [] : [clause(t, language, outcome, ids)];
  });
  return `${start}: ${clauses.join('; ')}.`;
}

function clause(t: TFunction, language: string, outcome: Outcome, ids: FeatureId[]): string {
  const [first] = ids;
  const named = ids.length > MAX_NAMES ? ids.slice(0, MAX_NAMES - 1) : ids;
  const more = ids.length - named.length;
  const names = named.map((id) => t(`feature.${id}.inline`));
  if (more > 0) names.push(t('upgrade.more', { count: more }));
  // One name may be a plural of its own ("claims are gone"): its number is a matter of the language, so the catalogue has it.
  const count = ids.length > 1 || !first ? 2 : Number(t(`feature.${first}.number`));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  return t(`upgrade.${outcome}`, { count, names: list });
}
