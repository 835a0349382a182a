import { decodeText } from '../../../core/data/encoding';
import { readRecords } from '../../../core/data/records';
import { sniff } from '../../../core/data/sniff';
import type { OwnershipRow } from '../../../core/market/ownership';
import { lastDay } from '../../../core/market/ownership-dates';
import type { ParsedOwnership } from '../../../core/market/ownership-parse';
import { parseOwnership } from '../../../core/market/ownership-parse';

export const ownershipFields = ['product', 'owner', 'stake', 'from', 'to'] as const;
export type OwnershipField = (typeof ownershipFields)[number];

/** A cell as it is edited: stakes in percent, all of it where empty. */
export function cellText(row: OwnershipRow, field: OwnershipField): string {
  if (field === 'stake') return row.stake === undefined ? '' : String(Number((row.stake * 100).toPrecision(12)));
  return row[field] ?? '';
}

/** The row with another text in one cell, or in one sentence why the text cannot stand there. */
export function withCell(row: OwnershipRow, field: OwnershipField, text: string): OwnershipRow | string {
  const { [field]: _before, ...others } = row;
  switch (field) {
    case 'product':
      return text === '' ? 'Name a product or firm, or remove the row.' : { ...row, product: text };
    case 'owner':
      return text === '' ? 'Name an owner, or remove the row.' : { ...row, owner: text };
    case 'stake': {
      if (text === '') return others as OwnershipRow;
      const number = text.replace(/\s*%$/, '').replace(',', '.');
      const stake = /^\d+(\.\d+)?$/.test(number) ? Number(`${number}e-2`) : NaN;
      return stake > 0 && stake <= 1 ? { ...row, stake } : `"${text}" is not a stake: write a number above 0 and up to 100, in percent.`;
    }
    case 'from':
    case 'to':
      if (text === '') return others as OwnershipRow;
      return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && lastDay(text) !== null ? { ...row, [field]: text } : `"${text}" is not a date: write a year (2019), a month (2019-06) or a day (2019-06-30).`;
  }
}

/** Reads an ownership file as it lies on the disk, with its own lines in what is said of it. */
export function readOwnershipFile(bytes: Uint8Array, file: string): ParsedOwnership {
  const { dialect, problems } = sniff(bytes, file, true);
  if (problems.some(({ severity }) => severity === 'error')) return { rows: [], lines: [], stakesRead: null, problems };
  const records = readRecords(decodeText(bytes, dialect.encoding), dialect.delimiter, Infinity, true);
  const names = (fields: readonly string[]): string[] => fields.map((field) => field.trim().toLowerCase());
  const at = Math.max(0, records.findIndex(({ fields }) => names(fields).includes('firm')));
  const body = records.slice(at + 1);
  const columns = Object.fromEntries(names(records[at]?.fields ?? []).map((name, column) => [name, body.map(({ fields }) => fields[column] ?? '')]));
  return parseOwnership(columns, { file, lines: body.map(({ line }) => line) });
}
