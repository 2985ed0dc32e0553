import type { TFunction } from 'i18next';
import type { Settings } from '../../../protocol/ui/settings.js';
import { networkName } from '../../components/network-name.js';
import { cleanText } from '../../components/untrusted.js';
import { BUILT_IN } from './node-list.js';

const MAX_LENGTH = 32;

/** The name as it is kept, or null when it is empty, too long or the name of another network. */
export function ownName(text: string, settings: Settings, t: TFunction, exceptId?: string): string | null {
  const name = cleanText(text);
  if (name === '' || name.length > MAX_LENGTH) return null;
  const taken = [
    ...BUILT_IN.map((networkId) => networkName({ ...settings, networkId }, t)),
    ...settings.customNetworks.filter(({ id }) => id !== exceptId).map((own) => own.name),
  ];
  const plain = (word: string) => word.toLocaleLowerCase();
  return taken.some((other) => plain(other) === plain(name)) ? null : name;
}
