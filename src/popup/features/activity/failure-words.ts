import type { TFunction } from 'i18next';
import { chainErrorKey } from '../../components/error-text.js';

/** The chain's own error in plain words, and what to do. One that no catalogue knows keeps the chain's name. */
export function failureWords(
  t: TFunction,
  { pallet, name }: { pallet: string | null; name: string },
): { what: string; next: string; chainName: string } {
  const chainName = pallet ? `${pallet}.${name}` : name;
  const known = chainErrorKey(t, pallet, name);
  return {
    what: t(`${known}.what`, { defaultValue: t('activity.unknownFailure', { name: chainName }) }),
    next: t(`${known}.next`, { defaultValue: t('activity.unknownNext') }),
    chainName,
  };
}
