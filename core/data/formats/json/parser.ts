import type { JsonValue } from './value';
import { JsonNumber } from './value';

/** Where a text stops being JSON; `at` is the place of the character. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  constructor(
    /** Follows "here": "a comma or a closing bracket is missing". */
    readonly what: string,
    readonly at: number,
  ) {
    super(what);
  }
}

/** Levels of nesting up to which a text is read. */
const DEEPEST = 200;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
/** What programs write that have no JSON for it: no number. */
const NO_NUMBER = /-?(?:NaN|Infinity)\b/y;

/**
 * Reads JSON value by value, so that a list need not be held whole. Unlike `JSON.parse` it keeps numbers as written, and
 * reads NaN and Infinity, which Python writes, as missing. Throws `JsonFault`.
 */
export class JsonParser {
  at = 0;
  private depth = 0;

  constructor(readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  /** What comes next, after blank space: a character, or '' at the end. */
  peek(): string {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return this.text.charAt(this.at);
      this.at++;
    }
  }

  /** Passes over a character that must come. */
  take(char: string): void {
    if (this.peek() !== char) throw this.fault(`${said(char)} is missing`);
    this.at++;
  }

  /** Nothing but blank space may be left. */
  end(): void {
    if (this.peek() !== '') throw this.fault('the document is over, but more follows');
  }

  value(): JsonValue {
    const char = this.peek();
    if (char === '"') return this.string();
    if (char === '{') {
      const members = new Map<string, JsonValue>();
      for (const name of this.members()) members.set(name, this.value());
      return members;
    }
    if (char === '[') {
      return [...this.elements()];
    }
    return this.plain();
  }

  /** The names of an object's members; its value must be read before the next name is asked for. */
  *members(): Generator<string, void> {
    this.open('{');
    while (this.peek() !== '}') {
      if (this.peek() !== '"') throw this.fault('the name of a member in double quotes is missing');
      const name = this.string();
      this.take(':');
      yield name;
      if (this.peek() !== '}') {
        this.take(',');
        if (this.peek() === '}') throw this.fault('a comma stands before a closing brace');
      }
    }
    this.close();
  }

  /** The elements of a list, each read when it is asked for. */
  *elements(): Generator<JsonValue, void> {
    this.open('[');
    while (this.peek() !== ']') {
      if (this.peek() === '') throw this.fault('the list is not closed');
      yield this.value();
      if (this.peek() !== ']') {
        this.take(',');
        if (this.peek() === ']') throw this.fault('a comma stands before a closing bracket');
      }
    }
    this.close();
  }

  private open(char: string): void {
    this.take(char);
    if (++this.depth > DEEPEST) throw this.fault(`the document is nested deeper than ${DEEPEST} levels`);
  }

  private close(): void {
    this.at++;
    this.depth--;
  }

  private string(): string {
    const { text } = this;
    const start = this.at;
    for (let i = start + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 34) {
        this.at = i + 1;
        return text.slice(start + 1, i);
      }
      if (code === 92) return this.escaped(start, i);
      if (code < 32) throw new JsonFault('a text in quotes goes over the end of its line', start);
    }
    throw new JsonFault('a text in quotes is not closed', start);
  }

  /** A text with escapes, the first at `i`. */
  private escaped(start: number, i: number): string {
    const { text } = this;
    while (i < text.length && text.charCodeAt(i) !== 34) i += text.charCodeAt(i) === 92 ? 2 : 1;
    if (i >= text.length) throw new JsonFault('a text in quotes is not closed', start);
    try {
      const read = JSON.parse(text.slice(start, i + 1)) as string;
      this.at = i + 1;
      return read;
    } catch {
      throw new JsonFault('a text in quotes holds an escape that JSON does not have', start);
    }
  }

  private plain(): JsonValue {
    const { text, at } = this;
    for (const [word, value] of WORDS) {
      if (text.startsWith(word, at)) return this.past(word.length, value);
    }
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text)?.[0];
    if (number !== undefined && !/[\w.]/.test(text.charAt(at + number.length))) return this.past(number.length, new JsonNumber(number));
    NO_NUMBER.lastIndex = at;
    const none = NO_NUMBER.exec(text)?.[0];
    if (none !== undefined) return this.past(none.length, null);
    throw this.fault(at >= text.length ? 'the document ends in the middle' : 'a value is missing or written in a way that JSON does not have');
  }

  private past<T>(length: number, value: T): T {
    this.at += length;
    return value;
  }

  private fault(what: string): JsonFault {
    return new JsonFault(this.at >= this.text.length ? 'the document ends in the middle' : what, this.at);
  }
}

const WORDS = [['true', true], ['false', false], ['null', null]] as const;

function said(char: string): string {
  return ({ ':': 'a colon after a name', ',': 'a comma or a closing bracket', '{': 'an opening brace', '[': 'an opening bracket' } as Record<string, string>)[char] ?? char;
}
