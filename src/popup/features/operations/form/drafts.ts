/** What was typed into each form, kept while this page lives, so that looking at the review and going back loses nothing. */
const kept = new Map<string, unknown>();
let lastForm = '/';

/** Key of a form's draft: one per form, account and network. */
export function draftKey(form: string, accountId: string, networkId: string): string {
  return [form, networkId, accountId].join('|');
}

export function keptDraft<T>(key: string): T | null {
  return (kept.get(key) as T | undefined) ?? null;
}

export function keepDraft<T>(key: string, draft: T): void {
  kept.set(key, draft);
}

/** Called when a form's transaction was sent: the next one begins empty. */
export function forgetDrafts(): void {
  kept.clear();
}

/** The form that leads to the review on screen, so that rejecting leads back into it. */
export function rememberForm(path: string): void {
  lastForm = path;
}

export function formToReturnTo(): string {
  return lastForm;
}
