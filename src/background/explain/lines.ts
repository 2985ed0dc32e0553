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

/** The balance or position that an effect changes, by a name; null for what is neither. */
export function holdingName({ account, value, hotkey }: Omit<Effect, 'kind' | 'bound'>): string | null {
  if (value.t === 'tao') return `free ${account}`;
  return value.t === 'alpha' && hotkey !== undefined ? positionName(account, value.netuid, hotkey) : null;
}

/** The same of a position. */
export function positionName(account: string, netuid: number, hotkey: string): string {
  return `stake ${account} ${netuid} ${hotkey}`;
}

/** The same of all positions that an account has with a validator. */
export function positionsName(account: string, hotkey: string): string {
  return `stakes ${account} ${hotkey}`;
}

export function risk(code: Risk['code'], level: RiskLevel, params: Risk['params'] = {}): Risk {
  return { code, level, params };
}

/**
 * A deposit of one size becomes one of another. No more is given back than the account has reserved itself: of a keyless
 * one that is nothing of what its maker paid (`substrate/frame/balances`, unreserve).
 */
export function depositLines(
  heldRao: bigint,
  wantedRao: bigint,
  account: string,
  reservedRao: bigint | null = null,
): Effect[] {
  if (wantedRao > heldRao) return [taoLine('reserve', 'exactly', wantedRao - heldRao, account)];
  const back = heldRao - wantedRao;
  const rao = reservedRao !== null && reservedRao < back ? reservedRao : back;
  return rao === 0n ? [] : [taoLine('release', 'exactly', rao, account)];
}
