import { lazy, Suspense } from 'react';
import { type SheetState, useAsked } from './sheet-state.js';

const MenuSheetContent = lazy(() => import('./menu-sheet-content.js'));

/** Other surfaces and the rarer places; loaded when it is first opened. */
export function MenuSheet(state: SheetState) {
  if (!useAsked(state.open)) return null;
  return (
    <Suspense fallback={null}>
      <MenuSheetContent {...state} />
    </Suspense>
  );
}
