import type { Problem } from '../../core/problem';

/** Problems for a person, worst first: `error: FILE, line 3, column "share": message remedy`. */
export function problemLines(problems: readonly Problem[]): string {
  const rank = { error: 0, warning: 1, note: 2 } as const;
  return [...problems]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map((p) => `${p.severity}: ${place(p)}${p.message} ${p.remedy}\n`)
    .join('');
}

/** Where the problem is, as far as its message does not say so itself. */
function place({ file, row, column, message }: Problem): string {
  const parts = [
    file === null || message.includes(file) ? null : file,
    row === null || new RegExp(`\\b${row}\\b`).test(message) ? null : `line ${row}`,
    column === null || message.includes(column) ? null : `column "${column}"`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}
