import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { Sheet } from '../sheet.js';
import { type CodeRead, ScanCode } from './scan-code.js';

export type { CodeRead } from './scan-code.js';

interface Props {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  /** Says what is wrong with a code; the words for it are shown and the scan goes on. Absent, every code is taken. */
  judge?: (read: CodeRead) => ErrorBody | null;
  /**
   * The code that was taken; the dialog closes by itself. `text` is null where the bytes are no UTF-8, and for a row of
   * several codes, of which `bytes` is the whole.
   */
  onRead(read: CodeRead): void;
}

/** {@link ScanCode} over the screen. Load it lazily: `import('../../components/scan/scan-dialog.js')`. */
export function ScanDialog({ open, onOpenChange, title, judge, onRead }: Props) {
  return (
    <Sheet title={title} open={open} onOpenChange={onOpenChange}>
      <ScanCode
        judge={judge}
        onRead={(read) => {
          onOpenChange(false);
          onRead(read);
        }}
      />
    </Sheet>
  );
}

export default ScanDialog;
