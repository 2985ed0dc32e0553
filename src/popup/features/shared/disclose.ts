import type { Route } from '../../../core/routes/types.js';
import { keepDraft, keptDraft } from '../../state/kept-views.js';

const keyOf = (account: string): string => `shared-private|${account}`;

/**
 * Whether what is proposed for a multisig account goes to the chain whole, where every member can read it, or as its hash
 * alone until the last approval. Whole unless the person chose otherwise; forgotten when the wallet is locked.
 */
export function disclosesCalls(account: string): boolean {
  return keptDraft<boolean>(keyOf(account)) !== true;
}

export function setDisclosesCalls(account: string, disclose: boolean): void {
  keepDraft(keyOf(account), !disclose);
}

/** A route as the person wants it told to the chain: whole, or by its hash until the last approval. */
export function asDisclosed({ signer, steps }: Route): Route {
  return {
    signer,
    steps: steps.map((step) =>
      step.kind === 'multisig' ? { ...step, disclose: disclosesCalls(step.account) } : step,
    ),
  };
}
