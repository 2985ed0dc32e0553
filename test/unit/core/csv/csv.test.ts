import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../../src/core/amount/money.js';
import type { ChainAction } from '../../../../src/core/chain/history.js';
import {
  ACTION_COLUMNS,
  actionsCsv,
  csv,
  INCOME_COLUMNS,
  incomeCsv,
} from '../../../../src/core/csv/index.js';

/** A reader of RFC 4180, written from its grammar. */
function parse(file: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < file.length; i += 1) {
    const char = file[i];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (file[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || (char === '\r' && file[i + 1] === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (char === '\r') {
        rows.push([]);
        i += 1;
      }
    } else cell += char;
  }
  return rows.slice(0, -1);
}

const ACTION: ChainAction = {
  address: '5Cold',
  block: 7_200,
  atMs: Date.UTC(2026, 10, 21, 13, 48, 26),
  extrinsicIndex: 3,
  kind: 'swap',
  own: true,
  taoRao: rao(12_500_000_001n),
  alpha: { netuid: 1, base: alphaBase(350_000_000_000n) },
  hotkey: '5Hot',
  toHotkey: '5Other',
  toNetuid: 64,
  toAlpha: { netuid: 64, base: alphaBase(1n) },
  counterparty: null,
  feeRao: rao(134_000n),
  failed: false,
};

describe('CSV files', () => {
  it('H3 writes what a reader of RFC 4180 reads back', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 20 });
    const special = fc.constantFrom('"', ',', '\r\n', '\n', ' x', 'x ', '=1+1', '\t=1', "'");
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(value, special), { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
        (rows) => {
          const file = csv(
            ['a', 'b', 'c'],
            rows.map((cells) => cells.map((text) => ({ text }))),
          );
          const [header, ...read] = parse(file);
          expect(header).toEqual(['a', 'b', 'c']);
          expect(
            read.map((cells) => cells.map((cell) => cell.replace(/^'(?=[\t\r\n ]*[=+\-@]|[\t\r])/, ''))),
          ).toEqual(rows);
        },
      ),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n@x'])(
    'H3 lets no text cell become a formula: %j',
    (text) => {
      const [, [cell] = []] = parse(csv(['a'], [[{ text }]]));
      expect(cell).toBe(`'${text}`);
    },
  );

  it('H3 leaves numbers and harmless text as they are', () => {
    expect(csv(['a', 'b', 'c'], [[{ plain: '-1.5' }, { text: 'a=b' }, null]])).toBe('a,b,c\r\n-1.5,a=b,\r\n');
  });

  it('H3 gives every action its columns: UTC, exact amounts, fee, kind, and its worth at the time', () => {
    const fiat = { currency: 'EUR', valueOf: (tao: bigint, atMs: number) => `${tao}@${atMs}` };
    const [header, row] = parse(actionsCsv([ACTION], fiat));
    expect(header).toEqual([...ACTION_COLUMNS]);
    expect(Object.fromEntries(ACTION_COLUMNS.map((name, i) => [name, row?.[i]]))).toEqual({
      time_utc: '2026-11-21T13:48:26.000Z',
      block: '7200',
      extrinsic: '3',
      account: '5Cold',
      kind: 'swap',
      signed_here: 'true',
      failed: 'false',
      tao: '12.500000001',
      netuid: '1',
      alpha: '350',
      hotkey: '5Hot',
      to_netuid: '64',
      to_alpha: '0.000000001',
      to_hotkey: '5Other',
      counterparty: '',
      network_fee_tao: '0.000134',
      fiat_currency: 'EUR',
      fiat_value: `12500000001@${ACTION.atMs}`,
      fiat_network_fee: `134000@${ACTION.atMs}`,
      tx_hash: '',
      network_fee_alpha: '',
      note: '',
      protection_fee_tao: '',
      carrier_hash: '',
    });
  });

  it('H3 adds the hash and a fee in alpha where they are known, in columns at the end', () => {
    const feeAlpha = { netuid: 1, base: alphaBase(30_640_640n) };
    const [header, row] = parse(actionsCsv([{ ...ACTION, feeRao: null, txHash: '0x12', feeAlpha }], null));
    const cell = (name: string) => row?.[header?.indexOf(name) ?? -1];
    expect([cell('tx_hash'), cell('network_fee_alpha'), cell('network_fee_tao')]).toEqual([
      '0x12',
      '0.03064064',
      '',
    ]);
    expect(ACTION_COLUMNS.slice(-5)).toEqual([
      'tx_hash',
      'network_fee_alpha',
      'note',
      'protection_fee_tao',
      'carrier_hash',
    ]);
  });

  it('H3 orders actions by time and leaves unknown amounts empty', () => {
    const later = { ...ACTION, block: 9_000, taoRao: null, alpha: null, extrinsicIndex: null };
    const rows = parse(actionsCsv([later, ACTION], null)).slice(1);
    expect(rows.map((row) => row[1])).toEqual(['7200', '9000']);
    expect(rows[1]?.slice(7, 10)).toEqual(['', '', '']);
    expect(rows[1]?.slice(16)).toEqual(['', '', '', '', '', '', '', '']);
  });

  it('H3 keeps income in a file of its own', () => {
    const entry = {
      coldkey: '5Cold',
      hotkey: '5Hot',
      netuid: 1,
      fromBlock: 1,
      toBlock: 7_201,
      fromMs: 0,
      toMs: 86_400_000,
      alpha: { netuid: 1, base: alphaBase(1_500_000_000n) },
      valueRao: rao(30_000_000n),
    };
    const [header, row] = parse(incomeCsv([entry], null));
    expect(header).toEqual([...INCOME_COLUMNS]);
    expect(row).toEqual([
      '1970-01-01T00:00:00.000Z',
      '1970-01-02T00:00:00.000Z',
      '1',
      '7201',
      '5Cold',
      'staking',
      '1',
      '5Hot',
      '1.5',
      '0.03',
      '',
      '',
    ]);
  });
});
