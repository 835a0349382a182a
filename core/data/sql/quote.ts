/** A name in SQL: quoted, so that any column name of any file is safe. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value in SQL. Whole numbers stay integers (for LIMIT and comparisons with them); others are DOUBLE. */
export function literal(value: string | number | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') {
    const parts = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
    return parts.length === 1 ? parts[0]! : `(${parts.join(' || chr(0) || ')})`;
  }
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number that SQL can be given`);
  return Number.isSafeInteger(value) ? String(value) : `CAST(${literal(String(value))} AS DOUBLE)`;
}

/** A parenthesised list for `IN`; an empty one matches nothing. */
export function literals(values: readonly string[]): string {
  return values.length === 0 ? '(NULL)' : `(${values.map(literal).join(', ')})`;
}

const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\r\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|\?/g;

/**
 * Puts the parameters in the places of `?`, leaving strings (those in dollars too), quoted names and comments alone.
 * Both engines use it, so that a parameter has the same type on each and every statement can be cancelled.
 */
export function bind(sql: string, params: readonly (string | number | null)[] = []): string {
  let next = 0;
  const text = sql.replace(TOKENS, (token) => {
    if (token !== '?') return token;
    if (next >= params.length) throw new RangeError(`The statement has more places than its ${params.length} parameters`);
    return literal(params[next++]!);
  });
  if (next < params.length) throw new RangeError(`The statement has ${next} places for ${params.length} parameters`);
  return text;
}
