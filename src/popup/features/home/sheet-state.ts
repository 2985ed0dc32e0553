import { useState } from 'react';

export interface SheetState {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** True from the first opening on: a sheet that was loaded stays, so that it can close as it should. */
export function useAsked(open: boolean): boolean {
  const [asked, setAsked] = useState(open);
  if (open && !asked) setAsked(true);
  return asked || open;
}
