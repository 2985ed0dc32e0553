/** Characters at each end that people compare. */
const ENDS = 4;

/** Somebody whose address is known here. */
export interface Known {
  accountId: string;
  address: string;
  name: string;
}

/**
 * The known address that a hurried eye would take for this one: both ends alike, another account. Such addresses are made
 * on purpose by people who hope to be copied. Null when there is none.
 */
export function lookAlike<T extends Known>(
  address: string,
  accountId: string,
  known: readonly T[],
): T | null {
  return (
    known.find(
      (other) =>
        other.accountId !== accountId &&
        other.address.slice(0, ENDS) === address.slice(0, ENDS) &&
        other.address.slice(-ENDS) === address.slice(-ENDS),
    ) ?? null
  );
}

/** An address cut into runs of characters that are like those of another at the same places, and runs that are not. */
export function differences(
  address: string,
  other: string,
): Array<{ text: string; differs: boolean; at: number }> {
  const runs: Array<{ text: string; differs: boolean; at: number }> = [];
  [...address].forEach((letter, at) => {
    const differs = letter !== other[at];
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += letter;
    else runs.push({ text: letter, differs, at });
  });
  return runs;
}
