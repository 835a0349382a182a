import { create } from 'zustand';
import type { Mapping, Reason } from '../../../core/data/mapping';
import { mappingSchema } from '../../../core/data/mapping';
import type { Preparation } from '../../../core/data/preparation';
import { fits } from './mapping-columns';

/** How a file was read that had these columns. */
export interface Remembered {
  /** The column names, whatever their order. */
  readonly shape: string;
  readonly mapping: Mapping;
  readonly file: string;
  /** When, as ISO text. */
  readonly at: string;
}

const KEY = 'proforma.shapes';
/** Shapes that are remembered; the oldest give way. */
const KEPT = 60;

export const useRemembered = create<{ readonly list: readonly Remembered[] }>()(() => ({ list: read() }));

/** Names a set of columns, whatever their order. */
export function shapeOf(columns: readonly string[]): string {
  return JSON.stringify([...columns].sort());
}

/** What of a preparation holds for another file of the same shape: cells and rows that were mended by line do not. */
export function lasting({ corrected: _corrected, leftOut: _leftOut, ...others }: Preparation): Preparation | undefined {
  return Object.keys(others).length === 0 ? undefined : others;
}

/** A mapping for another file of the same shape. */
export function lastingMapping(mapping: Mapping): Mapping {
  const { preparation, ...others } = mapping;
  const kept = preparation === undefined ? undefined : lasting(preparation);
  return (kept === undefined ? others : { ...others, preparation: kept }) as Mapping;
}

/** Remembers on this machine how a file was read, in place of what was remembered of its shape. */
export function remember(columns: readonly string[], mapping: Mapping, file: string, at: string): void {
  const shape = shapeOf(columns);
  keep([{ shape, mapping: lastingMapping(mapping), file, at }, ...useRemembered.getState().list.filter((one) => one.shape !== shape)].slice(0, KEPT));
}

export function forget(shape: string): void {
  keep(useRemembered.getState().list.filter((one) => one.shape !== shape));
}

/** How a file with these columns was read before, with the reason for each role; `null` where none was. */
export function recall(columns: readonly string[]): Remembered | null {
  const shape = shapeOf(columns);
  const found = useRemembered.getState().list.find((one) => one.shape === shape);
  if (found === undefined || !fits(found.mapping, columns)) return null;
  const reason: Reason = { by: 'guess', reason: `as for ${found.file} on ${dayOf(found.at)}`, confidence: 1 };
  const reasons = Object.fromEntries(Object.keys(found.mapping.reasons).map((role) => [role, reason]));
  return { ...found, mapping: { ...found.mapping, reasons } };
}

export function dayOf(at: string): string {
  return new Date(at).toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' });
}

function keep(list: readonly Remembered[]): void {
  useRemembered.setState({ list });
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // A private window may refuse storage, and a full one too: the shapes are then remembered until the window is closed.
  }
}

function read(): Remembered[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found.flatMap(sound) : [];
  } catch {
    return [];
  }
}

/** What was written by another version and makes no sense to this one is left out. */
function sound(entry: unknown): Remembered[] {
  const { shape, mapping, file, at } = (entry ?? {}) as Record<string, unknown>;
  const parsed = mappingSchema.safeParse(mapping);
  return typeof shape === 'string' && typeof file === 'string' && typeof at === 'string' && parsed.success ? [{ shape, file, at, mapping: parsed.data }] : [];
}
