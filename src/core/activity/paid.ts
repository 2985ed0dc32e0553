import { accountIdHex, decodeAnyPrefix } from '../address/index.js';
import type { Sentence } from '../explain/types.js';
import type { ActivityRow } from './types.js';

const GIVING = new Set(['transfer', 'transfer-all', 'transfer-stake', 'transfer-position']);
/** They carry out another call at once. */
const CARRYING = new Set(['proxy', 'as-shared', 'as-derivative']);

/**
 * Whom a transaction of ours gave something to, as it was written and as an account id; null when it gave nothing, is not in a
 * block, or is a batch: its sentence names nobody.
 */
export function paidBy({
  sentence,
  state,
}: Pick<ActivityRow, 'sentence' | 'state'>): { address: string; accountId: `0x${string}` } | null {
  if (state !== 'in-block' && state !== 'finalized') return null;
  const address = givenTo(sentence);
  return address === null ? null : { address, accountId: accountIdHex(decodeAnyPrefix(address).accountId) };
}

function givenTo({ code, params: { to, inner } }: Sentence): string | null {
  if (GIVING.has(code)) return to?.t === 'account' ? to.address : null;
  return CARRYING.has(code) && inner?.t === 'sentence' ? givenTo(inner.sentence) : null;
}
