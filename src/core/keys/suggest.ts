/** The furthest a typing error may be from a word before a suggestion would be a guess. */
const MAX_DISTANCE = 2;

/**
 * The word of the list closest to what was typed, or null when none is close. Among equally close words one with the
 * same beginning wins, because the list is unique in its first four letters and people rarely miss those.
 */
export function suggestWord(typed: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > MAX_DISTANCE) continue;
    const distance = editDistance(typed, word);
    if (distance > MAX_DISTANCE || distance >= word.length) continue;
    const score = distance * 8 - commonPrefix(typed, word);
    if (score < bestScore) {
      best = word;
      bestScore = score;
    }
  }
  return best;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < 4 && length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Insertions, deletions, replacements and swaps of neighbours, each counting one. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let cost = Math.min(replaced, at(last, column) + 1, at(current, column - 1) + 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
