import { useState } from 'react';
import type { Account } from '../../../core/accounts/types.js';
import type { BareIntent } from '../../../core/operations/intent.js';
import type { OperationAsk, OperationRequest } from '../../../core/operations/request.js';
import { toWire } from '../../../core/wire/wire.js';
import { type OperationState, useOperation } from '../operations/form/use-operation.js';
import { type Acting, useActing } from './use-acting.js';

interface Wanted {
  account: Account;
  ask: OperationAsk | null;
  protect: boolean;
  /** Address of the account that signs the shield's carriers. */
  postage?: string | null;
}

/**
 * The quote of an operation by the way in which its account acts. The weakest right that could do something is tried first;
 * where it does not reach so far, the operation is quoted without a way once, to ask which right does.
 */
export function useActingOperation({ account, ask, protect, postage = null }: Wanted): {
  state: OperationState;
  acting: Acting;
} {
  const [probe, setProbe] = useState<{ text: string; intent: BareIntent } | null>(null);
  const sameKind = probe !== null && ask !== null;
  const acting = useActing(account, sameKind ? probe.intent : null);
  const { route } = acting;
  const waits = acting.state === 'asking';
  const request: OperationRequest | null =
    ask === null || waits
      ? null
      : {
          address: account.address,
          ask,
          protect,
          ...(route ? { route } : {}),
          ...(postage !== null ? { postage } : {}),
        };
  const state = useOperation(request);
  const isRefused = route !== null && (state.current?.issue?.code.startsWith('route/') ?? false);
  const plain = useOperation(
    isRefused && ask !== null ? { address: account.address, ask, protect: false } : null,
  );
  const intent = state.current?.intent ?? plain.current?.intent ?? null;
  if (acting.state !== 'self' && intent !== null) {
    const text = JSON.stringify(toWire(intent));
    if (probe?.text !== text) setProbe({ text, intent });
  }
  return { state, acting };
}
