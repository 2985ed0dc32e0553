import '../acting/words.js';
import type { Account } from '../../../core/accounts/types.js';
import { SignsText, useOutcome } from '../acting/option-text.js';
import { useActing } from '../acting/use-acting.js';

/** Under the acts of an account that others act for: who signs, and what it comes to where that is not at once. */
export default function SignsLine({ account }: { account: Account }) {
  const { option } = useActing(account);
  const outcome = useOutcome();
  if (!option || option.route.steps.length === 0) return null;
  const isDirect = option.delayBlocks === 0 && option.moreApprovals === 0 && option.may === 'yes';
  return (
    <p className="watched-reason quiet small" data-testid="signs-line">
      <SignsText option={option} />
      {isDirect ? null : <> · {outcome(option)}</>}
    </p>
  );
}
