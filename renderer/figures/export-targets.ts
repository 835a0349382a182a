import type { Command } from '../commands/command';

/** Something on screen that can be exported: opens its own export menu. */
export interface ExportTarget {
  readonly element: HTMLElement;
  open(): void;
}

const targets = new Set<ExportTarget>();

/** Registers a target while it is on screen; returns the function that takes it out. */
export function registerExportTarget(target: ExportTarget): () => void {
  targets.add(target);
  return () => targets.delete(target);
}

/** The target that has focus, else the first on screen. */
function exportTarget(): ExportTarget | undefined {
  const all = [...targets];
  return all.find(({ element }) => element.contains(document.activeElement)) ?? all[0];
}

/** Commands of figures, for the registry. */
export const figureCommands: readonly Command[] = [
  {
    id: 'figure.export',
    group: 'Figures',
    label: 'Export the figure or table in focus',
    keys: 'Mod+E',
    when: () => targets.size > 0,
    run: () => exportTarget()?.open(),
  },
];
