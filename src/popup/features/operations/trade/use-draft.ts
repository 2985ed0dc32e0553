import { useEffect, useState } from 'react';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import type { FormWorld } from '../form/operation-screen.js';

/** What is typed into a form, kept over a look at the review. */
export function useDraft<T extends object>(
  form: string,
  { account, settings }: FormWorld,
  initial: T,
): [T, (patch: Partial<T>) => void] {
  const key = draftKey(form, account.accountId, settings.networkId);
  const [draft, setDraft] = useState<T>(() => keptDraft<T>(key) ?? initial);
  useEffect(() => {
    keepDraft(key, draft);
  }, [key, draft]);
  return [draft, (patch) => setDraft((old) => ({ ...old, ...patch }))];
}
