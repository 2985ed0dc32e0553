import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useAct } from '../../../components/use-act.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';
import { useStartPlan } from '../plan/use-start-plan.js';
import { useDraft } from '../trade/use-draft.js';
import { claimSteps } from './claim-steps.js';
import { ClaimTerms } from './claim-terms.js';
import { isNothing, NothingOwed } from './nothing-owed.js';
import { SubnetDues } from './subnet-dues.js';

/** Before the baskets: alpha per subnet, at most five subnets a call. Null: what the quote takes by itself. */
export function ClaimSubnets({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const [draft, change] = useDraft<{ netuids: number[] | null }>('claim-root', world, { netuids: null });
  const picked = (state: OperationState): number[] => draft.netuids ?? pickedOf(state);
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'claim-root', netuids: draft.netuids }}
      ready={draft.netuids === null || draft.netuids.length > 0}
      reviewLabel={(quote) => {
        const count = quote?.intent?.kind === 'claim-root' ? quote.intent.netuids.length : 0;
        return count === 0 ? t('operation.review') : t('claim.review', { count });
      }}
      isSaid={isNothing}
      fields={(state) =>
        isNothing(state) ? (
          <NothingOwed />
        ) : (
          <>
            <SubnetDues
              state={state}
              picked={picked(state)}
              onPick={(netuid, on) => {
                const others = picked(state).filter((one) => one !== netuid);
                change({ netuids: on ? [...others, netuid] : others });
              }}
            />
            {draft.netuids?.length === 0 ? <p className="quiet small">{t('claim.pick')}</p> : null}
          </>
        )
      }
      more={(state) =>
        isNothing(state) ? null : (
          <>
            <ClaimTerms state={state} becomes="rootOrAlpha" />
            {draft.netuids === null ? <Rest state={state} /> : null}
          </>
        )
      }
    />
  );
}

/** What the quote chose by itself. */
function pickedOf({ quote }: OperationState): number[] {
  const intent = quote?.intent;
  return intent?.kind === 'claim-root' ? intent.netuids : [];
}

/** What one claim does not cover, as a plan of as many as it takes. */
function Rest({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  const start = useStartPlan();
  const act = useAct();
  if (current?.detail.kind !== 'claim' || current.detail.rest === 0 || current.issue) return null;
  const count = current.detail.rest + 1;
  return (
    <>
      <Button
        busy={act.busy}
        onClick={() => void act.run(() => start('claim-everything', claimSteps(count)))}
      >
        {t('claim.everything', { count })}
      </Button>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}
