import type { HeldCall } from '../../../../core/routes/held-calls.js';
import { useServices } from '../../../app/services.js';
import { useAsk } from '../../../components/use-ask.js';

/** Calls this wallet keeps because the chain knows only their hash; null while they are not known. */
export function useHeldCalls(): readonly HeldCall[] | null {
  const { background } = useServices();
  const asked = useAsk('held calls', async () => (await background.call('calls.list', {})).calls);
  return asked.value;
}
