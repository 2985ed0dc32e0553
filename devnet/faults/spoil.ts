/**
 * Nonsense in the place of a result. Frames stay JSON: a WebSocket delivers frames whole, so a client meets wrong
 * content far sooner than cut-off text.
 */
const NONSENSE: unknown[] = [`0x${'deadbeef'.repeat(5)}`, null, { garbage: true }, 4_294_967_296, [[]]];
/** More than a u128 holds. */
const MANY_DIGITS = '9'.repeat(40);
/** Added to an id, it gives one that no client counts to. */
const FOREIGN_ID = 1_000_000_007;

type Message = Record<string, unknown>;

/** Puts something else in the place of each result of a frame; the rest of the frame stays. */
export function mapResults(frame: string, change: (result: unknown) => unknown): string {
  return mapMessages(frame, (copy) => {
    if ('result' in copy) copy.result = change(copy.result);
    if (typeof copy.params === 'object' && copy.params !== null && 'result' in copy.params) {
      copy.params = { ...copy.params, result: change(copy.params.result) };
    }
  });
}

export const nonsense = (turn: number): unknown => NONSENSE[turn % NONSENSE.length];

/** The result with `NaN` for every number and text in it. */
export function notNumbers(result: unknown): unknown {
  return mapLeaves(result, (leaf) => (typeof leaf === 'boolean' ? leaf : 'NaN'));
}

/** The result with the greatest value that fits each place. */
export function hugeNumbers(result: unknown): unknown {
  return mapLeaves(result, (leaf) => {
    if (typeof leaf === 'number') return Number.MAX_VALUE;
    if (typeof leaf !== 'string') return leaf;
    if (/^0x[0-9a-f]*$/.test(leaf)) return `0x${'f'.repeat(leaf.length - 2)}`;
    return /^\d+$/.test(leaf) ? MANY_DIGITS : leaf;
  });
}

/** A frame like this one for a request or a subscription that the client never made. */
export function foreign(frame: string): string {
  return mapMessages(frame, (copy) => {
    if (typeof copy.id === 'number') copy.id += FOREIGN_ID;
    else if (copy.id !== undefined) copy.id = `foreign ${copy.id}`;
    if (typeof copy.params === 'object') copy.params = { ...copy.params, subscription: 'foreign' };
  });
}

/** Changes a copy of each message of a frame, which is one message or a batch. */
function mapMessages(frame: string, change: (copy: Message) => void): string {
  const one = (message: Message): Message => {
    const copy = { ...message };
    change(copy);
    return copy;
  };
  const parsed = JSON.parse(frame) as Message | Message[];
  return JSON.stringify(Array.isArray(parsed) ? parsed.map(one) : one(parsed));
}

function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, change)]));
  }
  return value === null ? null : change(value);
}
