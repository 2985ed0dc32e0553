import { create } from 'zustand';

export type Overlay = 'palette' | 'shortcuts' | 'receive' | 'move';

/** What lies over the screen by a key or a button of the frame; one at a time. */
export const useOverlay = create<{ overlay: Overlay | null; show(overlay: Overlay | null): void }>((set) => ({
  overlay: null,
  show: (overlay) => set({ overlay }),
}));
