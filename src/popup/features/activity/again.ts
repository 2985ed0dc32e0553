import type { ActivityRow } from '../../../core/activity/types.js';
import { fieldAmount } from '../../../core/amount/format.js';
import type { NetworkId } from '../../../core/chain/networks.js';
import type { Param, Sentence } from '../../../core/explain/types.js';
import { draftKey } from '../operations/form/drafts.js';
import { typedRecipient } from '../operations/recipient/use-recipient.js';
import { EMPTY_SEND } from '../operations/send/send-draft.js';
import { type AmountDraft, WHOLE } from '../operations/trade/position-amount.js';

/** A form that would do once more what came to nothing, and what is to be typed into it. */
export interface Again {
  path: string;
  /** Null where the form has nothing to be filled in. */
  form: string | null;
  draft: object | null;
  /** A quote of then is worth nothing now. */
  isTrade: boolean;
}

interface Terms {
  networkId: NetworkId;
  /** Of the account it was done for. */
  accountId: string;
  toleranceBps: number;
}

const PLACES: Partial<Record<Sentence['code'], string>> = {
  'basket-buy': '/do/basket',
  rebalance: '/do/rebalance',
  'claim-root': '/do/claim',
  'claim-baskets': '/do/claim',
  'claim-basket': '/do/claim',
  'unstake-all': '/do/everything',
  'sell-positions': '/do/everything',
};

/**
 * The form that made a transaction, filled in as it was: amount, subnet, validator and recipient out of its sentence, the
 * tolerance as it stands in the settings, never wider. Null for what no form makes, such as what a site asked for.
 */
export function againOf({ sentence, origin }: ActivityRow, terms: Terms): Again | null {
  if (origin !== null) return null;
  const filled = formOf(innerOf(sentence), terms);
  const place = PLACES[innerOf(sentence).code];
  if (!filled) return place ? { path: place, form: null, draft: null, isTrade: false } : null;
  const { path, form, draft, isTrade } = filled;
  return { path, form: draftKey(form, terms.accountId, terms.networkId), draft, isTrade };
}

/** What was done for another account is told inside of who did it. */
function innerOf(sentence: Sentence): Sentence {
  const { inner } = sentence.params;
  return sentence.code === 'proxy' && inner?.t === 'sentence' ? inner.sentence : sentence;
}

type Filled = Again & { form: string; draft: object };

function formOf({ code, params }: Sentence, terms: Terms): Filled | null {
  const { toleranceBps } = terms;
  const amount = amountOf(params.amount, code);
  const hotkey = addressOf(params.validator);
  const netuid = netuidOf(params.subnet);
  const limits = { toleranceBps, allowPartial: false };
  const filled = (path: string, form: string, draft: object, isTrade = false): Filled => ({
    path,
    form,
    draft,
    isTrade,
  });
  switch (code) {
    case 'stake':
    case 'stake-unlimited':
      if (params.amount?.t !== 'tao' || netuid === null) return null;
      return filled('/stake', 'stake', { ...terms, ...limits, amount: amount?.text, netuid, hotkey }, true);
    case 'unstake':
    case 'unstake-unlimited':
    case 'unstake-position':
      if (!amount || netuid === null || hotkey === null) return null;
      return filled(
        `/do/unstake/${netuid}/${hotkey}`,
        `unstake ${netuid} ${hotkey}`,
        { amount, ...limits },
        true,
      );
    case 'swap-stake':
    case 'swap-position': {
      const [from, toNetuid] = [netuidOf(params.from), netuidOf(params.to)];
      if (!amount || from === null || hotkey === null) return null;
      return filled(
        `/do/subnet/${from}/${hotkey}`,
        `subnet ${from} ${hotkey}`,
        { amount, toNetuid, toHotkey: null, isOther: false, ...limits },
        true,
      );
    }
    case 'move-stake':
    case 'move-position': {
      const [from, on] = [addressOf(params.from), netuidOf(params.fromSubnet)];
      if (!amount || from === null || on === null || on !== netuidOf(params.toSubnet)) return null;
      const draft = { amount, toHotkey: addressOf(params.to) };
      return filled(`/do/validator/${on}/${from}`, `validator ${on} ${from}`, draft);
    }
    case 'transfer-stake':
    case 'transfer-position': {
      const to = addressOf(params.to);
      if (!amount || netuid === null || hotkey === null || to === null) return null;
      const draft = { recipient: typedRecipient(to), text: amount.text, whole: amount.whole };
      return filled(`/do/transfer/${netuid}/${hotkey}`, `transfer ${netuid} ${hotkey}`, draft);
    }
    case 'transfer':
    case 'transfer-all': {
      const to = addressOf(params.to);
      if (to === null) return null;
      const everything = code === 'transfer-all';
      const text = amount?.text ?? '';
      return filled('/do/send', 'send', { ...EMPTY_SEND, recipient: typedRecipient(to), text, everything });
    }
    default:
      return null;
  }
}

function amountOf(param: Param | undefined, code: Sentence['code']): AmountDraft | null {
  if (param?.t === 'everything' || code.endsWith('-position')) return WHOLE;
  if (param?.t === 'alpha') return { text: fieldAmount(param.base), unit: 'alpha', whole: false };
  if (param?.t !== 'tao') return null;
  // Root stake is TAO, and its position counts in the same unit.
  return { text: fieldAmount(param.rao), unit: 'alpha', whole: false };
}

const addressOf = (param: Param | undefined): string | null =>
  param?.t === 'account' ? param.address : null;
const netuidOf = (param: Param | undefined): number | null => (param?.t === 'subnet' ? param.netuid : null);
