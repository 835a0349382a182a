import type { QuoteReading } from './split-record';
import { afterBlanks, splitBlanks, splitLine } from './split-record';

/** One record of a delimited text and the line that it begins on. */
export interface TextRecord {
  readonly line: number;
  readonly fields: readonly string[];
  /**
   * Quotes that do not follow the rules. `unclosed`: one opens and never closes, so that only its line is taken;
   * `misread`: no reading of the line has the fields it should have; `mended`: one has.
   */
  readonly quotes?: 'unclosed' | 'misread' | 'mended';
  /** Further lines that the record takes. */
  readonly further?: number;
}

/** Characters of a record with an open quote after which nobody waits for the closing one. */
const LONGEST_QUOTED = 2_000_000;

/**
 * Reads the first records of a delimited text; blank lines are passed over. Quotes open at the start of a field only.
 * `complete` says that the text is all of the file; otherwise a record that the end cuts off is left out.
 */
export function readRecords(text: string, delimiter: string, limit: number, complete: boolean): TextRecord[] {
  const reader = new RecordReader(delimiter, null, limit);
  const records = reader.push(text);
  return complete ? [...records, ...reader.end()] : records;
}

/** Reads a delimited text piece by piece. `width`: fields that a record should have, where that is known. */
export class RecordReader {
  /** Lines of records with delimiters and nothing else, which are passed over. */
  readonly emptyLines: number[] = [];
  /** Line of the first record with something in it. */
  firstLine = Infinity;
  private rest = '';
  private line = 1;
  private found = 0;
  private readonly stop: RegExp;
  private readonly blanks: boolean;

  constructor(
    private readonly delimiter: string,
    private readonly width: number | null,
    private readonly limit = Infinity,
  ) {
    this.blanks = delimiter === ' ' || delimiter.length > 1;
    this.stop = this.blanks ? /[\r\n]/g : new RegExp(`[\\r\\n${delimiter.replace(/[\]\\^-]/g, '\\$&')}]`, 'g');
  }

  push(text: string): TextRecord[] {
    return this.read(this.rest + text, false);
  }

  end(): TextRecord[] {
    return this.read(this.rest, true);
  }

  private read(text: string, complete: boolean): TextRecord[] {
    const records: TextRecord[] = [];
    let at = 0;
    while (at < text.length && this.found < this.limit) {
      const next = this.one(text, at, complete);
      if (next === null) break;
      at = next.end;
      const { fields, quotes, breaks } = next;
      if (fields.some((field) => field !== '') && (fields.length > 1 || fields[0]!.trim() !== '')) {
        this.found++;
        this.firstLine = Math.min(this.firstLine, this.line);
        records.push({ line: this.line, fields, ...(quotes === undefined ? {} : { quotes }), ...(breaks > 1 ? { further: breaks - 1 } : {}) });
      } else if (fields.length > 1) {
        this.emptyLines.push(this.line);
      }
      this.line += breaks;
    }
    this.rest = this.found < this.limit ? text.slice(at) : '';
    return records;
  }

  /** The record at `at`; `null` where the text ends before it does. */
  private one(text: string, at: number, complete: boolean): One | null {
    if (this.blanks) {
      const line = this.lineAt(text, at, complete);
      return line === null ? null : { fields: splitBlanks(line.text, this.delimiter), end: line.end, breaks: 1 };
    }
    const fields: string[] = [];
    let place = at;
    let breaks = 1;
    for (;;) {
      const start = afterBlanks(text, place, this.delimiter);
      let field = '';
      if (text[start] === '"') {
        const quoted = closing(text, start + 1);
        if (quoted === null) {
          if (!complete && text.length - at < LONGEST_QUOTED) return null;
          return this.odd(text, at, complete, 'unclosed');
        }
        field = quoted.field;
        breaks += breaksIn(field);
        place = afterBlanks(text, quoted.end, this.delimiter);
        if (place < text.length && text[place] !== this.delimiter && text[place] !== '\n' && text[place] !== '\r') return this.odd(text, at, complete, 'misread');
      } else {
        this.stop.lastIndex = place;
        const end = this.stop.exec(text)?.index ?? text.length;
        field = text.slice(place, end);
        place = end;
      }
      fields.push(field);
      if (text[place] !== this.delimiter) break;
      place++;
    }
    const end = this.lineEnd(text, place, complete);
    return end === null ? null : { fields, end, breaks };
  }

  /** A record with odd quotes is looked for on one line, and read as that line has the fields it should have. */
  private odd(text: string, at: number, complete: boolean, quotes: 'unclosed' | 'misread'): One | null {
    const line = this.lineAt(text, at, complete);
    if (line === null) return null;
    const readings: QuoteReading[] = line.text.includes('\\"') ? ['backslash'] : [];
    if (quotes === 'misread') readings.push('closing', 'plain', 'literal');
    for (const reading of readings) {
      const fields = splitLine(line.text, this.delimiter, reading);
      if (fields !== null && (this.width === null || fields.length === this.width)) return { fields, end: line.end, breaks: 1, quotes: 'mended' };
    }
    return { fields: line.text.split(this.delimiter), end: line.end, breaks: 1, quotes };
  }

  private lineAt(text: string, at: number, complete: boolean): { text: string; end: number } | null {
    let to = at;
    while (to < text.length && text[to] !== '\n' && text[to] !== '\r') to++;
    const end = this.lineEnd(text, to, complete);
    return end === null ? null : { text: text.slice(at, to), end };
  }

  /** Place after the line break at `at`; `null` where more of the text has to come first. */
  private lineEnd(text: string, at: number, complete: boolean): number | null {
    if (at >= text.length) return complete ? at : null;
    if (text[at] === '\n') return at + 1;
    if (at + 1 === text.length && !complete) return null;
    return text[at + 1] === '\n' ? at + 2 : at + 1;
  }
}

interface One {
  readonly fields: readonly string[];
  readonly end: number;
  /** Line breaks in it and after it. */
  readonly breaks: number;
  readonly quotes?: 'unclosed' | 'misread' | 'mended';
}

/** The text of a quoted field from after its opening quote, and the place after its closing one; `null` where there is none. */
function closing(text: string, from: number): { field: string; end: number } | null {
  let field = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { field, end: quote + 1 };
    field += '"';
    at = quote + 2;
  }
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) breaks++;
  }
  return breaks;
}
