import type { Patch } from 'immer';
import { applyPatches, enablePatches, produceWithPatches } from 'immer';

enablePatches();

/** One undoable step: what a person did, in words, and how to do and undo it. */
export interface Change {
  readonly label: string;
  readonly at: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** Changes with the same key in a row (a drag, typing in one field) are one step. */
  readonly mergeKey: string | null;
  /** Revisions before and after it. */
  readonly before: number;
  readonly after: number;
}

/** One line of "what I did". */
export interface JournalEntry {
  readonly at: string;
  readonly action: 'do' | 'undo' | 'redo';
  readonly label: string;
  readonly patches: readonly Patch[];
}

/** A document with its past. Undo, redo, the journal and autosave are this one mechanism. */
export interface History<T> {
  readonly document: T;
  readonly past: readonly Change[];
  readonly future: readonly Change[];
  readonly journal: readonly JournalEntry[];
  /** Names the state of the document: undo and redo come back to the revision that was. */
  readonly revision: number;
  /** Greatest revision that was given. */
  readonly latest: number;
}

export function startHistory<T>(document: T): History<T> {
  return { document, past: [], future: [], journal: [], revision: 0, latest: 0 };
}

/** Changes the document by an immer recipe. A recipe that changes nothing leaves the history as it is. */
export function change<T extends object>(
  history: History<T>,
  label: string,
  recipe: (draft: T) => void,
  { at, mergeKey = null }: { at: string; mergeKey?: string | null },
): History<T> {
  const [document, patches, inverse] = produceWithPatches(history.document, (draft) => {
    recipe(draft as T);
  });
  if (patches.length === 0) return history;
  const last = history.past.at(-1);
  const merges = mergeKey !== null && last?.mergeKey === mergeKey && history.future.length === 0;
  const after = history.latest + 1;
  const step: Change = merges
    ? { label, at, mergeKey, before: last.before, after, patches: withoutOverwritten(last.patches, patches), inverse: withoutOverwritten(inverse, last.inverse) }
    : { label, at, mergeKey, before: history.revision, after, patches, inverse };
  const entry: JournalEntry = { at, action: 'do', label, patches: step.patches };
  return {
    document,
    past: [...(merges ? history.past.slice(0, -1) : history.past), step],
    future: [],
    journal: [...(merges ? history.journal.slice(0, -1) : history.journal), entry],
    revision: after,
    latest: after,
  };
}

/** Both lists in turn, less what the second writes again: a long drag keeps one patch a place, however often it moved. */
function withoutOverwritten(first: readonly Patch[], second: readonly Patch[]): Patch[] {
  if ([...first, ...second].some(({ op }) => op !== 'replace')) return [...first, ...second];
  const place = ({ path }: Patch): string => JSON.stringify(path);
  const written = new Set(second.map(place));
  return [...first.filter((patch) => !written.has(place(patch))), ...second];
}

/** Takes the last change back; without one the history is returned as it is. */
export function undo<T extends object>(history: History<T>, at: string): History<T> {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    document: applyPatches(history.document, step.inverse as Patch[]),
    past: history.past.slice(0, -1),
    future: [step, ...history.future],
    journal: [...history.journal, { at, action: 'undo', label: step.label, patches: step.inverse }],
    revision: step.before,
    latest: history.latest,
  };
}

/** Does the last undone change again. The step loses its merge key: what follows is a step of its own. */
export function redo<T extends object>(history: History<T>, at: string): History<T> {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  return {
    document: applyPatches(history.document, step.patches as Patch[]),
    past: [...history.past, { ...step, mergeKey: null }],
    future,
    journal: [...history.journal, { at, action: 'redo', label: step.label, patches: step.patches }],
    revision: step.after,
    latest: history.latest,
  };
}

/** The document that the journal leads to from where it began. */
export function replay<T extends object>(start: T, journal: readonly JournalEntry[]): T {
  return journal.reduce((document, entry) => applyPatches(document, entry.patches as Patch[]), start);
}
