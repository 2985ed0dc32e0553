import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import type { RecipientFacts } from '../../../../core/operations/recipient.js';
import type { Contact } from '../../../../protocol/ui/contacts.js';
import { readAddress } from '../../contacts/check-address.js';
import { type Known, lookAlike } from '../../contacts/look-alike.js';
import type { SentBefore } from './sent-before.js';

/** Whose addresses this wallet knows. What came in from others is never among them. */
export interface KnownPeople {
  own: ReadonlyArray<Known & { role: 'coldkey' | 'hotkey' }>;
  contacts: readonly Contact[];
  sent: readonly SentBefore[];
  /** Hotkeys the account stakes with. */
  validators: readonly Known[];
}

/** How well an address is known, the best that can be said. */
type Standing =
  | { kind: 'own'; name: string }
  | { kind: 'contact'; name: string; note: string; verified: boolean; exchange: boolean }
  | { kind: 'sent'; times: number; lastAtMs: number; here: boolean }
  /** Not by this wallet, but the sender paid it by the chain's own history. */
  | { kind: 'paid'; lastAtMs: number }
  | { kind: 'new' };

/** Why nothing can be sent there. */
export type Barrier = 'self' | 'hotkey' | 'validator' | 'system' | 'other-network';

/** What the chain says of the address: not asked to the end, known, or not to be had. */
export type FactsState =
  | { state: 'pending' }
  | { state: 'known'; facts: RecipientFacts }
  | { state: 'failed'; error: ErrorBody };

export type Verdict =
  | { kind: 'empty' }
  | { kind: 'bad'; error: ErrorBody; asBittensor: string | null }
  /** An EVM address, which no native transfer can name. */
  | { kind: 'evm'; address: string }
  | {
      kind: 'account';
      accountId: `0x${string}`;
      address: string;
      standing: Standing;
      barrier: Barrier | null;
      /** The known address it could be mistaken for. */
      like: Known | null;
      facts: FactsState;
      /** Nobody here knows it and the chain could not be asked: the person has to say that it is right. */
      needsWord: boolean;
    };

/** What the person confirmed, for one account each: another address has to be confirmed again. */
interface Confirmed {
  compared: string | null;
  word: string | null;
}

/** An EVM address, which is no account of this chain. */
export const EVM = /^0x[0-9a-fA-F]{40}$/;

/** Everything that can be said about an address that money is to go to, layer by layer. */
export function judge(
  text: string,
  sender: string,
  people: KnownPeople,
  facts: FactsState,
  isOtherNetwork: boolean,
): Verdict {
  const trimmed = text.trim();
  if (EVM.test(trimmed)) return { kind: 'evm', address: trimmed };
  const read = readAddress(trimmed);
  if (read.kind !== 'account') return read;
  const { accountId, address } = read;
  const standing = standingOf(accountId, people);
  const unknown = standing.kind === 'new' || standing.kind === 'sent';
  const known = [...people.own, ...people.contacts, ...people.validators, ...named(people.sent)];
  return {
    kind: 'account',
    accountId,
    address,
    standing,
    barrier: isOtherNetwork ? 'other-network' : barrierOf(accountId, sender, people, facts),
    like: unknown ? lookAlike(address, accountId, known) : null,
    facts,
    needsWord: standing.kind === 'new' && facts.state === 'failed',
  };
}

/** The verdict with what the chain's history knows of an address that is new to this wallet. All else about it stays. */
export function withHistory(verdict: Verdict, lastAtMs: number | null): Verdict {
  if (verdict.kind !== 'account' || verdict.standing.kind !== 'new' || lastAtMs === null) return verdict;
  return { ...verdict, standing: { kind: 'paid', lastAtMs } };
}

/** Whether money may go there now. Addresses of own accounts and contacts do without an answer of the chain. */
export function isUsable(verdict: Verdict, { compared, word }: Confirmed): boolean {
  if (verdict.kind !== 'account' || verdict.barrier || verdict.facts.state === 'pending') return false;
  if (verdict.like && compared !== verdict.accountId) return false;
  return !verdict.needsWord || word === verdict.accountId;
}

function standingOf(accountId: string, { own, contacts, sent }: KnownPeople): Standing {
  const isIt = (one: { accountId: string }): boolean => one.accountId === accountId;
  const mine = own.find(isIt);
  if (mine) return { kind: 'own', name: mine.name };
  const contact = contacts.find(isIt);
  if (contact) {
    const { name, note, verified, exchange } = contact;
    return { kind: 'contact', name, note, verified, exchange };
  }
  const paid = sent.find(isIt);
  return paid
    ? { kind: 'sent', times: paid.times, lastAtMs: paid.lastAtMs, here: paid.here }
    : { kind: 'new' };
}

/** What is known here comes first: it holds also when the chain cannot be asked. */
function barrierOf(
  accountId: string,
  sender: string,
  { own, validators }: KnownPeople,
  facts: FactsState,
): Barrier | null {
  if (accountId === sender) return 'self';
  if (validators.some((one) => one.accountId === accountId)) return 'validator';
  if (own.some((one) => one.accountId === accountId && one.role === 'hotkey')) return 'hotkey';
  if (facts.state !== 'known') return null;
  if (facts.facts.isSystem) return 'system';
  if (facts.facts.isValidator) return 'validator';
  return facts.facts.isHotkey ? 'hotkey' : null;
}

/** Somebody who was paid before has no name but the address. */
function named(sent: readonly SentBefore[]): Known[] {
  return sent.map(({ accountId, address }) => ({ accountId, address, name: address }));
}
