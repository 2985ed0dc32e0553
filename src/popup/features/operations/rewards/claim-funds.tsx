import { useTranslation } from 'react-i18next';
import { useActingOperation } from '../../acting/use-acting-operation.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';
import { useDraft } from '../trade/use-draft.js';
import { ClaimTerms } from './claim-terms.js';
import { FundDues } from './fund-dues.js';
import { isNothing, NothingOwed } from './nothing-owed.js';

/** From 441: what one validator's fund owes, or all of them at once (null). */
export function ClaimFunds({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const [{ hotkey }, change] = useDraft<{ hotkey: string | null }>('claim-basket', world, { hotkey: null });
  // A quote for one validator names that one alone: the list to choose from is that of all.
  const { state: all } = useActingOperation({
    account: world.account,
    ask: hotkey === null ? null : { kind: 'claim-basket', hotkey: null },
    protect: true,
  });
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'claim-basket', hotkey }}
      ready
      reviewLabel={() => t(hotkey === null ? 'claim.reviewAll' : 'claim.reviewOne')}
      isSaid={isNothing}
      remedies={(state) => {
        const largest = hotkey === null ? largestOf(state) : null;
        if (largest === null) return {};
        return {
          'claim/too-heavy': { label: t('claim.largest'), onTake: () => change({ hotkey: largest }) },
        };
      }}
      fields={(state) =>
        isNothing(state) ? (
          <NothingOwed />
        ) : (
          <FundDues
            state={hotkey === null ? state : all}
            picked={hotkey}
            onPick={(next) => change({ hotkey: next })}
          />
        )
      }
      more={(state) => (isNothing(state) ? null : <ClaimTerms state={state} becomes="root" />)}
    />
  );
}

/** The validator that pays most; null where none pays. */
function largestOf({ current }: OperationState): string | null {
  const items = current?.detail.kind === 'claim' ? current.detail.items : [];
  const paying = items.filter(({ claimable }) => claimable);
  const [first] = paying.sort((a, b) => (a.worthRao < b.worthRao ? 1 : -1));
  return first?.hotkey ?? null;
}
