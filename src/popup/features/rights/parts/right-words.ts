import type { TFunction } from 'i18next';
import type { ProxyTypeFacts, RightDanger } from '../../../../core/routes/pending.js';
import { rightText } from '../../../components/sentence-text.js';

/** A type of right as a person may read it. */
export interface RightWords {
  /** The short name, such as "staking"; one that Kelvin has no word for is called as the chain calls it. */
  name: string;
  may: string;
  /** Null where there is nothing more to say. */
  cannot: string | null;
  /** What to fear, by how far the right reaches on this runtime; null where nothing is. */
  warning: string | null;
}

/** The type that a key for every day should get. */
export const RECOMMENDED = 'Staking';

/**
 * Words for a type by its name; what to fear comes from how far this runtime lets it reach, because a name does not promise
 * anything: NonTransfer can give itself more on some runtimes and not on others.
 */
export function rightWords(
  t: TFunction,
  { name, danger, source }: Pick<ProxyTypeFacts, 'name' | 'danger' | 'source'>,
): RightWords {
  const own = (key: string): string | null => t(`rights.types.${name}.${key}`, { defaultValue: '' }) || null;
  const general = t(`rights.warn.${danger}.any`, { defaultValue: '' }) || null;
  return {
    name: rightText(t, name),
    may: own('may') ?? t(`rights.noWords.${source === 'unknown' ? 'unknown' : 'listed'}`),
    cannot: own('cannot'),
    warning: t(`rights.warn.${danger}.${name}`, { defaultValue: '' }) || general,
  };
}

const ORDER: readonly RightDanger[] = ['low', 'medium', 'high', 'escalates', 'total', 'none'];

/** Types in the order in which they should be thought of: the recommended one, then from harmless to total, dead ones last. */
export function inOrder(types: readonly ProxyTypeFacts[]): ProxyTypeFacts[] {
  const rank = ({ name, danger }: ProxyTypeFacts): number =>
    name === RECOMMENDED ? -1 : ORDER.indexOf(danger);
  return [...types].sort((a, b) => rank(a) - rank(b));
}

/** What is known of a type that the runtime did not describe. */
export function factsOf(types: readonly ProxyTypeFacts[] | null, name: string): ProxyTypeFacts {
  return (
    types?.find((one) => one.name === name) ?? {
      name,
      danger: 'total',
      source: 'unknown',
      allowed: [],
      except: [],
    }
  );
}
