/** What was typed into each form lives as long as the wallet stays open, whatever page it is looked at from. */
export { forgetDrafts, keepDraft, keptDraft } from '../../../state/kept-views.js';

let lastForm = '/';

/** Key of a form's draft: one per form, account and network. */
export function draftKey(form: string, accountId: string, networkId: string): string {
  return [form, networkId, accountId].join('|');
}

/** The form that leads to the review on screen, so that rejecting leads back into it. */
export function rememberForm(path: string): void {
  lastForm = path;
}

export function formToReturnTo(): string {
  return lastForm;
}
