import { act, screen } from '@testing-library/react';
import { vi } from 'vitest';
import ApprovalWindow from '../../../src/popup/features/approval/approval-window.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { fakeServices, renderApp } from './support.js';

/** Lets fake time pass, and with it whatever waited for it. */
export const pass = async (ms: number): Promise<void> => {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
};

/** The approval window over these views, in the order in which they wait. */
export async function openWindow(
  views: readonly ApprovalView[],
  answers: Record<string, (params: never) => unknown> = {},
) {
  const byId = new Map(views.map((view) => [view.id, view]));
  useWalletStore.setState({ approvalIds: [...byId.keys()] });
  let closed = 0;
  const services = fakeServices({
    'approvals.get': ({ id }: { id: string }) => byId.get(id),
    'approvals.decide': () => ({ done: true, txHash: null }),
    'approvals.rejectAll': () => ({ rejected: 1 }),
    ...answers,
  });
  services.platform.closeWindow = () => {
    closed += 1;
  };
  const page = renderApp(<ApprovalWindow />, services, `/${views[0]?.id}`);
  await pass(0);
  return {
    ...page,
    services,
    closed: () => closed,
    shown: () => screen.getByTestId('approval').dataset.id,
    sent: (method: string) =>
      services.calls.filter((call) => call.method === method).map(({ params }) => params),
  };
}
