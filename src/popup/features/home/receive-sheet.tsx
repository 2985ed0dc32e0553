import { lazy, Suspense } from 'react';
import { type SheetState, useAsked } from './sheet-state.js';

const ReceiveSheetContent = lazy(() => import('./receive-sheet-content.js'));

/** Where to send money to; loaded when it is first opened. */
export function ReceiveSheet(state: SheetState) {
  if (!useAsked(state.open)) return null;
  return (
    <Suspense fallback={null}>
      <ReceiveSheetContent {...state} />
    </Suspense>
  );
}
