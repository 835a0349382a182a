import type { Problem } from '../problem';
import { problem } from '../problem';
import { columnNames } from './column-names';
import { decimalOf } from './decimal-reasons';
import type { Reading } from './delimiter';
import { bestReading, delimiterInWords, readingWith } from './delimiter';
import type { Dialect } from './dialect';
import { decodeText, guessEncoding } from './encoding';
import { binaryKind, documentKind } from './file-kind';
import { notesAtEnd } from './footer';
import type { Header } from './header';
import { findHeader } from './header';
import type { Reason } from './mapping';
import type { TextRecord } from './records';
import { readRecords } from './records';

/** Parts of a dialect that are guessed. */
export type GuessedPart = 'encoding' | 'delimiter' | 'decimal' | 'header' | 'skip' | 'footer';

/** What the beginning of a file says about how it is written. A problem of severity `error` means that it cannot be opened. */
export interface Sniffed {
  readonly dialect: Dialect;
  /** Names in file order, each unique whatever its case. */
  readonly columns: readonly string[];
  readonly problems: readonly Problem[];
  /** Why each part is as it is, and how sure that is; empty where the file cannot be opened. */
  readonly reasons: Readonly<Partial<Record<GuessedPart, Reason>>>;
}

const SUPPORTED = 'Open a text file with columns separated by comma, semicolon, tab or pipe (CSV, TSV), or choose the delimiter.';

/**
 * Finds encoding, delimiter, decimal mark, header, notes and column names from the first bytes of a file.
 * `whole` says that `head` is all of it. What a person chose goes before what is found, which is then found around it.
 */
export function sniff(head: Uint8Array, fileName: string, whole: boolean, chosen: Partial<Dialect> = {}): Sniffed {
  const guessed = guessEncoding(head, whole);
  const encoding = chosen.encoding ?? guessed.encoding;
  const dialect: Dialect = { delimiter: ',', decimal: '.', skip: 0, ...chosen, encoding };
  const refused = (code: string, message: string, remedy: string, row: number | null = null): Sniffed => ({ dialect, columns: [], reasons: {}, problems: [problem(code, message, remedy, { file: fileName, row })] });

  if (head.length === 0) return refused('empty-file', `${fileName} is empty.`, 'Choose a file that has a header and rows.');
  const binary = binaryKind(head);
  if (binary !== null) return refused('no-table', `${fileName} is ${binary}, not a table in text form.`, SUPPORTED);
  const text = decodeText(head, encoding, whole);
  if (text.trim() === '') return refused('empty-file', `${fileName} holds nothing but blank space.`, 'Choose a file that has a header and rows.');
  const document = documentKind(text);
  if (document !== null) return refused('no-table', `${fileName} is ${document}, not a table in text form.`, SUPPORTED);

  const lines = below(text, chosen.skip ?? 0);
  const best = chosen.delimiter === undefined ? bestReading(lines, whole) : readingWith(lines, chosen.delimiter, whole);
  if (best === null) return refused('no-table', `${fileName} has no columns: its lines do not divide into the same number of fields.`, SUPPORTED);
  const skipped = chosen.skip ?? 0;
  const reading: Reading = { ...best, records: best.records.map((record) => ({ ...record, line: record.line + skipped })) };
  const { delimiter, records, width } = reading;
  const header = findHeader(records, width, { header: chosen.header, headerRows: chosen.headerRows, skipped: chosen.skip !== undefined });
  if ('odd' in header) {
    const { odd } = header;
    return refused('header-width', `Line ${odd.line} of ${fileName} has ${odd.fields.length} names, but the rows below it have ${width} fields.`, 'Give every column one name in the header line.', odd.line);
  }
  const begins = records[header.first]!;
  const body = records.slice(header.first + header.rows);
  if (body.length === 0 && whole) return refused('header-only', `${fileName} has a header but no rows.`, 'Choose a file with at least one row below the header.', begins.line);

  const notes = whole && chosen.footer === undefined ? notesOf(lines, reading, skipped) : [];
  const footer = chosen.footer ?? (notes.length === 0 ? 0 : lineCount(text) - notes[0]!.line + 1);
  const rows = body.filter(({ line, fields }) => fields.length === width && (notes.length === 0 || line < notes[0]!.line));
  const { names, problems } = columnNames(header.names, fileName, header.rows === 0 ? null : begins.line);
  const decimal = decimalOf(names, rows, { file: fileName, delimiter, chosen: chosen.decimal });
  const skip = chosen.skip ?? begins.line - 1;
  const found: Dialect = {
    ...dialect, delimiter, decimal: decimal.decimal, skip,
    ...(header.rows === 0 ? { header: false } : {}), ...(header.rows > 1 ? { headerRows: header.rows } : {}), ...(footer > 0 ? { footer } : {}),
  };
  return {
    dialect: found,
    columns: names,
    problems: [...problems, ...headerProblems(header, records, fileName, chosen), ...oddLines(encoding === guessed.encoding ? guessed.odd : undefined, records[header.first + Math.max(0, header.rows - 1)]!.line, fileName), ...notesProblem(notes, footer, fileName), ...decimal.problems],
    reasons: {
      encoding: reason(chosen.encoding, guessed.reason, guessed.confidence),
      delimiter: reason(chosen.delimiter, `${Math.round(100 * reading.agreement)}% of the lines have ${width} fields with ${delimiterInWords(delimiter)} between them`, reading.agreement * (width > 2 ? 0.99 : 0.95)),
      decimal: reason(chosen.decimal, decimal.reason, decimal.confidence),
      header: reason(chosen.header ?? chosen.headerRows, header.reason, header.confidence),
      skip: reason(chosen.skip, skip === 0 ? 'the table begins on the first line' : `${skip === 1 ? 'line 1 is' : `lines 1 to ${skip} are`} no part of the table: ${begins.line} is the first line with ${width} fields`, skip === 0 ? 0.98 : 0.9),
      footer: reason(chosen.footer, footer > 0 ? `one text where rows have ${width} fields: "${short(notes[0]?.fields.join(' ') ?? '')}"` : whole ? 'the last lines are like the others' : 'the end of the file was not looked at', whole ? 0.9 : 0.5),
    },
  };
}

