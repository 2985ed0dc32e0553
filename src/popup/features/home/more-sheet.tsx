import { lazy, Suspense } from 'react';
import { type SheetState, useAsked } from './sheet-state.js';

const MoreSheetContent = lazy(() => import('./more-sheet-content.js'));

/** The rarer operations; loaded when it is first opened. */
export function MoreSheet(state: SheetState) {
  if (!useAsked(state.open)) return null;
  return (
    <Suspense fallback={null}>
      <MoreSheetContent {...state} />
    </Suspense>
  );
}
