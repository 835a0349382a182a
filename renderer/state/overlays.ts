import { create } from 'zustand';

/** What floats above the window. Neither saved nor part of the address. */
export interface Overlays {
  readonly palette: boolean;
  readonly shortcuts: boolean;
  readonly versions: boolean;
  /** Id of the workspace that the person is asked about before it is closed. */
  readonly closing: string | null;
}

export const useOverlays = create<Overlays>()(() => ({ palette: false, shortcuts: false, versions: false, closing: null }));

export function setOverlay(patch: Partial<Overlays>): void {
  useOverlays.setState(patch);
}
