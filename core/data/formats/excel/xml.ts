/** What is read of the XML inside a workbook. Names may have a prefix (`x:row`), as some programs write it. */

const ENTITY = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it is meant: entities, and the escapes of Excel for control characters (`_x000D_`). */
export function meant(text: string): string {
  let out = text;
  if (out.includes('&')) {
    out = out.replace(ENTITY, (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      name === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : NAMED[name.toLowerCase()]!,
    );
  }
  return out.includes('_x') ? out.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : out;
}

/** Expressions that were made, by the name that they look for: a sheet asks for the same few a million times. */
const attributes = new Map<string, RegExp>();
const openings = new Map<string, RegExp>();

function made(kept: Map<string, RegExp>, name: string, make: () => RegExp): RegExp {
  let expression = kept.get(name);
  if (expression === undefined) kept.set(name, (expression = make()));
  return expression;
}

/** The attribute of a tag, which is given without its brackets. */
export function attribute(tag: string, name: string): string | undefined {
  const found = made(attributes, name, () => new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)).exec(tag);
  return found === null ? undefined : meant(found[1] ?? found[2]!);
}

/** The elements of a name: the inside of the opening tag, and what lies between it and the closing tag. Not for elements inside elements of their own name. */
export function* elements(xml: string, name: string): Generator<{ readonly tag: string; readonly inside: string }, void> {
  const finder = made(openings, name, () => new RegExp(`<((?:\\w+:)?${name})(\\s(?:"[^"]*"|'[^']*'|[^>"'/])*)?(/?)>`, 'g'));
  let at = 0;
  for (;;) {
    finder.lastIndex = at;
    const found = finder.exec(xml);
    if (found === null) return;
    at = finder.lastIndex;
    const tag = found[2] ?? '';
    if (found[3] === '/') {
      yield { tag, inside: '' };
      continue;
    }
    const close = xml.indexOf(`</${found[1]!}>`, at);
    if (close < 0) return;
    yield { tag, inside: xml.slice(at, close) };
    at = close;
  }
}

/** The text of a string item: its runs joined, without the reading aids of Japanese. */
export function itemText(inside: string): string {
  const own = inside.includes('rPh') ? inside.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : inside;
  let text = '';
  for (const run of elements(own, 't')) text += run.inside;
  return meant(text);
}
