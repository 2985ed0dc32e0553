import { useLocation, useParams } from 'wouter';
import { forgetDrafts, formToReturnTo } from '../operations/form/drafts.js';
import { Request } from './request.js';

/** The same approval inside popup or tab: the review step of our own forms, or a site's request opened from here. */
export default function OwnApproval() {
  const { id } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  return (
    <Request
      key={id}
      id={id}
      onAnswered={(answer) => {
        if (answer.txHash) {
          forgetDrafts();
          navigate(`/tx/${answer.txHash}`, {
            replace: true,
            state: { from: answer.own ? formToReturnTo() : '/' },
          });
        } else
          navigate(answer.own && answer.decision === 'reject' ? formToReturnTo() : '/', { replace: true });
      }}
    />
  );
}
