const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

interface Findable {
  name: string | null;
  note: string;
  address: string;
}

/** Those whose name, note or address holds every word of the query. */
export function matching<T extends Findable>(people: readonly T[], query: string): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return people.filter(({ name, note, address }) => {
    const text = plain(`${name ?? ''} ${note} ${address}`);
    return words.every((word) => text.includes(word));
  });
}