function reason(chosen: unknown, words: string, confidence: number): Reason {
  return chosen === undefined ? { by: 'guess', reason: words, confidence: Math.round(confidence * 100) / 100 } : { by: 'person', reason: 'chosen' };
}

/** Notes at the end of all of the file. */
function notesOf(lines: string, { delimiter, width }: Reading, skipped: number): readonly TextRecord[] {
  const all = readRecords(lines, delimiter, Infinity, true).map((record) => ({ ...record, line: record.line + skipped }));
  return notesAtEnd(all, width);
}

/** The text below its first lines. */
function below(text: string, lines: number): string {
  let at = 0;
  for (let line = 0; line < lines && at < text.length; line++) {
    const end = /\r\n|\r|\n/g;
    end.lastIndex = at;
    at = end.exec(text) === null ? text.length : end.lastIndex;
  }
  return at === 0 ? text : text.slice(at);
}

/** Lines of a text as an editor counts them; a break at the very end starts no line. */
function lineCount(text: string): number {
  return text.split(/\r\n|\r|\n/).length - (/[\r\n]$/.test(text) ? 1 : 0);
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Lines down to the header that are not UTF-8; those of the rows are found when they are read. */
function oddLines(odd: readonly number[] = [], last: number, file: string): Problem[] {
  const above = odd.filter((line) => line <= last);
  if (above.length === 0) return [];
  return [problem('encoding-mixed', `Line ${above[0]} of ${file} is not written in UTF-8 as the others; read as windows-1252.`, 'If letters with accents look wrong there, choose another encoding or save the file as UTF-8.', { file, row: above[0]!, severity: 'warning' })];
}

function headerProblems({ first, rows, names, short: lacks, reason: because }: Header, records: readonly TextRecord[], file: string, chosen: Partial<Dialect>): Problem[] {
  const begins = records[first]!;
  const at = { file, row: begins.line };
  if (records.slice(first, first + rows).some(({ quotes }) => quotes !== undefined)) {
    return [problem('header-quotes', `Line ${begins.line} of ${file}, read as the header, has a quote that is not closed, or text after a closing quote.`, 'Check that each name stands over its column.', { ...at, severity: 'warning' })];
  }
  if (rows === 0) {
    if (chosen.header === false) return [];
    return [problem('no-header', `${file} has no line of names: ${because}; its columns are called "column 1" to "column ${names.length}".`, `If line ${begins.line} holds names, say so.`, { ...at, severity: 'warning' })];
  }
  if (rows > 1 && chosen.headerRows === undefined) {
    return [problem('header-rows', `Lines ${begins.line} to ${begins.line + rows - 1} of ${file} are read as one header, because ${because}.`, 'If some of them are data, say how many lines the header has.', { ...at, severity: 'note' })];
  }
  if (lacks !== null) return [problem('header-short', `Line ${begins.line} of ${file} has a name less than the rows have fields: ${because}.`, 'Check that each name stands over its column.', { ...at, severity: 'warning' })];
  return [];
}

function notesProblem(notes: readonly TextRecord[], footer: number, file: string): Problem[] {
  const first = notes[0];
  if (first === undefined) return [];
  return [
    problem('notes-below', `${footer === 1 ? 'The last line' : `The last ${footer} lines`} of ${file} ${footer === 1 ? 'is taken for a note' : 'are taken for notes'}: "${short(first.fields.filter((field) => field !== '').join(' '))}".`, 'If they are data, set the number of notes to 0.', {
      severity: 'note', file, row: first.line,
    }),
  ];
}
