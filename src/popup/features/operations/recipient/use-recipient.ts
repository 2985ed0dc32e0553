import { useMemo } from 'react';
import type { Account } from '../../../../core/accounts/types.js';
import { accountIdHex, decodeAddress } from '../../../../core/address/index.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { useServices } from '../../../app/services.js';
import { useAsk } from '../../../components/use-ask.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useGenesis } from '../../../state/use-genesis.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { readAddress } from '../../contacts/check-address.js';
import type { Known } from '../../contacts/look-alike.js';
import { useRoom } from '../../market/use-room.js';
import { type FactsState, isUsable, judge, type KnownPeople, type Verdict, withHistory } from './judge.js';
import { lastPaidOnChain } from './paid-on-chain.js';
import { chainOf, type PaymentRequest, readRequest } from './payment-request.js';
import { sentBefore } from './sent-before.js';

/** What an address field holds. */
export interface RecipientDraft {
  text: string;
  /** Account that was compared in full, and account the person vouched for. */
  compared: string | null;
  word: string | null;
  /** The pasted request the address came out of. */
  request: PaymentRequest | null;
}

export const NO_RECIPIENT: RecipientDraft = { text: '', compared: null, word: null, request: null };

/** From so many characters on a text is an address, whose spaces and line breaks say nothing; a shorter one may be a name. */
const ADDRESS_CHARS = 40;

/** A draft out of what was typed, pasted or chosen; a payment request is taken apart. */
export function typedRecipient(text: string): RecipientDraft {
  const request = readRequest(text);
  return { ...NO_RECIPIENT, text: request ? request.address : spaced(text), request };
}

function spaced(text: string): string {
  const bare = text.replace(/\s+/g, '');
  return bare.length < ADDRESS_CHARS ? text.replace(/\s+/g, ' ').trimStart() : bare;
}

export interface Recipient {
  draft: RecipientDraft;
  verdict: Verdict;
  /** Account id of the sender. */
  sender: string;
  people: KnownPeople;
  /** Contacts are still being read. */
  peopleLoading: boolean;
  /** Contacts could not be read: look-alikes of them cannot be noticed. */
  peopleError: ErrorBody | null;
  /** Address to ask a quote for: null while there is none, or nothing can be sent to it. */
  address: string | null;
  /** Everything about it is checked and confirmed. */
  usable: boolean;
  /** Asks the chain once more what kind of account it is. */
  askAgain(): void;
}

const NO_ACCOUNTS: Account[] = [];

/** Judges what an address field holds, with what this wallet and the chain know. */
export function useRecipient(draft: RecipientDraft, sender: Account): Recipient {
  const { people, error, loading } = usePeople(sender);
  const genesisHash = useGenesis();
  const asked = draft.request?.chain ?? null;
  const isOther = asked !== null && genesisHash !== null && asked !== chainOf(genesisHash);
  const { facts, again } = useFacts(draft.text, loading);
  const judged = judge(draft.text, sender.accountId, people, facts, isOther);
  const verdict = withHistory(judged, useLastPaid(judged, loading, sender.address));
  const open = verdict.kind === 'account' && verdict.barrier === null;
  return {
    draft,
    verdict,
    sender: sender.accountId,
    people,
    peopleLoading: loading,
    peopleError: error,
    address: open ? verdict.address : null,
    usable: isUsable(verdict, draft),
    askAgain: again,
  };
}

/**
 * Asked only about an address that nobody here knows. The month is what the activity shows at first, so that it is mostly read
 * already: what was read before is told at once, and the rest is looked for while the form is open, after everything else.
 */
function useLastPaid(judged: Verdict, loading: boolean, address: string): number | null {
  const wanted =
    !loading && judged.kind === 'account' && judged.standing.kind === 'new' && judged.barrier === null
      ? judged.accountId
      : null;
  const question = (range: '30d' | 'all') => (wanted === null ? undefined : { addresses: [address], range });
  const month = useRoom('actions', question('30d'));
  const all = useRoom('actions', question('all'));
  return useMemo(
    () =>
      wanted === null ? null : lastPaidOnChain([...(month?.actions ?? []), ...(all?.actions ?? [])], wanted),
    [month, all, wanted],
  );
}

function useFacts(text: string, loading: boolean): { facts: FactsState; again(): void } {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const read = readAddress(text);
  const address = read.kind === 'account' ? read.address : null;
  const asked = useAsk(`${networkId} ${address}`, async () =>
    address === null ? null : engine.call('recipientFacts', { address }),
  );
  const { value, error, again } = asked;
  if (!loading && value) return { facts: { state: 'known', facts: value }, again };
  if (!loading && error) return { facts: { state: 'failed', error }, again };
  return { facts: { state: 'pending' }, again };
}

function usePeople(sender: Account): { people: KnownPeople; error: ErrorBody | null; loading: boolean } {
  const { background } = useServices();
  const contacts = useAsk('contacts', () => background.call('contacts.list', {}));
  const own = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const activity = useChainStore((s) => s.activity);
  const genesisHash = useGenesis();
  const portfolio = useChainStore((s) => s.portfolio?.snapshot?.value ?? null);
  const people = useMemo(
    (): KnownPeople => ({
      own,
      contacts: contacts.value?.contacts ?? [],
      sent: sentBefore(activity ?? [], genesisHash),
      validators: validatorsOf(
        portfolio?.accounts.find(({ address }) => address === sender.address)?.positions ?? [],
      ),
    }),
    [own, contacts.value, activity, genesisHash, portfolio, sender.address],
  );
  return { people, error: contacts.error, loading: !contacts.value && !contacts.error };
}

function validatorsOf(positions: ReadonlyArray<{ hotkey: string; validatorName: string | null }>): Known[] {
  const names = new Map(positions.map(({ hotkey, validatorName }) => [hotkey, validatorName]));
  return [...names].map(([address, name]) => ({
    accountId: accountIdHex(decodeAddress(address).accountId),
    address,
    name: name ?? address,
  }));
}
