import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { Explanation } from '../../../core/explain/types.js';
import type { InputOf } from '../../../protocol/method.js';
import type { ApprovalView, getApproval } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { useDecide } from './use-decide.js';

type View = Extract<ApprovalView, { kind: 'extrinsic' }>;

/** What was checked. `view` adds what a second node says. */
export function Assurances({ explanation, view }: { explanation: Explanation; view: View }) {
  const { t } = useTranslation();
  return (
    <ul className="assurances">
      <li data-testid="codecs" data-agree={explanation.codecsAgree}>
        {explanation.codecsAgree ? (
          <Check size={14} className="gain" aria-hidden="true" />
        ) : (
          <CircleAlert size={14} className="caution" aria-hidden="true" />
        )}
        {t(explanation.codecsAgree ? 'approval.codecsAgree' : 'approval.codecsAlone')}
      </li>
      <SecondNode view={view} />
      {explanation.metadataHashMode === 1 ? (
        <li>
          <Check size={14} className="gain" aria-hidden="true" />
          {t('approval.digest')}
        </li>
      ) : null}
    </ul>
  );
}

/** What a second node says, once it has: the line changes by itself, and nothing else on the screen does. */
function SecondNode({ view }: { view: View }) {
  const { t } = useTranslation();
  const { secondOpinion, comparedAt } = useLatestOpinion(view);
  if (secondOpinion === 'not-needed') return null;
  const block = comparedAt ? groupDigits(String(comparedAt.block)) : '\u2013';
  const words = secondOpinion === 'agreed' && comparedAt?.prices ? 'agreedPrices' : secondOpinion;
  return (
    <li data-testid="second-opinion" data-state={secondOpinion} aria-live="polite">
      {secondOpinion === 'agreed' ? (
        <Check size={14} className="gain" aria-hidden="true" />
      ) : secondOpinion === 'asking' ? (
        <LoaderCircle size={14} className="faint" aria-hidden="true" />
      ) : (
        <CircleAlert
          size={14}
          className={secondOpinion === 'disputed' ? 'loss' : 'caution'}
          aria-hidden="true"
        />
      )}
      {t(`approval.secondOpinion.${words}`, { block })}
    </li>
  );
}

/**
 * The opinion of the view, or the later one. It is kept here and not in the view: what a click approves has not changed, so
 * approving must not become inert again.
 */
function useLatestOpinion(view: View): Pick<View, 'secondOpinion' | 'comparedAt'> {
  const { background } = useServices();
  const { error } = useDecide();
  const [heard, setHeard] = useState<{ of: View; said: View } | null>(null);
  const isAsking = view.secondOpinion === 'asking';

  useEffect(() => {
    if (!isAsking) return;
    let isGone = false;
    background
      .call('approvals.get', { id: view.id as InputOf<typeof getApproval>['id'], settled: true })
      .then((said) => {
        if (!isGone && said.kind === 'extrinsic') setHeard({ of: view, said });
        // Unheard, it goes on saying that the answer is awaited: so does the signature.
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [background, isAsking, view]);

  // The refusal of a signature is the newest there is.
  if (error?.code === 'chain/disputed') return { secondOpinion: 'disputed', comparedAt: null };
  return heard?.of === view ? heard.said : view;
}
