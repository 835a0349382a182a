/** How the lines of a delimited file hold its records. Lines are counted as a text editor counts them, from 1. */
export interface FileLines {
  /** Line of the header. */
  readonly header: number;
  /** Lines after the header that start no record: blank ones, and the further lines of a record with line breaks in quotes. */
  readonly without: readonly number[];
  /** Whether the records end in different ways (CRLF here, LF there). */
  readonly mixedBreaks: boolean;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Where in a record the scan is. `AFTER_QUOTE`: a quote inside quotes, which ends them or escapes one. */
const FIELD_START = 0;
const PLAIN = 1;
const QUOTED = 2;
const AFTER_QUOTE = 3;

/** Reads a UTF-8 file piece by piece to find which lines start a record; the first `skip` lines are passed over. */
export class LineScanner {
  private readonly delimiter: number;
  private readonly without: number[] = [];
  private readonly breaks = { lf: false, crlf: false, cr: false };
  private state = FIELD_START;
  private line = 1;
  private recordLine = 1;
  private blank = true;
  private header = 0;
  /** The last byte was a CR: outside quotes, inside quotes, or it was not. */
  private afterReturn: 'outside' | 'inside' | null = null;
  private started = false;

  constructor(
    delimiter: string,
    private readonly skip: number,
  ) {
    this.delimiter = new TextEncoder().encode(delimiter).at(-1)!;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    if (!this.started && chunk.length > 0) {
      this.started = true;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3;
    }
    let state = this.state;
    for (; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === LF || byte === CR || this.afterReturn !== null) {
        this.state = state;
        if (this.lineBreak(byte)) {
          state = this.state;
          continue;
        }
      }
      this.blank = false;
      if (byte === QUOTE) {
        if (state === FIELD_START || state === AFTER_QUOTE) state = QUOTED;
        else if (state === QUOTED) state = AFTER_QUOTE;
      } else if (state !== QUOTED) {
        state = byte === this.delimiter ? FIELD_START : PLAIN;
      }
    }
    this.state = state;
  }

  end(): FileLines {
    if (this.afterReturn === 'outside') this.breaks.cr = true;
    const header = this.header === 0 ? this.skip + 1 : this.header;
    const kinds = Object.values(this.breaks).filter(Boolean).length;
    return { header, without: this.without.filter((line) => line > header), mixedBreaks: kinds > 1 };
  }

  /** Deals with CR, LF and the byte after a CR; `false` where the byte is not part of a line break. */
  private lineBreak(byte: number): boolean {
    const before = this.afterReturn;
    this.afterReturn = null;
    if (byte === LF && before !== null) {
      if (before === 'outside') this.breaks.crlf = true;
      return true;
    }
    if (before === 'outside') this.breaks.cr = true;
    if (byte !== LF && byte !== CR) return false;
    const inside = this.state === QUOTED && this.line > this.skip;
    if (byte === CR) this.afterReturn = inside ? 'inside' : 'outside';
    else if (!inside) this.breaks.lf = true;
    if (inside) {
      this.without.push(++this.line);
      return true;
    }
    if (this.line > this.skip) {
      if (this.blank) this.without.push(this.line);
      else if (this.header === 0) this.header = this.recordLine;
    }
    this.recordLine = ++this.line;
    this.state = FIELD_START;
    this.blank = true;
    return true;
  }
}

/** Lines of the first byte at or after each offset (ascending, 0-based) that is no line break. */
export class OffsetLines {
  private readonly found: number[] = [];
  private position = 0;
  private line = 1;
  private afterReturn = false;

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
