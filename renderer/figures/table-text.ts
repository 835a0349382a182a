import type { Cell, FigureTable } from '../../core/figures/figure';

/** Text that a spreadsheet would run as a formula, blanks before it or not, is made inert by an apostrophe in front. Numbers stay numbers. */
function inert(text: string): string {
  return /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/.test(text) ? `'${text}` : text;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? (Number.isFinite(cell) ? String(cell) : '') : inert(cell);
}

function quoted(text: string): string {
  // Semicolons and tabs divide cells in the spreadsheets of some countries.
  return /[",;\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** The table as CSV (RFC 4180): full precision, points and fractions, decimal point in every locale. */
export function tableToCsv({ columns, rows }: FigureTable): string {
  const lines = [columns.map(({ name }) => quoted(inert(name))), ...rows.map((row) => row.map((cell) => quoted(textOf(cell))))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/** The table as tab-separated text for the clipboard, full precision. */
export function tableToTsv({ columns, rows }: FigureTable): string {
  const flat = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  return [columns.map(({ name }) => flat(inert(name))), ...rows.map((row) => row.map((cell) => flat(textOf(cell))))]
    .map((line) => line.join('\t'))
    .join('\n');
}
