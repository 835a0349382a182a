/** How the lines of a delimited file hold its records. Lines are counted as a text editor counts them, from 1. */
export interface FileLines {
  /** Line of the header; where there is none, the last line before the data. */
  readonly header: number;
  /** Lines after the header that start no record: blank ones, and the further lines of a record with line breaks in quotes. */
  readonly without: readonly number[];
  /** Records below the header. */
  readonly records: number;
  /** Whether the records end in different ways (CRLF here, LF there). */
  readonly mixedBreaks: boolean;
  /** Whether quotes stand where programs read them in different ways. */
  readonly oddQuotes: boolean;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const TAB = 9;
const BLANK = 32;

/** What the bytes read so far leave open. `AFTER_QUOTE`: a quote inside quotes, which ends them or escapes one. */
type Open = 'field-start' | 'plain' | 'quoted' | 'after-quote';

/** Reads a UTF-8 file piece by piece to find which lines start a record; the first `skip` lines are passed over. */
export class LineScanner {
  private readonly delimiter: number;
  private readonly without: number[] = [];
  private readonly breaks = { lf: false, crlf: false, cr: false };
  private open: Open = 'field-start';
  private line = 1;
  private recordLine = 1;
  private blank = true;
  /** Line of the header, or the last one before the data; -1 while it is not known. */
  private header = -1;
  /** The last byte was a CR: outside quotes, inside quotes, or it was not. */
  private afterReturn: 'outside' | 'inside' | null = null;
  private started = false;
  private odd = false;
  /** The first break in the quotes of the header. */
  private headerBreak: 'lf' | 'crlf' | 'cr' | null = null;
  /** The field so far has nothing but blanks, or nothing. */
  private blankField = true;

  constructor(
    delimiter: string,
    private readonly skip: number,
    private readonly hasHeader = true,
  ) {
    this.delimiter = new TextEncoder().encode(delimiter).at(-1)!;
    if (!hasHeader && skip === 0) this.header = 0;
  }

  /** Line of the header, or the last one before the data where there is none; `null` while it is not known. */
  get headerLine(): number | null {
    return this.header < 0 ? null : this.header;
  }

  /** Lines read so far. */
  get lines(): number {
    return this.line;
  }

  /** Records below the header that began so far, one too many at most. */
  get records(): number {
    return this.header < 0 ? 0 : this.line - this.header - this.without.length;
  }

  /** Whether records were seen to end in different ways. */
  get mixed(): boolean {
    return Number(this.breaks.lf) + Number(this.breaks.crlf) + Number(this.breaks.cr) > 1;
  }

  /**
   * Whether a quote was seen that programs read in different ways: text after a closing quote, a blank before an opening one, or one
   * in the lines above the header. A quote inside a field that has none at its start is plain text.
   */
  get oddQuotes(): boolean {
    return this.odd;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    const begin = this.begin(chunk);
    if (this.open === 'after-quote' && begin < chunk.length) this.afterClosing(chunk[begin]!);
    let inside = this.open === 'quoted';
    /** Place of the quote that closed a quoted field last. */
    let closed = this.open === 'after-quote' ? begin - 1 : -2;
    /** A line that has bytes before this piece begins before it. */
    let lineStart = this.blank ? begin : begin - 1;
    // Nearly every byte is passed over here: what matters is a quote or less.
    const length = chunk.length;
    let i = begin - 1;
    for (;;) {
      do i++;
      while (i < length && chunk[i]! > QUOTE);
      if (i >= length) break;
      const byte = chunk[i]!;
      if (byte === LF && !inside && i > lineStart && this.header >= 0) {
        // The end of a plain line, the common case.
        this.breaks.lf = true;
        this.recordLine = ++this.line;
        lineStart = i + 1;
      } else if (byte === QUOTE) {
        if (this.line <= this.skip) this.odd = true;
        if (inside) {
          inside = false;
          closed = i;
          if (i + 1 < length) this.afterClosing(chunk[i + 1]!);
        } else {
          inside = closed === i - 1 || this.startsField(chunk, i, begin);
          if (!inside && !this.odd && this.afterBlanks(chunk, i, begin)) this.odd = true;
        }
      } else if (byte === LF || byte === CR) {
        const within = inside && this.line > this.skip;
        const pair = byte === CR && chunk[i + 1] === LF;
        if (within && this.header < 0) this.headerBreak ??= pair ? 'crlf' : byte === LF ? 'lf' : 'cr';
        if (byte === CR && i + 1 === chunk.length) this.afterReturn = within ? 'inside' : 'outside';
        else if (!within) this.breaks[pair ? 'crlf' : byte === LF ? 'lf' : 'cr'] = true;
        if (within) {
          this.without.push(++this.line);
        } else {
          this.endLine(i === lineStart);
          inside = false;
        }
        if (pair) i++;
        if (!within) lineStart = i + 1;
      }
    }
    this.blank = lineStart === chunk.length;
    this.blankField = this.afterBlanks(chunk, length, begin);
    const last = chunk[chunk.length - 1]!;
    if (inside) this.open = 'quoted';
    else if (closed === chunk.length - 1) this.open = 'after-quote';
    else if (begin < chunk.length) this.open = this.separates(last) ? 'field-start' : 'plain';
  }

