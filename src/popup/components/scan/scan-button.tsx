import { ScanLine } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { IconButton } from '../icon-button.js';
import type { CodeRead } from './scan-code.js';

const ScanDialog = lazy(() => import('./scan-dialog.js'));

interface Props {
  /** Name of the button, and title of what it opens. */
  label: string;
  /** Says what is wrong with a code; the scan goes on. */
  judge(read: CodeRead): ErrorBody | null;
  /** The code that was taken; the camera is off by then. */
  onRead(read: CodeRead): void;
}

/** Stands at a field that a code can fill. What scans is loaded when it is pressed. */
export function ScanButton({ label, judge, onRead }: Props) {
  const [scanning, setScanning] = useState(false);
  return (
    <>
      <IconButton label={label} onClick={() => setScanning(true)}>
        <ScanLine size={18} aria-hidden="true" />
      </IconButton>
      {scanning ? (
        <Suspense fallback={null}>
          <ScanDialog
            open={scanning}
            onOpenChange={setScanning}
            title={label}
            judge={judge}
            onRead={onRead}
          />
        </Suspense>
      ) : null}
    </>
  );
}
