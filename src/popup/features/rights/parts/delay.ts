/** Delays offered, in blocks of 12 seconds: none, an hour, a day, three days, a week. */
export const DELAYS = [0, 300, 7_200, 21_600, 50_400] as const;

/** The chain keeps delays as u32; a longer one than this could not be waited for. */
const MOST_BLOCKS = 2_628_000;

export type TypedBlocks =
  | { blocks: number; fault: null }
  | { blocks: null; fault: 'empty' | 'form' | 'range' };

/** Reads a typed number of blocks; spaces between digits are allowed. */
export function readBlocks(text: string): TypedBlocks {
  const digits = text.replace(/\s+/g, '');
  if (digits === '') return { blocks: null, fault: 'empty' };
  if (!/^\d{1,10}$/.test(digits)) return { blocks: null, fault: 'form' };
  const blocks = Number(digits);
  return blocks > MOST_BLOCKS ? { blocks: null, fault: 'range' } : { blocks, fault: null };
}
