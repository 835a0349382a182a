/** Words that begin a query inside an expression, or read what is outside of the rows: a condition has none. */
const NOT_IN_A_CONDITION = new Set([
  'select', 'from', 'with', 'values', 'table', 'pivot', 'pivot_wider', 'pivot_longer', 'unpivot', 'describe', 'desc', 'show', 'summarize', 'call',
  'getenv', 'write_log',
]);

/** A string, a quoted name, a word or number, a comment's beginning, blanks, or one other sign. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_]*|\p{N}[\p{L}\p{N}_.]*|--|\/\*|\s+|[\s\S]/gu;

const OPENED_BY: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * What keeps a person's text from being one condition on the columns of a row, as the end of a sentence ("has a
 * semicolon"), or `null`. A condition reads nothing but its row: no query inside it, so no other table and no file.
 */
export function conditionFault(sql: string): string | null {
  if (sql.trim() === '') return 'is empty';
  const open: string[] = [];
  let word = '';
  let last = '';
  for (const [token] of sql.matchAll(TOKENS)) {
    const before = word;
    const adjacent = last;
    last = token;
    if (/^\s+$/u.test(token)) continue;
    word = token.toLowerCase();
    if (token === '--' || token === '/*') return 'has a comment';
    if (token === ';') return 'has a semicolon';
    if (token === '$' || token === '?' || token === '\0') return 'has a sign that has no meaning in a condition ($, ? or a control character)';
    if (token === "'" || token === '"') return 'has a quote that is not closed';
    // Backslashes in E'…' would let a quote end elsewhere than it seems to.
    if (token.startsWith("'") && adjacent.toLowerCase() === 'e') return "has a string of the form E'…'";
    if (NOT_IN_A_CONDITION.has(word) && !(word === 'from' && before === 'distinct')) {
      return `has the word ${token.toUpperCase()}, and a condition can read nothing but its row (a column of that name stands in double quotes)`;
    }
    if (token === '(' || token === '[' || token === '{') open.push(token);
    else if (token in OPENED_BY && open.pop() !== OPENED_BY[token]) return 'has a bracket that was not opened';
  }
  return open.length > 0 ? 'has a bracket that is not closed' : null;
}
