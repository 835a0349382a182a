import { isMissingText } from './missing-texts';
import { isNumberText } from './number-text';
import type { TextRecord } from './records';

/** The header of a table, or that it has none. */
export interface Header {
  /** Place of its first record among the records; of the first row of data where there is no header. */
  readonly first: number;
  /** Records that it takes; 0 where there is none. */
  readonly rows: number;
  /** One text a column; empty where a column has no name. */
  readonly names: readonly string[];
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The header has a field less than the rows: the first column has no name, or a spare delimiter ends each row. */
  readonly short: 'first' | 'last' | null;
}

/** Rows of a header at most. */
const MOST_ROWS = 5;
/** Rows below that are looked at. */
const LOOKED_AT = 200;

/** What a person chose instead. */
export interface HeaderChoice {
  readonly header?: boolean | undefined;
  readonly headerRows?: number | undefined;
  /** Whether the lines above were chosen, so that the first record is where the table begins. */
  readonly skipped: boolean;
}

/**
 * Finds the header among the records of a table: past titles, with its further rows. A first line is data where its cells are
 * numbers above numbers, or words that come again in their column, and no cell speaks for names. `null` where a line of names
 * has another number of fields than the rows; `odd` is that line.
 */
export function findHeader(records: readonly TextRecord[], width: number, chosen: HeaderChoice): Header | { readonly odd: TextRecord } {
  let first = records.findIndex(({ fields }) => fields.length === width && (chosen.skipped || !isTitle(fields, width)));
  // A table of one name, or of one cell a row, looks like titles all the way.
  if (first < 0) first = Math.max(0, records.findIndex(({ fields }) => fields.length === width));
  if (chosen.skipped && chosen.headerRows !== undefined) first = 0;
  const above = records.slice(0, first).filter(({ fields }) => !isTitle(fields, width));
  const columns = columnsOf(records.slice(first + 1), width);
  const evidence = evidenceOf(records[first]!.fields, columns);
  const candidate = above.at(-1);
  if (candidate !== undefined && chosen.header !== false) {
    const short = shortHeader(candidate, records.slice(first), width);
    const isNames = candidate.fields.every((field) => !isNumberText(field) || isYear(field));
    if (short !== null && isNames && evidence.names === 0) {
      const names = short === 'first' ? ['', ...candidate.fields] : [...candidate.fields, ''];
      return { first: records.indexOf(candidate), rows: 1, names, short, confidence: 0.8, reason: short === 'first' ? 'the line of names lacks one for the first column' : 'each row ends with a delimiter that the line of names lacks' };
    }
    if (isNames && evidence.names === 0 && candidate === records[first - 1]) return { odd: candidate };
  }
  if (chosen.header === false || (chosen.header === undefined && chosen.headerRows === undefined && evidence.data > 0 && evidence.names === 0)) {
    const reason = `the cells of line ${records[first]!.line} are like those below it: ${evidence.example}`;
    return { first, rows: 0, names: Array.from({ length: width }, (_, i) => `column ${i + 1}`), short: null, reason, confidence: Math.min(0.95, 0.6 + 0.1 * evidence.data) };
  }
  const rows = chosen.headerRows ?? rowsOf(records.slice(first), width);
  const names = joinedNames(records.slice(first, first + rows).map(({ fields }) => fields), width);
  const reason = rows > 1 ? `the words of the first ${rows} lines stand over numbers, group names first` : evidence.names > 0 ? `words over ${evidence.names === 1 ? 'a column' : `${evidence.names} columns`} of numbers` : 'the first line that has all fields';
  return { first, rows, names, short: null, reason, confidence: evidence.names > 0 ? 0.97 : evidence.data > 0 ? 0.55 : 0.7 };
}

/** A line above the header: a title in the first field, with or without empty fields after it. */
export function isTitle(fields: readonly string[], width: number): boolean {
  return fields.length === 1 || (width > 2 && fields.filter((field) => field.trim() !== '').length <= 1);
}

interface Column {
  readonly cells: readonly string[];
  readonly seen: ReadonlySet<string>;
  /** Nearly all cells that hold something are numbers. */
  readonly numeric: boolean;
}

function columnsOf(rows: readonly TextRecord[], width: number): Column[] {
  const body = rows.filter(({ fields }) => fields.length === width).slice(0, LOOKED_AT);
  return Array.from({ length: width }, (_, i) => {
    const cells = body.map(({ fields }) => fields[i]!.trim()).filter((cell) => !isMissingText(cell));
    return { cells, seen: new Set(cells), numeric: cells.length > 0 && cells.filter(isNumberText).length >= 0.8 * cells.length };
  });
}

