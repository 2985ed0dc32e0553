import { type Contact, MAX_CONTACTS } from '../../../../protocol/ui/contacts.js';
import { cleanText } from '../../../components/untrusted.js';
import { readAddress } from '../check-address.js';
import { type Known, lookAlike } from '../look-alike.js';
import type { FileLine } from './format-1.js';

const NAME_CAP = 48;
const NOTE_CAP = 200;

/** Why a line of a file is left out. */
export type LeftOut = 'bad-address' | 'other-chain' | 'own' | 'no-name' | 'twice' | 'look-alike' | 'full';

/** What an import would do, to be seen before anything is written. */
interface ImportPlan {
  added: FileLine[];
  /** There under another name or note, or without the mark that the file says, or with one it says is none. */
  changed: Array<{ line: FileLine; before: Contact }>;
  /** There as they are in the file. */
  same: number;
  leftOut: Array<{ line: FileLine; reason: LeftOut; like: string | null }>;
}

/**
 * Compares a file with the address book, by account. A look-alike of anybody known, or of another line, is left out: such an
 * address is compared in full before it is kept, one by one and by hand.
 */
export function planImport(
  lines: readonly FileLine[],
  contacts: readonly Contact[],
  own: readonly Known[],
): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], same: 0, leftOut: [] };
  const known: Known[] = [...own, ...contacts];
  const done = new Set<string>();
  for (const raw of lines) {
    const line: FileLine = {
      address: raw.address.trim(),
      name: cut(raw.name, NAME_CAP),
      note: cut(raw.note, NOTE_CAP),
      exchange: raw.exchange,
    };
    const leave = (reason: LeftOut, like: string | null = null): void => {
      plan.leftOut.push({ line, reason, like });
    };
    const read = readAddress(line.address);
    if (read.kind !== 'account') {
      leave(read.kind === 'bad' && read.asBittensor ? 'other-chain' : 'bad-address');
      continue;
    }
    const { accountId, address } = read;
    if (done.has(accountId)) leave('twice');
    else if (own.some((one) => one.accountId === accountId)) leave('own');
    else if (line.name === '') leave('no-name');
    else {
      done.add(accountId);
      const before = contacts.find((one) => one.accountId === accountId);
      const like = before ? null : lookAlike(address, accountId, known);
      if (like) leave('look-alike', like.name);
      else if (!before && contacts.length + plan.added.length >= MAX_CONTACTS) leave('full');
      else if (!before) {
        plan.added.push({ ...line, address });
        known.push({ accountId, address, name: line.name });
      } else if (differences(line, before).length === 0) plan.same += 1;
      else plan.changed.push({ line: { ...line, address }, before });
    }
  }
  return plan;
}

/** In what a line and the contact of its account are not the same. */
export function differences(line: FileLine, before: Contact): Array<'name' | 'note' | 'exchange'> {
  const { exchange = before.exchange } = line;
  const said = { name: line.name, note: line.note, exchange };
  return (['name', 'note', 'exchange'] as const).filter((what) => said[what] !== before[what]);
}

/** One line without hidden characters, as the background keeps it (background/contacts/clean-line.ts). */
function cut(text: string, cap: number): string {
  const line = text.normalize('NFC').replace(/[\p{Co}\p{Cs}\s]+/gu, ' ');
  return cleanText(line, cap * 2)
    .slice(0, cap)
    .trim();
}
