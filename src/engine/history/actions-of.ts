import { type Alpha, alphaBase, rao } from '../../core/amount/money.js';
import type { ChainAction } from '../../core/chain/history.js';
import type { ChainEvent } from '../chain/events.js';
import { isInt, isText, type Leg, type Link, legOf, linkOf } from './stake-legs.js';
import { isStakingAccount } from './system-accounts.js';

interface Where {
  block: number;
  atMs: number;
  extrinsicIndex: number;
}

/**
 * What the events of one extrinsic mean to an account, in their order. Stake that moves leaves two legs and one event
 * of its own: these become one action.
 */
export function actionsOf(events: ChainEvent[], address: string, where: Where): ChainAction[] {
  const fee = events.find(
    ({ pallet, name }) => pallet === 'TransactionPayment' && name === 'TransactionFeePaid',
  );
  const own = fee?.fields[0] === address;
  const failed = events.some(({ pallet, name }) => pallet === 'System' && name === 'ExtrinsicFailed');
  const make = (part: Partial<ChainAction> & Pick<ChainAction, 'kind'>): ChainAction => ({
    ...NOTHING,
    ...where,
    address,
    own,
    ...part,
  });
  const alphaFees = feesInAlpha(events, address);
  const acts = failed ? [] : [...stakeActs(events, address), ...claims(events, address)];
  const payments = failed ? [] : transfers(events, address, acts.length > 0);
  const parts = [...acts, ...payments, ...alphaFees];
  if (own && acts.length + payments.length === 0) parts.unshift({ kind: 'other', failed });
  const actions = parts.map(make);
  const [first] = actions;
  // Paid in alpha it is an action of its own, and not TAO as well.
  const feeRao = own && alphaFees.length === 0 && isInt(fee?.fields[1]) ? rao(fee.fields[1]) : null;
  return first ? [{ ...first, feeRao }, ...actions.slice(1)] : [];
}

type Part = Partial<ChainAction> & Pick<ChainAction, 'kind'>;

const NOTHING = {
  taoRao: null,
  alpha: null,
  hotkey: null,
  toHotkey: null,
  toNetuid: null,
  toAlpha: null,
  counterparty: null,
  feeRao: null,
  failed: false,
} as const;

function stakeActs(events: ChainEvent[], address: string): Part[] {
  const open: Array<{ at: number; leg: Leg }> = [];
  const acts: Array<{ at: number; part: Part }> = [];
  for (const [at, event] of events.entries()) {
    const leg = legOf(event);
    if (leg) open.push({ at, leg });
    const link = linkOf(event);
    if (!link) continue;
    const left = take(open, (found) => found.side === 'removed' && isEnd(found, link.from));
    const came = take(open, (found) => found.side === 'added' && isEnd(found, link.to));
    const part = linked(link, left, came, address);
    if (part) acts.push({ at, part });
  }
  for (const { at, leg } of open) if (leg.coldkey === address) acts.push({ at, part: single(leg) });
  return acts.sort((a, b) => a.at - b.at).map(({ part }) => part);
}

/** The newest leg that fits, which is then spoken for. */
function take(open: Array<{ leg: Leg }>, fits: (leg: Leg) => boolean): Leg | null {
  const at = open.findLastIndex(({ leg }) => fits(leg));
  return at === -1 ? null : (open.splice(at, 1)[0]?.leg ?? null);
}

function isEnd(leg: Leg, end: Link['from']): boolean {
  return leg.coldkey === end.coldkey && leg.hotkey === end.hotkey && leg.netuid === end.netuid;
}

function single({ side, hotkey, netuid, tao, alpha }: Leg): Part {
  return {
    kind: side === 'added' ? 'stake' : 'unstake',
    taoRao: rao(tao),
    alpha: { netuid, base: alphaBase(alpha) },
    hotkey,
  };
}

function linked(link: Link, left: Leg | null, came: Leg | null, address: string): Part | null {
  const { from, to } = link;
  const toAlpha = came && amount(came);
  const sent: Part = {
    kind: link.kind === 'transfer' ? 'stake-sent' : link.kind,
    taoRao: rao(link.tao),
    alpha: left && amount(left),
    hotkey: from.hotkey,
    toHotkey: to.hotkey,
    toNetuid: to.netuid,
    toAlpha,
    counterparty: link.kind === 'transfer' ? to.coldkey : null,
  };
  if (from.coldkey === address) return sent;
  if (to.coldkey !== address) return null;
  return {
    kind: 'stake-received',
    taoRao: rao(link.tao),
    alpha: toAlpha,
    hotkey: to.hotkey,
    counterparty: from.coldkey,
  };
}

function amount({ netuid, alpha }: Leg): Alpha {
  return { netuid, base: alphaBase(alpha) };
}

/**
 * Rewards of root: `BasketClaimed` (hotkey, coldkey, tao) for each validator, and `RootClaimed` (coldkey[, tao]) for the
 * call, which counts only where it is alone.
 */
function claims(events: ChainEvent[], address: string): Part[] {
  const ours = events.filter(({ pallet }) => pallet === 'SubtensorModule');
  const baskets = ours.flatMap(({ name, fields: [hotkey, coldkey, tao] }): Part[] => {
    if (name !== 'BasketClaimed' || coldkey !== address || !isText(hotkey) || !isInt(tao)) return [];
    return [{ kind: 'claim', taoRao: rao(tao), alpha: { netuid: 0, base: alphaBase(tao) }, hotkey }];
  });
  if (baskets.length > 0) return baskets;
  return ours.flatMap(({ name, fields: [coldkey, tao] }): Part[] =>
    name === 'RootClaimed' && coldkey === address
      ? [{ kind: 'claim', taoRao: isInt(tao) ? rao(tao) : null }]
      : [],
  );
}

/** Payments. Beside an act of staking, TAO that goes through the staking pallet's accounts is that act. */
function transfers(events: ChainEvent[], address: string, staked: boolean): Part[] {
  return events.flatMap(({ pallet, name, fields: [from, to, value] }): Part[] => {
    if (pallet !== 'Balances' || name !== 'Transfer' || !isText(from) || !isText(to) || !isInt(value))
      return [];
    if (from !== address && to !== address) return [];
    const counterparty = from === address ? to : from;
    if (staked && isStakingAccount(counterparty)) return [];
    return [{ kind: from === address ? 'sent' : 'received', taoRao: rao(value), counterparty }];
  });
}

/** `TransactionFeePaidWithAlpha` (who, netuid, alpha, tao): alpha sold for the fee. */
function feesInAlpha(events: ChainEvent[], address: string): Part[] {
  return events.flatMap(({ name, fields: [who, netuid, base, tao] }): Part[] => {
    if (name !== 'TransactionFeePaidWithAlpha' || who !== address) return [];
    if (!isInt(netuid) || !isInt(base) || !isInt(tao)) return [];
    const from = events.map(legOf).find((leg) => leg?.coldkey === address && leg.netuid === Number(netuid));
    return [
      {
        kind: 'fee',
        taoRao: rao(tao),
        alpha: { netuid: Number(netuid), base: alphaBase(base) },
        hotkey: from?.hotkey ?? null,
      },
    ];
  });
}
