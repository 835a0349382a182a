import type { History, JournalEntry } from './history';
import type { Workspace } from './schema';

/** What was done to a workspace since it was opened, for another program: each change with its patches. */
export interface JournalDocument {
  readonly schema: 'proforma.journal/1';
  readonly workspace: string;
  readonly id: string;
  readonly exported: string;
  readonly entries: readonly JournalEntry[];
}

export function journalDocument({ document, journal }: History<Workspace>, exported: string): JournalDocument {
  return { schema: 'proforma.journal/1', workspace: document.name, id: document.id, exported, entries: journal };
}

const verbs = { do: '', undo: 'Undo: ', redo: 'Redo: ' } as const;

/** The same for a person: one line a change, with the time in UTC. */
export function journalText({ document, journal }: History<Workspace>, exported: string): string {
  const lines = journal.map(({ at, action, label }) => `${stamp(at)}  ${verbs[action]}${label}`);
  const count = journal.length === 1 ? '1 change' : `${journal.length} changes`;
  return [`What was done to "${document.name}"`, `${count} since it was opened; exported ${stamp(exported)} UTC`, '', ...lines, ''].join('\n');
}

const stamp = (at: string): string => at.slice(0, 19).replace('T', ' ');

/** What the entries come to: a change that was undone again is not named. */
export function changesIn(journal: readonly JournalEntry[]): string[] {
  const names: string[] = [];
  for (const { action, label } of journal) {
    if (action !== 'undo') names.push(label);
    else if (names.at(-1) === label) names.pop();
    else names.push(`Undo: ${label}`);
  }
  return names;
}