interface Evidence {
  /** Columns whose first cell speaks for a name, and for data. */
  readonly names: number;
  readonly data: number;
  readonly example: string;
}

function evidenceOf(fields: readonly string[], columns: readonly Column[]): Evidence {
  const labels = isSeries(fields);
  let names = 0;
  let data = 0;
  let example = '';
  columns.forEach(({ numeric, seen }, i) => {
    const cell = fields[i]!.trim();
    if (isMissingText(cell)) return;
    if (numeric && !isNumberText(cell)) names++;
    else if ((numeric && !labels && !isYear(cell)) || (!numeric && seen.size > 0 && seen.has(cell))) {
      data++;
      if (example === '') example = numeric ? `a number (${cell}) over numbers` : `"${cell}" comes again`;
    }
  });
  return { names, data, example };
}

/** A year as the name of a column. */
function isYear(text: string): boolean {
  return /^\s*(?:1[89]|20)\d\d(?:[./-]\d{1,2}){0,2}(?:\.0)?\s*$/.test(text);
}

/** Numbers that count up by one, as months or ages that name columns: 1, 2, 3. */
function isSeries(fields: readonly string[]): boolean {
  const numbers = fields.map((field) => field.trim()).filter((field) => /^\d+$/.test(field)).map(Number);
  return numbers.length >= 3 && numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1);
}

/** A line of names with a field less than the rows; which column has no name. */
function shortHeader({ fields }: TextRecord, rows: readonly TextRecord[], width: number): Header['short'] {
  if (fields.length !== width - 1) return null;
  const body = rows.filter((row) => row.fields.length === width);
  if (body.every((row) => row.fields[width - 1] === '')) return 'last';
  const firsts = body.map((row) => row.fields[0]!.trim());
  const counted = firsts.every((text, i) => /^\d+$/.test(text) && Number(text) === Number(firsts[0]) + i) && Number(firsts[0]) <= 1;
  const named = firsts.every((text) => text !== '' && !isNumberText(text)) && new Set(firsts).size === firsts.length;
  return counted || named ? 'first' : null;
}

/** Records of a header: as many as there are lines of words over numbers. */
function rowsOf(records: readonly TextRecord[], width: number): number {
  for (let rows = Math.min(MOST_ROWS, records.length - 2); rows > 1; rows--) {
    const columns = columnsOf(records.slice(rows), width);
    if (columns.every(({ numeric, cells }) => !numeric || cells.length < 2)) continue;
    const isHeader = (at: number): boolean => isFurtherHeader(records[at - 1]!, records[at]!, columns);
    if (Array.from({ length: rows - 1 }, (_, i) => i + 1).every(isHeader)) return rows;
  }
  return 1;
}

/** Whether words, or years below words, stand over numbers in the lower of two lines, and one of the lines leaves cells to the other. */
function isFurtherHeader(upper: TextRecord, lower: TextRecord, columns: readonly Column[]): boolean {
  if (lower.fields.length !== columns.length || upper.fields.length !== columns.length || lower.line !== upper.line + 1 + (upper.further ?? 0)) return false;
  const words = lower.fields.map((cell) => cell.trim()).filter((cell, i) => columns[i]!.numeric && !isMissingText(cell));
  if (words.length === 0 || words.some((cell) => !isYear(cell) && /\d/.test(cell))) return false;
  if (words.every(isYear) && upper.fields.some((cell, i) => columns[i]!.numeric && isYear(cell))) return false;
  if (columns.some(({ numeric, seen }, i) => !numeric && seen.has(lower.fields[i]!.trim()))) return false;
  const above = upper.fields.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const leaves = above.length < columns.length || lower.fields.some((cell, i) => cell.trim() === '' && !columns[i]!.numeric);
  return leaves || new Set(above).size < above.length;
}

/** The words of each column from top to bottom; a group name counts up to the next one on its line. */
function joinedNames(rows: readonly (readonly string[])[], width: number): string[] {
  const filled = rows.map((fields, at) => {
    if (at === rows.length - 1) return fields.map((field) => field.trim());
    let last = '';
    return fields.map((field) => (last = field.trim() === '' ? last : field.trim()));
  });
  return Array.from({ length: width }, (_, i) => {
    const words: string[] = [];
    for (const fields of filled) {
      const word = fields[i] ?? '';
      if (word !== '' && words.at(-1) !== word) words.push(word);
    }
    return words.join(' ');
  });
}
