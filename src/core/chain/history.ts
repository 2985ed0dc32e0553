import type { Alpha, Rao } from '../amount/money.js';

export const RANGES = ['24h', '7d', '30d', '90d', '1y', 'all'] as const;
export type HistoryRange = (typeof RANGES)[number];

export interface ValuePoint {
  block: number;
  atMs: number;
  freeRao: Rao;
  reservedRao: Rao;
  /** Root stake and alpha at the spot price of that block. */
  stakedRao: Rao;
  /** Free, reserved and staked. */
  totalRao: Rao;
}

export interface PositionPoint {
  block: number;
  atMs: number;
  alpha: Alpha;
  spotRao: Rao;
}

/** Value over time, from past blocks. Sampled; the past is read once and kept for ever. */
export interface ValueHistory {
  range: HistoryRange;
  points: ValuePoint[];
  positions: Array<{ coldkey: string; hotkey: string; netuid: number; points: PositionPoint[] }>;
  progress: { done: number; total: number };
  state: 'reading' | 'complete' | 'no-archive' | 'error';
}

/** Something an account did or that happened to it, as the chain's events tell it. */
export interface ChainAction {
  address: string;
  block: number;
  atMs: number;
  extrinsicIndex: number | null;
  kind:
    | 'received'
    | 'sent'
    | 'stake'
    | 'unstake'
    | 'move'
    | 'swap'
    | 'stake-received'
    | 'stake-sent'
    | 'claim'
    | 'fee'
    | 'other';
  /** Signed by this account. */
  own: boolean;
  /** TAO paid or received; of a move, swap or gift of stake what it was worth. Gross: the pool's fee is in it. */
  taoRao: Rao | null;
  /** Alpha that came or left, the pool's fee on a sale included. */
  alpha: Alpha | null;
  hotkey: string | null;
  /** Destination of moves, swaps and transfers. */
  toHotkey: string | null;
  toNetuid: number | null;
  /** What arrived there; `alpha` is what left. */
  toAlpha: Alpha | null;
  counterparty: string | null;
  /** Network fee of the transaction, on the first of its actions only. */
  feeRao: Rao | null;
  /** The chain refused it; the fee was paid. */
  failed: boolean;
}

export interface ActionHistory {
  actions: ChainAction[];
  /** Blocks looked through so far, newest first, and how far back it went. */
  progress: { done: number; total: number };
  fromBlock: number | null;
  state: 'reading' | 'complete' | 'no-archive' | 'error';
}

/**
 * Gain of one position by one method. Three parts of what it holds are told apart: what was bought, what it grew by, and
 * what came without a known purchase, whose cost and gain nobody knows.
 */
export interface PositionGain {
  coldkey: string;
  hotkey: string;
  netuid: number;
  method: 'average' | 'fifo';
  /** Of what was bought and is held. */
  costRao: Rao;
  /** Of all of it. */
  valueRao: Rao;
  /** Of what was bought. May be negative: plain bigint of rao. */
  unrealisedRao: bigint;
  realisedRao: bigint;
  /** Growth: at what it brought where it was sold, else at what it is worth. */
  incomeRao: Rao;
  incomeAlpha: Alpha;
  /** What is held and came without a known purchase, and what it is worth. */
  unknownAlpha: Alpha;
  unknownRao: Rao;
  /** What such alpha brought. */
  unknownOutRao: Rao;
  /** Cost of what is gone without a known sale: neither a loss nor a gain. */
  lostRao: Rao;
  /**
   * TAO that went in and came out over all time;
   * value + received - paid = realised + unrealised + income + unknown + unknownOut - lost.
   */
  paidRao: Rao;
  receivedRao: Rao;
  /** False: the known history has a hole, as where stake is gone without a known sale. */
  complete: boolean;
}
