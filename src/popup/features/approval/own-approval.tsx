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
        }
        // Where nobody knows whose it was, the form that was open last is the likelier one; without any that is home.
        else
          navigate(answer.own !== false && answer.decision === 'reject' ? formToReturnTo() : '/', {
            replace: true,
          });
      }}
    />
  );
}
