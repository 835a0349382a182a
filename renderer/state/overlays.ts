import { create } from 'zustand';

/** What floats above the window. Neither saved nor part of the address. */
export interface Overlays {
  readonly palette: boolean;
  readonly shortcuts: boolean;
}

export const useOverlays = create<Overlays>()(() => ({ palette: false, shortcuts: false }));

export function setOverlay(patch: Partial<Overlays>): void {
  useOverlays.setState(patch);
}
