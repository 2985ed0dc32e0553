import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { InputOf } from '../../../protocol/method.js';
import type { ApprovalView, DeviceSigner, handOver } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { currentSurface } from '../../app/surface.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Skeleton } from '../../components/skeleton.js';
import { useAct } from '../../components/use-act.js';
import { useDecide } from './use-decide.js';

const LedgerStep = lazy(() =>
  import('./device/ledger-step.js').then((part) => ({ default: part.LedgerStep })),
);
const VaultStep = lazy(() => import('./device/vault-step.js').then((part) => ({ default: part.VaultStep })));

type SignView = Extract<ApprovalView, { kind: 'extrinsic' | 'message' }>;

export interface DeviceStep {
  /** The device that has to sign; null: the vault does. */
  device: DeviceSigner | null;
  /** What stands in the frame while the device signs; null before. */
  step: ReactNode | null;
  /** Opening it is on its way. */
  busy: boolean;
  /** Opens the device's part; `password` goes along with the signature where the view needs it. */
  open(password?: string): void;
}

/**
 * The part of a request that a device does. A popup closes when the browser asks for a device or a camera: there the request
 * goes to the approval window first.
 */
export function useDeviceStep(view: SignView, payloadHash: string): DeviceStep {
  const { background } = useServices();
  const { deliver, leave, error, inert } = useDecide();
  const act = useAct();
  const [opened, setOpened] = useState<{ payloadHash: string; password: string } | null>(null);
  const device = view.device ?? null;
  const id = view.id as InputOf<typeof handOver>['id'];
  // What was opened for other bytes is not open for these.
  const current = opened?.payloadHash === payloadHash ? opened : null;
  const isOpen = current !== null;
  const isWrongPassword = error?.code === 'vault/wrong-password';

  useEffect(() => {
    if (isWrongPassword) setOpened(null);
  }, [isWrongPassword]);

  useEffect(() => {
    if (!isOpen) return;
    // Escape leads back from the device first; a second one rejects, as everywhere else.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      setOpened(null);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [isOpen]);

  const open = (password = ''): void => {
    if (inert) return;
    if (currentSurface() === 'popup')
      void act.run(async () => {
        await background.call('approvals.handOver', { id });
        leave();
      });
    else setOpened({ payloadHash, password });
  };

  if (act.error) return { device, step: <ErrorNotice error={act.error} />, busy: false, open };
  if (!device || !current) return { device, step: null, busy: act.busy, open };
  const Step = device.custody.kind === 'ledger' ? LedgerStep : VaultStep;
  const hash = payloadHash as `0x${string}`;
  return {
    device,
    step: (
      <Suspense fallback={<Skeleton rows={4} />}>
        <Step
          id={view.id}
          payloadHash={hash}
          signer={device}
          onBack={() => setOpened(null)}
          onSigned={(signature) =>
            deliver({ id, decision: 'sign', payloadHash: hash, signature }, current.password)
          }
        />
      </Suspense>
    ),
    busy: false,
    open,
  };
}
