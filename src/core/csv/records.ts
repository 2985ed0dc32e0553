import { exactAmount } from '../amount/format.js';
import type { Alpha, Rao } from '../amount/money.js';
import type { ChainAction } from '../chain/history.js';
import type { IncomeEntry } from '../gains/index.js';
import { type Cell, csv } from './csv.js';

/** What TAO was worth in money of a state; null where nobody knows. Text, as it goes into the file. */
export interface FiatValues {
  /** ISO 4217. */
  currency: string;
  valueOf(taoRao: bigint, atMs: number): string | null;
}

/**
 * Columns of the file of actions, which never change their order; new ones come at the end. Amounts are exact decimals
 * of TAO or of the alpha of their subnet, times UTC.
 */
export const ACTION_COLUMNS = [
  'time_utc',
  'block',
  'extrinsic',
  'account',
  'kind',
  'signed_here',
  'failed',
  'tao',
  'netuid',
  'alpha',
  'hotkey',
  'to_netuid',
  'to_alpha',
  'to_hotkey',
  'counterparty',
  'network_fee_tao',
  'fiat_currency',
  'fiat_value',
  'fiat_network_fee',
  'tx_hash',
  'network_fee_alpha',
  'note',
  'protection_fee_tao',
  'carrier_hash',
] as const;

/** Columns of the file of income: stake that grew without being bought, in stretches between two looks. */
export const INCOME_COLUMNS = [
  'from_utc',
  'to_utc',
  'from_block',
  'to_block',
  'account',
  'kind',
  'netuid',
  'hotkey',
  'alpha',
  'tao_value',
  'fiat_currency',
  'fiat_value',
] as const;

/** An action as it is written down: with the transaction that did it where its hash is known. */
export type ActionRecord = ChainAction & {
  txHash?: string | null;
  /** The network's fee where it was taken in alpha. */
  feeAlpha?: Alpha | null;
  /** What the person wrote about it. */
  note?: string | null;
  /** Fee of the carrier that a hidden transaction travelled in, and the carrier's hash. */
  protectionFeeRao?: Rao | null;
  carrierHash?: string | null;
};

/** Oldest first. */
export function actionsCsv(actions: ActionRecord[], fiat: FiatValues | null): string {
  const ordered = [...actions].sort(
    (a, b) => a.block - b.block || (a.extrinsicIndex ?? Infinity) - (b.extrinsicIndex ?? Infinity) || 0,
  );
  return csv(
    ACTION_COLUMNS,
    ordered.map((action) => [
      time(action.atMs),
      number(action.block),
      number(action.extrinsicIndex),
      text(action.address),
      plain(action.kind),
      plain(String(action.own)),
      plain(String(action.failed)),
      amount(action.taoRao),
      number(action.alpha?.netuid ?? null),
      amount(action.alpha?.base ?? null),
      text(action.hotkey),
      number(action.toNetuid),
      amount(action.toAlpha?.base ?? null),
      text(action.toHotkey),
      text(action.counterparty),
      amount(action.feeRao),
      plain(fiat?.currency ?? null),
      plain(worth(action.taoRao, action.atMs, fiat)),
      plain(worth(action.feeRao, action.atMs, fiat)),
      text(action.txHash ?? null),
      amount(action.feeAlpha?.base ?? null),
      text(action.note ?? null),
      amount(action.protectionFeeRao ?? null),
      text(action.carrierHash ?? null),
    ]),
  );
}

/** Oldest first. */
export function incomeCsv(entries: IncomeEntry[], fiat: FiatValues | null): string {
  const ordered = [...entries].sort((a, b) => a.toBlock - b.toBlock || a.netuid - b.netuid);
  return csv(
    INCOME_COLUMNS,
    ordered.map((entry) => [
      time(entry.fromMs),
      time(entry.toMs),
      number(entry.fromBlock),
      number(entry.toBlock),
      text(entry.coldkey),
      plain('staking'),
      number(entry.netuid),
      text(entry.hotkey),
      amount(entry.alpha.base),
      amount(entry.valueRao),
      plain(fiat?.currency ?? null),
      plain(worth(entry.valueRao, entry.toMs, fiat)),
    ]),
  );
}

function worth(taoRao: bigint | null, atMs: number, fiat: FiatValues | null): string | null {
  return taoRao === null || fiat === null ? null : fiat.valueOf(taoRao, atMs);
}

const plain = (value: string | null): Cell => (value === null ? null : { plain: value });
const text = (value: string | null): Cell => (value === null ? null : { text: value });
const number = (value: number | null): Cell => plain(value === null ? null : String(value));
const amount = (value: bigint | null): Cell => plain(value === null ? null : exactAmount(value));
const time = (atMs: number): Cell => plain(new Date(atMs).toISOString());
