/** The line of a JSON text, counted from 1, at which the value with this path begins; that of the nearest value around it where it is missing. */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  let at = skipBlanks(text, 0);
  for (const key of path) {
    const next = child(text, at, key);
    if (next === null) break;
    at = next;
  }
  return lineAt(text, at);
}

/** The line, counted from 1, of a place in a text. */
export function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}

/** Where the member or element of the value at `from` begins, or `null` without it. The text is valid JSON. */
function child(text: string, from: number, key: PropertyKey): number | null {
  const open = text[from];
  if (open !== '{' && open !== '[') return null;
  let at = skipBlanks(text, from + 1);
  for (let index = 0; text[at] !== '}' && text[at] !== ']'; index++) {
    let name: PropertyKey = index;
    if (open === '{') {
      const end = endOf(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = skipBlanks(text, skipBlanks(text, end) + 1);
    }
    if (String(name) === String(key)) return at;
    at = skipBlanks(text, endOf(text, at));
    if (text[at] === ',') at = skipBlanks(text, at + 1);
  }
  return null;
}

/** Where the value at `from` ends. */
function endOf(text: string, from: number): number {
  if (text[from] === '"') return stringEnd(text, from);
  if (text[from] !== '{' && text[from] !== '[') {
    let at = from;
    while (at < text.length && !/[\s,\]}]/.test(text[at]!)) at++;
    return at;
  }
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') at = stringEnd(text, at) - 1;
    else if (text[at] === '{' || text[at] === '[') depth++;
    else if ((text[at] === '}' || text[at] === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}
