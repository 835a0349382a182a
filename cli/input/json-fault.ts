const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

/**
 * Where a text stops being JSON, as a place in it; its length where it ends too soon, `null` where it is JSON. Engines name the
 * place in some of their messages only.
 */
export function jsonFault(text: string): number | null {
  TOKEN.lastIndex = 0;
  const open: string[] = [];
  /** What may stand next. `start`: a value, or the end of what was just opened. */
  let next: 'value' | 'start' | 'name' | 'colon' | 'after' = 'value';
  for (;;) {
    const from = TOKEN.lastIndex;
    const blanks = /^\s*/.exec(text.slice(from))![0].length;
    if (from + blanks === text.length) return next === 'after' && open.length === 0 ? null : text.length;
    const token = TOKEN.exec(text);
    if (token === null) return from + blanks;
    const [, mark, string] = token;
    const inside = open.at(-1);
    const closes = mark !== undefined && ((mark === '}' && inside === '{') || (mark === ']' && inside === '['));
    if (closes && (next === 'after' || next === 'start')) {
      open.pop();
      next = 'after';
    } else if ((mark === '{' || mark === '[') && (next === 'value' || (next === 'start' && inside === '['))) {
      open.push(mark);
      next = 'start';
    } else if (mark === undefined && (next === 'value' || (next === 'start' && inside === '['))) next = 'after';
    else if (string !== undefined && (next === 'name' || (next === 'start' && inside === '{'))) next = 'colon';
    else if (mark === ':' && next === 'colon') next = 'value';
    else if (mark === ',' && next === 'after' && inside !== undefined) next = inside === '{' ? 'name' : 'value';
    else return from + blanks;
  }
}
