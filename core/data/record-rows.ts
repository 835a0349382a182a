import type { Dialect } from './dialect';
import type { MendedRow, RejectedRow, RowChunk } from './engine';
import type { TextRecord } from './records';
import { RecordReader } from './records';

/** Characters of a rejected row that are shown, and how many rows are shown so. */
const TEXT_SHOWN = 200;
const ROWS_SHOWN = 1000;

/** Whether a dialect has what the database does not read: headers of several rows, notes below, columns set apart by blanks. */
export function needsOwnReader({ delimiter, headerRows = 1, footer = 0 }: Dialect): boolean {
  return headerRows > 1 || footer > 0 || delimiter === ' ' || delimiter.length > 1;
}

/** Reads the records of a file that the database would not read as it is meant; `rejected` and `mended` grow while it does. */
export class RecordRows {
  readonly rejected: RejectedRow[] = [];
  readonly mended: MendedRow[] = [];
  /** Records of the header that are still to come. */
  private header: number;
  /** Records that may be notes at the end of the file. */
  private held: TextRecord[] = [];
  private lines = 1;
  private afterReturn = false;
  private endsInBreak = false;
  /** Rows that fit, whether the sample has them or not. */
  private fitting = 0;

  constructor(
    private readonly dialect: Dialect,
    private readonly width: number,
  ) {
    this.header = dialect.header === false ? 0 : (dialect.headerRows ?? 1);
  }

  /** Rows of a text in UTF-8 that comes in pieces. */
  async *read(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<RowChunk, void> {
    const decoder = new TextDecoder('utf-8');
    const { delimiter, skip } = this.dialect;
    const reader = new RecordReader(delimiter, this.width);
    const above = new LinesAbove(skip);
    const take = (text: string): RowChunk | null => {
      this.countLines(text);
      return this.rows(reader.push(above.pass(text)), skip, false);
    };
    for await (const piece of pieces) {
      const chunk = take(decoder.decode(piece, { stream: true }));
      if (chunk !== null) yield chunk;
    }
    const rest = take(decoder.decode());
    if (rest !== null) yield rest;
    const last = this.rows(reader.end(), skip, true);
    if (last !== null) yield last;
    for (const line of reader.emptyLines) if (line > reader.firstLine) this.mended.push({ row: line + skip, how: 'empty' });
  }

  private rows(records: readonly TextRecord[], skip: number, end: boolean): RowChunk | null {
    const { footer = 0 } = this.dialect;
    const body: TextRecord[] = [];
    for (const record of records) {
      if (this.header > 0) this.header--;
      else body.push({ ...record, line: record.line + skip });
    }
    if (footer === 0) return this.chunk(body);
    this.held.push(...body);
    // A break at the end of the text starts no line.
    const lastLine = this.lines - (this.endsInBreak ? 1 : 0) - footer;
    const ready = this.held.filter(({ line }) => line <= lastLine);
    this.held = end ? [] : this.held.slice(ready.length);
    return this.chunk(ready);
  }

  private chunk(records: readonly TextRecord[]): RowChunk | null {
    const kept: TextRecord[] = [];
    for (const record of records) {
      const { fields, line, quotes } = record;
      const spare = fields.length === this.width + 1 && fields[this.width] === '';
      if (quotes === 'unclosed' || quotes === 'misread' || (fields.length !== this.width && !spare)) {
        this.reject(record);
      } else {
        if (!this.isSampled(this.fitting++)) continue;
        if (quotes === 'mended') this.mended.push({ row: line, how: 'quotes' });
        kept.push(record);
      }
    }
    if (kept.length === 0) return null;
    return {
      columns: Array.from({ length: this.width }, (_, column) => kept.map(({ fields }) => fields[column] || null)),
      lines: Int32Array.from(kept, ({ line }) => line),
    };
  }

  private isSampled(place: number): boolean {
    const { sample } = this.dialect;
    if (sample === undefined) return true;
    return 'first' in sample ? place < sample.first : place % sample.every === 0;
  }

  private reject({ line, fields, quotes }: TextRecord): void {
    const text = this.rejected.length < ROWS_SHOWN ? fields.join(this.dialect.delimiter).trim().slice(0, TEXT_SHOWN) : '';
    const reason = quotes === undefined || quotes === 'mended' ? widthInWords(fields.length, this.width) : ODD_QUOTE;
    this.rejected.push({ row: line, column: null, reason, text });
  }

  private countLines(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 || (code === 10 && !this.afterReturn)) this.lines++;
      this.afterReturn = code === 13;
    }
    if (text !== '') this.endsInBreak = /[\r\n]$/.test(text);
  }
}

/** Follows the name of a row. */
export const ODD_QUOTE = 'has a quote that is not closed, or text after a closing quote';

export function widthInWords(found: number, wanted: number): string {
  return `has ${found} ${found === 1 ? 'field' : 'fields'} instead of ${wanted}`;
}

/** Cuts the first lines off a text that comes in pieces. */
class LinesAbove {
  private afterReturn = false;

  constructor(private left: number) {}

  pass(text: string): string {
    let at = 0;
    while (at < text.length && (this.left > 0 || this.afterReturn)) {
      const char = text[at]!;
      if (this.left === 0 && char !== '\n') break;
      if (char === '\r' || (char === '\n' && !this.afterReturn)) this.left--;
      this.afterReturn = char === '\r';
      at++;
    }
    if (this.left === 0 && at < text.length) this.afterReturn = false;
    return at === 0 ? text : text.slice(at);
  }
}
