/** One record of a delimited text and the line that it begins on. */
export interface TextRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads the first records of a delimited text; blank lines are passed over. Quotes open at the start of a field only.
 * `complete` says that the text is all of the file; otherwise a record that the end cuts off is left out.
 */
export function readRecords(text: string, delimiter: string, limit: number, complete: boolean): TextRecord[] {
  const records: TextRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length && records.length < limit) {
    const start = line;
    const fields: string[] = [];
    let ended = false;
    for (;;) {
      let field = '';
      if (text[at] === '"') {
        at++;
        for (;;) {
          const close = text.indexOf('"', at);
          if (close < 0) {
            if (!complete) return records;
            field += text.slice(at);
            at = text.length;
            break;
          }
          field += text.slice(at, close);
          at = close + 1;
          if (text[at] !== '"') break;
          field += '"';
          at++;
        }
        line += field.replaceAll('\r\n', '\n').match(/[\r\n]/g)?.length ?? 0;
      }
      const from = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
      fields.push(field + text.slice(from, at));
      if (text[at] !== delimiter) break;
      at++;
    }
    if (at < text.length) {
      ended = true;
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      line++;
    }
    if (!ended && !complete) return records;
    if (fields.length > 1 || fields[0] !== '') records.push({ line: start, fields });
  }
  return records;
}
