import { unzipSync } from 'fflate';
import type { Problem } from '../../../problem';
import { DataRefused, problem } from '../../../problem';
import { columnNames } from '../../column-names';
import type { Dialect } from '../../dialect';
import type { LoadOptions } from '../../engine';
import { QueryCancelled } from '../../engine';
import type { Bytes } from '../bytes';
import { wholeOf } from '../bytes';
import { ChunkBuilder } from '../columns';
import type { Decoded, DecodedChunk, TableChoice } from '../decoded';
import { refuseLarge, turn } from '../limits';
import { TextNumbers, withPoint } from '../text-numbers';
import { plainNumber } from '../written';
import type { Area } from './area';
import { findArea } from './area';
import { fillDown } from './fill-down';
import type { Merge, Sheet, SheetRow } from './sheet';
import { areaOf, readSheet } from './sheet';
import type { SheetPart, Workbook } from './workbook';
import { readWorkbook } from './workbook';

/** Bytes of a workbook, and of one file inside it when unpacked: a text of more cannot be held as one. */
const LARGEST = 300 * 2 ** 20;
const LARGEST_PART = 480 * 2 ** 20;
const SMALLER = 'Save the sheet as CSV, or split the workbook.';

/**
 * Opens a sheet of an Excel workbook: values as they were last computed, `line` the row of the sheet. Without a choice it is
 * the first visible sheet with a table. Throws `DataRefused`.
 */
export async function decodeExcel(bytes: Bytes, name: string, chosen: Partial<Dialect>, options: LoadOptions): Promise<Decoded> {
  refuseLarge(bytes.size, LARGEST, name, 'a workbook', SMALLER);
  const parts = openZip(await wholeOf(bytes), name);
  const workbook = readWorkbook(parts);
  if (workbook === null) throw noWorkbook(name, parts('content.xml') !== null);
  const wanted = chosen.sheet === undefined ? inOrder(workbook.sheets) : workbook.sheets.filter((sheet) => sheet.name === chosen.sheet);
  if (chosen.sheet !== undefined && wanted.length === 0) {
    throw new DataRefused([problem('no-sheet', `${name} has no sheet "${chosen.sheet}".`, `Choose one of ${workbook.sheets.map((sheet) => `"${sheet.name}"`).join(', ')}.`, { file: name })]);
  }
  for (const part of wanted) {
    const sheet = await cellsOf(parts, part, workbook, options);
    const area = findArea(within(sheet, chosen.range, name), sheet.merges, { ...chosen });
    if (area === null || area.rows.length === 0) continue;
    return decoded(name, part, sheet, area, workbook.sheets.length > 1 ? choices(parts, workbook.sheets) : null, chosen, options);
  }
  const where = wanted.length === 1 ? `The sheet "${wanted[0]!.name}" of ${name}` : name;
  throw new DataRefused([problem('no-table', `${where} holds no table: there is no row below a header.`, 'Choose another sheet or range, or a workbook with a table.', { file: name })]);
}

type Parts = (path: string) => string | null;

/** The files inside a workbook as text, each unpacked when it is asked for. */
function openZip(packed: Uint8Array, name: string): Parts {
  return (path) => {
    try {
      const found = unzipSync(packed, {
        filter: (file) => {
          if (file.name !== path) return false;
          refuseLarge(file.originalSize, LARGEST_PART, `${path} in ${name}`, 'a sheet', SMALLER);
          return true;
        },
      })[path];
      return found === undefined ? null : new TextDecoder('utf-8').decode(found);
    } catch (fault) {
      if (fault instanceof DataRefused) throw fault;
      throw new DataRefused([problem('zip-damaged', `${name} is a zip archive that is damaged or cut off.`, 'Fetch or copy the file again; its size should be the same as at its origin.', { file: name })]);
    }
  };
}

function noWorkbook(name: string, openDocument: boolean): DataRefused {
  return new DataRefused([
    openDocument
      ? problem('open-document', `${name} is an OpenDocument spreadsheet.`, 'Save it as .xlsx or CSV in LibreOffice.', { file: name })
      : problem('zip-archive', `${name} is a zip archive, and no Excel workbook.`, 'Unpack it and open the table inside; of packed files gzip (.gz) is read.', { file: name }),
  ]);
}

function inOrder(sheets: readonly SheetPart[]): SheetPart[] {
  return [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)];
}

async function cellsOf(parts: Parts, part: SheetPart, workbook: Workbook, { signal, onProgress }: LoadOptions): Promise<Sheet> {
  const reading = readSheet(parts(part.path) ?? '', workbook);
  for (;;) {
    const { value, done } = reading.next();
    if (done === true) return value;
    onProgress?.({ fraction: null, rows: value });
    await turn();
    if (signal?.aborted === true) throw new QueryCancelled();
  }
}

