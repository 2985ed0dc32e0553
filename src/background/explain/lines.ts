import type { Bound, Effect, Param, Risk, RiskLevel } from '../../core/explain/types.js';

/** One line of the table; `hotkey` where it is alpha of one position. */
export function line(
  kind: Effect['kind'],
  bound: Bound,
  value: Param,
  account: string,
  hotkey?: string,
): Effect {
  return { kind, bound, value, account, ...(hotkey === undefined ? {} : { hotkey }) };
}

/** The same in rao. */
export function taoLine(kind: Effect['kind'], bound: Bound, rao: bigint, account: string): Effect {
  return line(kind, bound, { t: 'tao', rao }, account);
}

export function risk(code: Risk['code'], level: RiskLevel, params: Risk['params'] = {}): Risk {
  return { code, level, params };
}

/** A deposit of one size becomes one of another. */
export function depositLines(heldRao: bigint, wantedRao: bigint, account: string): Effect[] {
  if (wantedRao === heldRao) return [];
  return wantedRao > heldRao
    ? [taoLine('reserve', 'exactly', wantedRao - heldRao, account)]
    : [taoLine('release', 'exactly', heldRao - wantedRao, account)];
}
