import { isNumberText, isNumberWith } from './number-text';
import { isMissingText } from './missing-texts';
import type { TextRecord } from './records';
import { readRecords } from './records';

/** A text read with one delimiter. */
export interface Reading {
  readonly delimiter: string;
  readonly records: readonly TextRecord[];
  /** Number of fields that most records have. */
  readonly width: number;
  /** Share of the records that have it. */
  readonly agreement: number;
}

/** Delimiters by how little else they can mean in a text, and those that are taken only where none of these fits. */
const USUAL = ['\t', ';', '|', ','];
const RARE = ['^', '~', '\u0001', '\u001f', '\u00a6', '\u00a7', '#', '!', ':', '  ', ' '];
const NAMES: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab', '|': 'a pipe', ' ': 'blanks', '  ': 'two or more blanks' };

/** A delimiter in words. */
export function delimiterInWords(delimiter: string): string {
  return NAMES[delimiter] ?? `"${delimiter}"`;
}

/** Records at the beginning of a file that are looked at. */
const LOOKED_AT = 500;
/** Lines above the header that are looked past. */
const TITLES = 10;
/** How alike records must be under a rare delimiter. */
const ALIKE = 0.9;

/** The delimiter under which most records have the same number of fields; `null` where there is none. */
export function bestReading(text: string, whole: boolean): Reading | null {
  const usual = USUAL.flatMap((delimiter) => readingWith(text, delimiter, whole) ?? []);
  let best: Reading | null = null;
  for (const reading of usual) if (best === null || isBetter(reading, best)) best = reading;
  for (const delimiter of RARE) {
    if (best !== null && best.agreement >= ALIKE) break;
    const reading = readingWith(text, delimiter, whole);
    if (reading === null || reading.agreement < ALIKE || !hasNumbers(reading)) continue;
    if (best === null || (reading.agreement > best.agreement && best.agreement < ALIKE)) best = reading;
  }
  return best;
}

/** The text with this delimiter; `null` where it makes no columns. */
export function readingWith(text: string, delimiter: string, whole: boolean): Reading | null {
  const records = readRecords(text, delimiter, LOOKED_AT, whole);
  const first = records.findIndex(({ fields }) => fields.length > 1);
  if (first < 0 || first > TITLES) return null;
  const table = records.slice(first);
  const width = commonWidth(table);
  const alike = table.filter(({ fields }) => fields.length === width).length;
  if (width === 1 || alike < 0.5 * table.length || (alike === 1 && first > 0)) return null;
  return { delimiter, records, width, agreement: alike / records.length };
}

/** More alike, or as alike with more columns; commas that are decimal marks under the other delimiter count for nothing. */
function isBetter(reading: Reading, best: Reading): boolean {
  if (reading.delimiter === ',' && best.agreement >= 0.5 && commasAreDecimal(best)) return false;
  if (reading.agreement !== best.agreement) return reading.agreement > best.agreement;
  return reading.width > best.width;
}

/** A column of numbers with a decimal comma. */
function commasAreDecimal({ records, width }: Reading): boolean {
  const body = records.filter(({ fields }) => fields.length === width).slice(1);
  return Array.from({ length: width }, (_, column) => body.map(({ fields }) => fields[column]!).filter((cell) => !isMissingText(cell))).some(
    (cells) => cells.some((cell) => cell.includes(',')) && cells.filter((cell) => isNumberWith(cell, ',')).length >= 0.8 * cells.length,
  );
}

/** A column that is numbers below its first cell: what words with colons between them do not have. */
function hasNumbers({ records, width }: Reading): boolean {
  const table = records.filter(({ fields }) => fields.length === width).slice(1);
  return (
    table.length >= 2 && Array.from({ length: width }, (_, column) => table.filter(({ fields }) => isNumberText(fields[column]!)).length).some((numbers) => numbers >= 0.8 * table.length)
  );
}

/** The number of fields that most records have; of two records the first is the header, whatever the second has. */
function commonWidth(records: readonly TextRecord[]): number {
  if (records.length <= 2) return records[0]!.fields.length;
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
