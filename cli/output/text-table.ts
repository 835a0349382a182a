/** A column of a table for a terminal; numbers stand to the right. */
export interface TextColumn {
  readonly name: string;
  readonly align: 'left' | 'right';
}

export const left = (name: string): TextColumn => ({ name, align: 'left' });
export const right = (name: string): TextColumn => ({ name, align: 'right' });

/** Lines of a table with a header and a rule below it, indented by two spaces, without blanks at their ends. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ name }, i) => Math.max(width(name), ...rows.map((row) => width(row[i] ?? ''))));
  const line = (cells: readonly string[]): string =>
    `  ${columns.map(({ align }, i) => pad(cells[i] ?? '', widths[i]!, align)).join('  ')}`.trimEnd();
  return [line(columns.map(({ name }) => name)), line(widths.map((n) => '-'.repeat(n))), ...rows.map(line)].map((text) => `${text}\n`).join('');
}

function pad(text: string, to: number, align: TextColumn['align']): string {
  const blanks = ' '.repeat(Math.max(0, to - width(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** Places that a text takes in a terminal: marks that combine take none, East Asian wide characters two. */
function width(text: string): number {
  let places = 0;
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    places += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(character) ? 2 : 1;
  }
  return places;
}
