import type { Contact } from '../../../protocol/ui/contacts.js';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Contacts whose name, note or address holds every word of the query. */
export function matching(contacts: readonly Contact[], query: string): Contact[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return contacts.filter(({ name, note, address }) => {
    const text = plain(`${name} ${note} ${address}`);
    return words.every((word) => text.includes(word));
  });
}
