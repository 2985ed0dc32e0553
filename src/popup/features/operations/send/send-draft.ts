import { NO_RECIPIENT, type RecipientDraft } from '../recipient/use-recipient.js';

/** What the form holds. Everything is an act of its own, never the largest number. */
export interface SendDraft {
  recipient: RecipientDraft;
  text: string;
  everything: boolean;
  /** With everything: leave the smallest balance, so that the account stays. */
  keepAlive: boolean;
}

export const EMPTY_SEND: SendDraft = {
  recipient: NO_RECIPIENT,
  text: '',
  everything: false,
  keepAlive: true,
};