  end(): FileLines {
    if (this.afterReturn === 'outside') this.breaks.cr = true;
    // The database takes the first break for the one that ends records, in the quotes of a header too.
    if (this.open === 'quoted' || (this.headerBreak !== null && !this.breaks[this.headerBreak])) this.odd = true;
    this.afterReturn = null;
    const header = this.header >= 0 ? this.header : this.hasHeader ? this.skip + 1 : this.skip;
    const without = this.without.filter((line) => line > header);
    return { header, without, records: Math.max(0, this.line - header - without.length - (this.blank ? 1 : 0)), mixedBreaks: this.mixed, oddQuotes: this.odd };
  }

  /** Passes over a byte order mark, and the LF of a CRLF that two pieces share; the place of the first byte that counts. */
  private begin(chunk: Uint8Array): number {
    let at = 0;
    if (!this.started) {
      this.started = true;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3;
    }
    if (this.afterReturn !== null) {
      const pair = chunk[0] === LF;
      if (this.afterReturn === 'outside') this.breaks[pair ? 'crlf' : 'cr'] = true;
      if (pair) at = 1;
      this.afterReturn = null;
    }
    return at;
  }

  private startsField(chunk: Uint8Array, at: number, begin: number): boolean {
    return at === begin ? this.open === 'field-start' : this.separates(chunk[at - 1]!);
  }

  /** What may follow a quote inside quotes: another one, or the end of the field. */
  private afterClosing(byte: number): void {
    if (byte !== QUOTE && !this.separates(byte)) this.odd = true;
  }

  /** Whether nothing but blanks stand between the start of the field and a place. */
  private afterBlanks(chunk: Uint8Array, at: number, begin: number): boolean {
    let place = at - 1;
    while (place >= begin && (chunk[place] === BLANK || chunk[place] === TAB) && chunk[place] !== this.delimiter) place--;
    return place < begin ? this.blankField : this.separates(chunk[place]!);
  }

  private separates(byte: number): boolean {
    return byte === this.delimiter || byte === LF || byte === CR;
  }

  private endLine(blank: boolean): void {
    if (this.line > this.skip) {
      if (blank) this.without.push(this.line);
      else if (this.header < 0) this.header = this.recordLine;
    }
    this.recordLine = ++this.line;
    if (!this.hasHeader && this.header < 0 && this.line > this.skip) this.header = this.skip;
  }
}

/** Lines of the first byte at or after each offset (ascending, 0-based) that is no line break. */
export class OffsetLines {
  private readonly found: number[] = [];
  private position = 0;
  private line = 1;
  private afterReturn = false;

  /** Whether all offsets are behind. */
  get done(): boolean {
    return this.found.length === this.offsets.length;
  }

  constructor(private readonly offsets: readonly number[]) {}

  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length && this.found.length < this.offsets.length; i++) {
      const byte = chunk[i]!;
      if (byte === CR || byte === LF) {
        if (byte === CR || !this.afterReturn) this.line++;
      } else {
        while (this.offsets[this.found.length]! <= this.position) this.found.push(this.line);
      }
      this.afterReturn = byte === CR;
      this.position++;
    }
  }

  end(): number[] {
    while (this.found.length < this.offsets.length) this.found.push(this.line);
    return this.found;
  }
}

/**
 * How far the line of each row lies beyond "header line + 1 + row number", given the lines that hold no good row:
 * from row `from` (0-based) on, add `shift`.
 */
export function lineShifts(header: number, without: readonly number[]): { from: number; shift: number }[] {
  const shifts: { from: number; shift: number }[] = [];
  without.forEach((line, j) => {
    const from = line - header - 1 - j;
    if (shifts.at(-1)?.from === from) shifts.pop();
    shifts.push({ from, shift: j + 1 });
  });
  return shifts;
}
