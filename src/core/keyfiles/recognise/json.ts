/** JSON that was pasted or dropped. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toErrorBody } from '../../errors/wallet-error.js';
import { recogniseBtcli } from '../btcli/index.js';
import { fieldsOf, parseBoundedJson } from '../polkadot/bounded-json.js';
import { readExport } from '../polkadot/read.js';
import type { Recognised } from './types.js';

const BACKUP_MAGIC = 'KELVIN-BACKUP';
// Also one that is cut: its own reader says what is wrong with it.
const BACKUP = new RegExp(`^(?:\\{\\s*"magic"\\s*:\\s*")?${BACKUP_MAGIC}`);
const OTHER_JSON: Recognised = { kind: 'unknown', saw: 'json' };

/** Whether the text is a backup of Kelvin, whole or damaged. */
export function isBackup(text: string): boolean {
  return BACKUP.test(text);
}

/** What a text that begins like JSON is. Takes text without a byte-order mark and space around. */
export function recogniseJson(text: string): Recognised {
  const value = parsed(text);
  const fields = fieldsOf(value);
  if (!fields) return OTHER_JSON;
  if (fields.get('magic') === BACKUP_MAGIC) return { kind: 'backup' };
  if (fields.has('encoded') && fields.has('encoding')) return recogniseExport(value);
  return recogniseKeyfile(utf8ToBytes(text)) ?? OTHER_JSON;
}

/** A key file of btcli; null when the bytes are none. */
export function recogniseKeyfile(bytes: Uint8Array): Recognised | null {
  try {
    const file = recogniseBtcli(bytes);
    return file && { kind: 'btcli', file };
  } catch (error) {
    const problem = toErrorBody(error);
    if (problem.code === 'keyfile/too-large') return null;
    return { kind: 'bad-keyfile', format: 'btcli', problem };
  }
}

function recogniseExport(value: unknown): Recognised {
  try {
    return { kind: 'polkadot-json', file: readExport(value) };
  } catch (error) {
    return { kind: 'bad-keyfile', format: 'polkadot-json', problem: toErrorBody(error) };
  }
}

function parsed(text: string): unknown {
  try {
    return parseBoundedJson(text);
  } catch {
    // Broken or bottomless: JSON all the same, but nothing of ours.
    return null;
  }
}
