import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { InputOf } from '../../../protocol/method.js';
import type { ApprovalView, decideApproval } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { useAct } from '../../components/use-act.js';
import { contentKey } from './content-key.js';
import { useInert } from './use-inert.js';

export interface Answer {
  decision: 'reject' | 'connect' | 'sign';
  txHash: string | null;
  /** The request came from our own form; null where it was never shown whose it is. */
  own: boolean | null;
}

type Decision = InputOf<typeof decideApproval>;

interface Deciding {
  /** Approving does nothing yet: the request has just appeared or changed. */
  inert: boolean;
  busy: boolean;
  error: ErrorBody | null;
  /** What it would do changed while it was on screen. */
  moved: boolean;
  reject(): void;
  /** `password`: typed where the view says that it is needed; its key goes along, itself it stays here. */
  approve(decision: Exclude<Decision, { decision: 'reject' }>, password?: string): void;
  /**
   * Sends what a device signed. The press that began it was not inert, and what was signed is named by its hash: nothing is
   * left for a stray click, and windows of the device that come and go do not hold it back.
   */
  deliver(decision: Extract<Decision, { decision: 'sign' }>, password?: string): void;
  /** Says that the request goes on in another window. */
  leave(): void;
  /** Has the request explained anew after the person changed it: nothing that moved behind their back. */
  showAnew(): Promise<void>;
}

const DecideContext = createContext<Deciding | null>(null);

/** Refusals that say: what was approved is not what would be signed. It is shown anew. */
const SHOW_ANEW: ReadonlySet<ErrorBody['code']> = new Set(['approval/changed', 'approval/hash-mismatch']);

interface Props {
  view: ApprovalView;
  moved?: boolean;
  onAnswered(answer: Answer): void;
  /** Has the request explained anew. */
  reload?: (asked?: 'asked') => Promise<void>;
  /** Told when a decision is on its way and when it has come back. */
  onBusy?: (busy: boolean) => void;
  /** Told when the request goes on in the approval window. */
  onLeft?: () => void;
  children: ReactNode;
}

/** Holds the one decision about a request; Escape rejects it from anywhere on the screen. */
export function DecideProvider({ view, moved = false, onAnswered, reload, onBusy, onLeft, children }: Props) {
  const { background, deriveKey } = useServices();
  const [round, setRound] = useState(0);
  const inert = useInert(`${round} ${contentKey(view)}`);
  const act = useAct();
  const own = view.requester.origin === null;
  const { id } = view;

  const value = useMemo<Deciding>(() => {
    const proven = async (decision: Decision, password: string): Promise<Decision> => {
      if (decision.decision !== 'sign' || password === '') return decision;
      const kdf = await background.call('wallet.kdfForUnlock', {});
      return { ...decision, wrappingKey: await deriveKey(password, kdf) };
    };
    const send = (decision: Decision, password = ''): void => {
      void act.run(async () => {
        try {
          const { txHash } = await background.call('approvals.decide', await proven(decision, password));
          onAnswered({ decision: decision.decision, txHash, own });
        } catch (error) {
          if (SHOW_ANEW.has(toErrorBody(error).code)) {
            // Inert even where the new view happens to look the same.
            setRound((n) => n + 1);
            await reload?.();
          }
          throw error;
        }
      });
    };
    return {
      inert,
      busy: act.busy,
      error: act.error,
      moved,
      reject: () => send({ id: id as Decision['id'], decision: 'reject' }),
      approve: (decision, password) => {
        if (!inert) send(decision, password);
      },
      deliver: send,
      leave: () => onLeft?.(),
      showAnew: async () => {
        setRound((n) => n + 1);
        await reload?.('asked');
      },
    };
  }, [
    act.busy,
    act.error,
    act.run,
    background,
    deriveKey,
    id,
    inert,
    moved,
    onAnswered,
    onLeft,
    own,
    reload,
  ]);

  useEffect(() => {
    onBusy?.(act.busy);
  }, [act.busy, onBusy]);

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
