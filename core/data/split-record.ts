/**
 * How a line with quotes that do not follow the rules is read. `closing`: a field ends at a quote that a delimiter or the end follows;
 * `plain`: text after a closing quote belongs to the field; `backslash`: `\"` is a quote in the text; `literal`: quotes are text.
 */
export type QuoteReading = 'closing' | 'plain' | 'backslash' | 'literal';

/** Blanks that may stand between a delimiter and a quote. */
function isBlank(char: string | undefined, delimiter: string): boolean {
  return (char === ' ' || char === '\t') && char !== delimiter;
}

/** Place of the first character at or after `at` that is no blank. */
export function afterBlanks(text: string, at: number, delimiter: string): number {
  let place = at;
  while (isBlank(text[place], delimiter)) place++;
  return place;
}

/** A line whose columns stand apart by blanks: one or more, or two or more. */
export function splitBlanks(line: string, delimiter: string): string[] {
  return line.trim().split(delimiter.length === 1 ? /[ \t]+/ : /[ \t]{2,}|\t/);
}

/** The fields of one line under a reading; `null` where a quote stays open. */
export function splitLine(line: string, delimiter: string, reading: QuoteReading): string[] | null {
  if (reading === 'literal') return line.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const start = afterBlanks(line, at, delimiter);
    if (line[start] !== '"') {
      const end = line.indexOf(delimiter, at);
      fields.push(end < 0 ? line.slice(at) : line.slice(at, end));
      if (end < 0) return fields;
      at = end + 1;
      continue;
    }
    const quoted = quotedField(line, start + 1, delimiter, reading);
    if (quoted === null) return null;
    fields.push(quoted.field);
    if (quoted.end === line.length) return fields;
    at = quoted.end + 1;
  }
}

/** A field from after its opening quote to the delimiter that ends it. */
function quotedField(line: string, from: number, delimiter: string, reading: QuoteReading): { field: string; end: number } | null {
  let field = '';
  for (let at = from; at < line.length; at++) {
    const char = line[at]!;
    if (reading === 'backslash' && char === '\\' && (line[at + 1] === '"' || line[at + 1] === '\\')) {
      field += line[++at]!;
    } else if (char !== '"') {
      field += char;
    } else if (line[at + 1] === '"' && !endsField(line, at + 2, delimiter, reading, field)) {
      field += '"';
      at++;
    } else if (line[at + 1] === '"') {
      return { field: `${field}"`, end: afterBlanks(line, at + 2, delimiter) };
    } else {
      const after = afterBlanks(line, at + 1, delimiter);
      if (after === line.length || line[after] === delimiter) return { field, end: after };
      if (reading === 'plain') {
        const end = line.indexOf(delimiter, at + 1);
        return end < 0 ? { field: field + line.slice(at + 1), end: line.length } : { field: field + line.slice(at + 1, end), end };
      }
      field += '"';
    }
  }
  return null;
}

/** Whether the first of two quotes is text and the second ends the field, as in `"the "Firm""`, where another quote stands open in it. */
function endsField(line: string, after: number, delimiter: string, reading: QuoteReading, field: string): boolean {
  if (reading !== 'closing') return false;
  const next = afterBlanks(line, after, delimiter);
  return (next === line.length || line[next] === delimiter) && field.split('"').length % 2 === 0;
}
