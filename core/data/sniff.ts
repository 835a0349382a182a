import type { Problem } from '../problem';
import { problem } from '../problem';
import { columnNames } from './column-names';
import { decimalMark } from './decimal-mark';
import type { Dialect } from './dialect';
import { decodeText, detectEncoding } from './encoding';
import { binaryKind, documentKind } from './file-kind';
import type { TextRecord } from './records';
import { readRecords } from './records';

/** What the beginning of a file says about how it is written. A problem of severity `error` means that it cannot be opened. */
export interface Sniffed {
  readonly dialect: Dialect;
  /** Names in file order, each unique whatever its case. */
  readonly columns: readonly string[];
  readonly problems: readonly Problem[];
}

const DELIMITERS = [',', ';', '\t', '|'];
const SUPPORTED = 'Open a text file with columns separated by comma, semicolon, tab or pipe (CSV, TSV); save a workbook as CSV first.';
/** Records at the beginning of a file that are looked at. */
const LOOKED_AT = 500;

interface Reading {
  readonly delimiter: string;
  readonly records: readonly TextRecord[];
  /** Number of fields that most records have. */
  readonly width: number;
  /** Share of the records that have it. */
  readonly agreement: number;
}

/**
 * Finds encoding, delimiter, decimal mark, header and column names from the first bytes of a file.
 * `whole` says that `head` is all of it.
 */
export function sniff(head: Uint8Array, fileName: string, whole: boolean): Sniffed {
  const at = { file: fileName };
  const encoding = detectEncoding(head, whole);
  const dialect: Dialect = { delimiter: ',', decimal: '.', encoding, skip: 0 };
  const refused = (code: string, message: string, remedy: string, row: number | null = null): Sniffed => ({
    dialect,
    columns: [],
    problems: [problem(code, message, remedy, { ...at, row })],
  });

  if (head.length === 0) return refused('empty-file', `${fileName} is empty.`, 'Choose a file that has a header and rows.');
  const binary = binaryKind(head);
  if (binary !== null) return refused('no-table', `${fileName} is ${binary}, not a table in text form.`, SUPPORTED);
  const text = decodeText(head, encoding, whole);
  if (text.trim() === '') return refused('empty-file', `${fileName} holds nothing but blank space.`, 'Choose a file that has a header and rows.');
  const document = documentKind(text);
  if (document !== null) return refused('no-table', `${fileName} is ${document}, not a table in text form.`, SUPPORTED);

  const best = bestReading(text, whole);
  if (best === null) {
    return refused('no-table', `${fileName} has no columns: its lines do not divide into the same number of fields.`, SUPPORTED);
  }
  const { delimiter, records, width } = best;
  const first = records.findIndex((record) => record.fields.length === width && !isTitle(record.fields, width));
  const odd = records.slice(0, first).find((record) => !isTitle(record.fields, width));
  if (odd !== undefined) {
    return refused(
      'header-width',
      `Line ${odd.line} of ${fileName} has ${odd.fields.length} names, but the rows below it have ${width} fields.`,
      'Give every column one name in the header line.',
      odd.line,
    );
  }
  const header = records[first]!;
  const rows = records.slice(first + 1);
  if (rows.length === 0 && whole) {
    return refused('header-only', `${fileName} has a header but no rows.`, 'Choose a file with at least one row below the header.', header.line);
  }
  const { names, problems } = columnNames(header.fields, fileName, header.line);
  const mark = decimalMark(rows.flatMap((row) => row.fields));
  if (mark.doubt !== null && delimiter === ';') {
    problems.push(
      problem(
        'decimal-mark-unclear',
        `Numbers such as ${mark.doubt} in ${fileName} can be read in two ways; they are read with a decimal ${mark.decimal === '.' ? 'point' : 'comma'}.`,
        'If they are thousands, change the decimal mark of the file.',
        { ...at, severity: 'warning' },
      ),
    );
  }
  if (header.fields.some((name) => /^\s*-?\d+(\.\d+)?([eE][-+]?\d+)?\s*$/.test(name) && !/^\s*(1[89]|20)\d\d\s*$/.test(name) && rowsAreNumbers(rows, header.fields.indexOf(name)))) {
    problems.push(
      problem('header-looks-like-data', `Line ${header.line} of ${fileName} is read as the header but looks like data.`, 'Add a line with the names of the columns above it.', {
        ...at,
        severity: 'warning',
        row: header.line,
      }),
    );
  }
  return { dialect: { delimiter, decimal: mark.decimal, encoding, skip: header.line - 1 }, columns: names, problems };
}

/** Lines above the header that are looked past. */
const TITLES = 10;

/** The delimiter under which most records have the same number of fields; on a tie the one with more columns. */
function bestReading(text: string, whole: boolean): Reading | null {
  let best: Reading | null = null;
  for (const delimiter of DELIMITERS) {
    const records = readRecords(text, delimiter, LOOKED_AT, whole);
    const first = records.findIndex(({ fields }) => fields.length > 1);
    if (first < 0 || first > TITLES) continue;
    const table = records.slice(first);
    const width = commonWidth(table);
    const alike = table.filter(({ fields }) => fields.length === width).length;
    if (width === 1 || alike < 0.5 * table.length || (alike === 1 && first > 0)) continue;
    const agreement = alike / records.length;
    if (best === null || agreement > best.agreement || (agreement === best.agreement && width > best.width)) {
      best = { delimiter, records, width, agreement };
    }
  }
  return best;
}

/** The number of fields that most records have; of two records the first is the header, whatever the second has. */
function commonWidth(records: readonly TextRecord[]): number {
  if (records.length <= 2) return records[0]!.fields.length;
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** A line above the header: a title in the first field, with or without empty fields after it. */
function isTitle(fields: readonly string[], width: number): boolean {
  return fields.length === 1 || (width > 2 && fields.filter((field) => field.trim() !== '').length <= 1);
}

function rowsAreNumbers(rows: readonly TextRecord[], column: number): boolean {
  return rows.length > 0 && rows.every((row) => /^\s*-?\d*([.,]\d+)?\s*$/.test(row.fields[column] ?? ''));
}
