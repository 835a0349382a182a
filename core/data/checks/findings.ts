import type { Problem } from '../../problem';
import { LINES_KEPT } from '../../problem';

/** Problems of one kind in one column, with all their rows: what a person looks at and mends together. */
export interface Finding {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly column: string | null;
  /** In the order in which they were found; the last may speak for the rest. */
  readonly problems: readonly Problem[];
  /** Rows of all of them in file order, at most `LINES_KEPT`. */
  readonly lines: readonly number[];
}

const weight = { error: 0, warning: 1, note: 2 };
/** Kinds of which each is decided alone. */
const apart = new Set(['two-spellings', 'total-row']);

/** Groups problems by kind and column; faults first, then warnings, then notes. */
export function findingsOf(problems: readonly Problem[]): Finding[] {
  const groups = new Map<string, Problem[]>();
  for (const each of problems) {
    const key = JSON.stringify([each.code, each.severity, each.column, apart.has(each.code) ? (each.details ?? null) : null]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  const findings = [...groups.values()].map((group): Finding => {
    const { code, severity, column } = group[0]!;
    const lines = new Set(group.flatMap((each) => each.lines ?? (each.row === null ? [] : [each.row])));
    return { code, severity, column, problems: group, lines: [...lines].sort((a, b) => a - b).slice(0, LINES_KEPT) };
  });
  return findings.sort((a, b) => weight[a.severity] - weight[b.severity]);
}