/** The rows of a sheet, or of a range of it. */
function within({ rows }: Sheet, range: string | undefined, name: string): readonly SheetRow[] {
  if (range === undefined) return rows;
  const area = areaOf(range);
  if (area === null) throw new DataRefused([problem('range', `"${range}" is no range of cells.`, 'Write a range as A5:Q4765.', { file: name })]);
  return rows
    .filter(({ line }) => line > area.top && line <= area.bottom + 1)
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, area.right + 1).map((cell, i) => (i < area.left ? null : cell)) }));
}

/** The size of each sheet, header included, without reading its cells. */
function choices(parts: Parts, sheets: readonly SheetPart[]): TableChoice[] {
  return sheets.map(({ name, path }) => {
    const xml = parts(path) ?? '';
    const used = /<(?:\w+:)?dimension\b[^>]*\bref="([^"]*)"/.exec(xml.slice(0, 4000));
    const area = used === null ? null : areaOf(used[1]!);
    const rows = xml.match(/<(?:\w+:)?row[\s>]/g)?.length ?? 0;
    return { name, rows, columns: area === null ? Number(rows > 0) : area.right - area.left + 1 };
  });
}

function decoded(name: string, part: SheetPart, sheet: Sheet, area: Area, sheets: readonly TableChoice[] | null, chosen: Partial<Dialect>, options: LoadOptions): Decoded {
  const { names, problems } = columnNames(area.header, name, area.headerLine);
  const { rows, filled } = fillDown(area.rows, sheet.merges);
  const numbers = new TextNumbers();
  for (const { cells } of rows) {
    cells.forEach((cell, i) => {
      if (typeof cell === 'string') numbers.text(i - area.left, cell);
      else if (cell !== null && !Number.isInteger(cell)) numbers.number('.');
    });
  }
  const reading = numbers.decide(names, name);
  return {
    dialect: {
      format: 'excel', delimiter: ',', decimal: reading.decimal, encoding: 'utf-8', skip: area.skip, sheet: part.name,
      ...(area.hasHeader ? {} : { header: false }), ...(area.headerRows > 1 ? { headerRows: area.headerRows } : {}),
      ...(area.footer > 0 ? { footer: area.footer } : {}), ...(chosen.range === undefined ? {} : { range: chosen.range }),
    },
    columns: names,
    rows: rows.length,
    problems: [...problems, ...reading.problems, ...notes(name, part.name, sheet, area, filled)],
    ...(sheets === null ? {} : { choices: { sheets } }),
    chunks: () => rowsOf(rows, area, names.length, reading.commas, options),
  };
}

function notes(name: string, sheetName: string, { faults, uncounted }: Sheet, { footer, rows }: Area, filled: readonly Merge[]): Problem[] {
  const said = (code: string, severity: 'note' | 'warning', message: string, remedy: string, row: number | null): Problem => problem(code, message, remedy, { severity, file: name, row });
  const rowOf = (cell: string): number => Number(/\d+$/.exec(cell)![0]);
  const found: Problem[] = [];
  if (faults.length > 0) found.push(said('cell-faults', 'warning', `${count(faults.length, 'cell')} of the sheet "${sheetName}" in ${name} hold a fault such as #N/A or #DIV/0!, first ${faults[0]!}.`, 'Mend the formulas in Excel, or treat the fault as missing.', rowOf(faults[0]!)));
  if (uncounted.length > 0) found.push(said('formulas-without-value', 'warning', `${count(uncounted.length, 'formula')} of the sheet "${sheetName}" in ${name} have no value in the file, first ${uncounted[0]!}; they are read as missing.`, 'Open the workbook in Excel and save it, which computes them.', rowOf(uncounted[0]!)));
  if (footer > 0) found.push(said('notes-below', 'note', `${count(footer, 'row')} below the table in the sheet "${sheetName}" of ${name} are taken for notes.`, 'If they are data, choose a range or set the number of notes to 0.', rows.at(-1)!.line + 1));
  if (filled.length > 0) found.push(said('merged-filled', 'note', `${count(filled.length, 'merged cell')} in the sheet "${sheetName}" of ${name} give their text to all rows that they cover.`, 'If only the first row is meant, unmerge the cells in Excel.', filled[0]!.top + 1));
  return found;
}

function count(n: number, what: string): string {
  return `${n >= 1000 ? 'At least ' : ''}${n} ${what}${n === 1 ? '' : 's'}`;
}

async function* rowsOf(rows: readonly SheetRow[], { left }: Area, width: number, commas: ReadonlySet<number>, { signal }: LoadOptions): AsyncIterable<DecodedChunk> {
  const builder = new ChunkBuilder(width);
  for (const { line, cells } of rows) {
    builder.row(line);
    for (let i = left; i < Math.min(cells.length, left + width); i++) {
      const cell = cells[i]!;
      if (cell === null) continue;
      builder.put(i - left, typeof cell === 'number' ? plainNumber(cell) : commas.has(i - left) ? withPoint(cell) : cell);
    }
    if (!builder.full) continue;
    if (signal?.aborted === true) throw new QueryCancelled();
    yield builder.take();
  }
  if (!builder.empty) yield builder.take();
}
