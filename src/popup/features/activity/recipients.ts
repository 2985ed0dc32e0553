import type { Param, Sentence, SentenceCode } from '../../../core/explain/types.js';

/** Whom a transaction pays. */
export interface Recipient {
  address: string;
  /** As it was known when it was signed. */
  name: string | null;
}

/** Acts whose `to` is an account that receives; elsewhere it is a validator or a subnet. */
const PAYING: ReadonlySet<SentenceCode> = new Set([
  'transfer',
  'transfer-all',
  'transfer-stake',
  'transfer-position',
]);

/** The accounts that what a sentence says pays, calls inside of it included; each once. */
export function recipientsOf(sentence: Sentence): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const one of paidBy(sentence)) if (!found.has(one.address)) found.set(one.address, one);
  return [...found.values()];
}

function paidBy({ code, params }: Sentence): Recipient[] {
  const { to } = params;
  const own = PAYING.has(code) && to?.t === 'account' ? [{ address: to.address, name: to.name }] : [];
  return [...own, ...Object.values(params).flatMap(inside)];
}

function inside(param: Param): Recipient[] {
  if (param.t === 'sentence') return paidBy(param.sentence);
  return param.t === 'list' ? param.items.flatMap(inside) : [];
}
