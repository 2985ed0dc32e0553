import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { Param } from '../../../core/explain/types.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Filled } from '../../components/param-view.js';
import { rightText } from '../../components/sentence-text.js';
import { cleanText } from '../../components/untrusted.js';
import { useOwnAccount } from '../../state/selectors.js';
import { ReviewLabel } from '../acting/review-label.js';
import { SignedBy } from '../acting/signed-by.js';
import { useActingOperation } from '../acting/use-acting-operation.js';
import { Preview } from './preview.js';
import type { Step } from './situation.js';
import { useReview } from './use-review.js';

interface Props {
  account: Account;
  step: Step & { ask: NonNullable<Step['ask']> };
}

/** A step that takes nothing but a signature. */
export function PlainStep({ account, step }: Props) {
  const { t } = useTranslation();
  const { kind, ask } = step;
  const { state, acting } = useActingOperation({ account, ask, protect: false });
  const { current, error } = state;
  const { review, busy, error: failed } = useReview(account, acting.route);
  const intent = current?.intent ?? null;
  return (
    <>
      <SignedBy acting={acting} />
      <Preview
        account={account}
        quote={current}
        changes={<Changes step={step} />}
        cannot={t(`emergency.step.${kind}.cannot`)}
      />
      {current?.issue ? <ErrorNotice error={current.issue} /> : null}
      {error ? <ErrorNotice error={error} /> : null}
      {failed ? <ErrorNotice error={failed} /> : null}
      <div className="step-act">
        <Button
          look={kind === 'clear' ? 'plain' : 'primary'}
          wide
          busy={busy}
          aria-disabled={intent === null}
          data-testid={`review-${kind}`}
          onClick={() => void (intent && review(intent))}
        >
          <ReviewLabel option={acting.option}>{t(`emergency.step.${kind}.review`)}</ReviewLabel>
        </Button>
      </div>
    </>
  );
}

function Changes({ step: { kind, grant, call, count } }: { step: Step }) {
  const { t } = useTranslation();
  const delegate = grant?.delegate ?? call?.delegate ?? null;
  const own = useOwnAccount(delegate);
  const params: Record<string, Param> = {
    ...(delegate === null
      ? {}
      : {
          delegate: {
            t: 'account',
            address: delegate,
            name: own ? cleanText(own.name) : null,
            role: own ? 'own' : 'other',
          },
        }),
    ...(grant ? { right: { t: 'text', text: rightText(t, grant.proxyType) } } : {}),
  };
  return <Filled template={t(`emergency.step.${kind}.changes`, { count: count ?? 1 })} params={params} />;
}
