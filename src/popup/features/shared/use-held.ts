import type { HeldCall } from '../../../core/routes/held-calls.js';
import { useServices } from '../../app/services.js';
import { useAsk } from '../../components/use-ask.js';

const NONE: HeldCall[] = [];

/** Calls that this wallet keeps because the chain has only their hash. */
export function useHeldCalls(): { calls: HeldCall[]; again(): void } {
  const { background } = useServices();
  const { value, again } = useAsk('calls', () => background.call('calls.list', {}));
  return { calls: value?.calls ?? NONE, again };
}
