import { lazy, Suspense } from 'react';
import { type SheetState, useAsked } from './sheet-state.js';

const AccountSheetContent = lazy(() => import('./account-sheet-content.js'));

/** The account switcher; loaded when it is first opened, because the two-second look does without it. */
export function AccountSheet(state: SheetState) {
  if (!useAsked(state.open)) return null;
  return (
    <Suspense fallback={null}>
      <AccountSheetContent {...state} />
    </Suspense>
  );
}
