import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { InputOf } from '../../../protocol/method.js';
import type { ApprovalView, decideApproval } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { useAct } from '../../components/use-act.js';
import { contentKey } from './content-key.js';
import { useInert } from './use-inert.js';

export interface Answer {
  decision: 'reject' | 'connect' | 'sign';
  txHash: string | null;
  /** The request came from our own form. */
  own: boolean;
}

type Decision = InputOf<typeof decideApproval>;

interface Deciding {
  /** Approving does nothing yet: the request has just appeared or changed. */
  inert: boolean;
  busy: boolean;
  error: ErrorBody | null;
  reject(): void;
  approve(decision: Exclude<Decision, { decision: 'reject' }>): void;
}

const DecideContext = createContext<Deciding | null>(null);

/** Holds the one decision about a request; Escape rejects it from anywhere on the screen. */
export function DecideProvider({
  view,
  onAnswered,
  children,
}: {
  view: ApprovalView;
  onAnswered(answer: Answer): void;
  children: ReactNode;
}) {
  const { background } = useServices();
  const inert = useInert(contentKey(view));
  const act = useAct();
  const own = view.requester.origin === null;
  const { id } = view;

  const value = useMemo<Deciding>(() => {
    const send = (decision: Decision): void => {
      void act.run(async () => {
        const { txHash } = await background.call('approvals.decide', decision);
        onAnswered({ decision: decision.decision, txHash, own });
      });
    };
    return {
      inert,
      busy: act.busy,
      error: act.error,
      reject: () => send({ id: id as Decision['id'], decision: 'reject' }),
      approve: (decision) => {
        if (!inert) send(decision);
      },
    };
  }, [act.busy, act.error, act.run, background, id, inert, onAnswered, own]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // An open explanation takes the first Escape for itself.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"][data-open]')) return;
      event.preventDefault();
      value.reject();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [value]);

  return <DecideContext value={value}>{children}</DecideContext>;
}

/** The decision of the request above. */
export function useDecide(): Deciding {
  const deciding = useContext(DecideContext);
  if (!deciding) throw new Error('no request above this component');
  return deciding;
}
