import type { Problem } from '../../problem';
import { problem } from '../../problem';

/** Strings, quoted names, comments and dollar-quoted texts as wholes; else one word or sign. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\r\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|[\p{L}_][\p{L}\p{N}_$]*|\s+|[\s\S]/gu;

/** Words that begin a statement which only reads. */
const READS = ['select', 'with', 'from', 'values', 'table', 'pivot', 'unpivot', 'describe', 'summarize'];
/** Functions that read files, whatever the engine allows. */
const READS_FILES = /^(?:read_\w+|scan_\w+|parquet_\w+|sniff_csv|glob|\w+_scan|getenv|query|query_table|st_read\w*)$/;

/** A statement in pieces, without comments and blanks. */
export function tokensOf(sql: string): string[] {
  return [...sql.matchAll(TOKEN)].map(([token]) => token).filter((token) => !/^(?:\s|--|\/\*)/.test(token));
}

/**
 * What the database reads otherwise than `tokensOf` does, as the end of a sentence, or `null`: a text could end elsewhere than it
 * seems to, and what follows it be a statement of its own. Places for parameters are among it, for there are none to put in.
 */
function readOtherwise(sql: string): string | null {
  let before = '';
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token.startsWith("'") && before.toLowerCase() === 'e') return "a string of the form E'…', in which a backslash hides a quote";
    if (token.startsWith('/*') && token.includes('/*', 2)) return 'a comment inside a comment';
    if (token === '$' || token === '?') return `the sign ${token} outside of a text, which stands for a parameter`;
    if (token === '\0') return 'a control character';
    before = token;
  }
  return null;
}

/** The statement without the semicolon at its end. */
export function bare(sql: string): string {
  const end = /;(?:\s|--[^\r\n]*(?:[\r\n]|$)|\/\*[\s\S]*?\*\/)*$/.exec(sql);
  return end !== null && tokensOf(sql).at(-1) === ';' ? sql.slice(0, end.index) : sql;
}

/**
 * Why a statement cannot be run in the console, or `null`: it must be one statement, must only read, and must read nothing
 * but the tables of the workspace.
 */
export function statementProblem(sql: string): Problem | null {
  const refuse = (message: string, remedy: string): Problem => problem('statement-refused', message, remedy);
  const tokens = tokensOf(bare(sql));
  const first = tokens.find((token) => token !== '(')?.toLowerCase();
  if (first === undefined) return refuse('There is no statement.', 'Write one, such as SELECT * FROM a_table.');
  const unclosed = tokens.find((token) => token === "'" || token === '"');
  if (unclosed !== undefined) return refuse(`A ${unclosed === '"' ? 'double' : 'single'} quote is not closed.`, 'Close it, or write it twice inside a text.');
  const odd = readOtherwise(sql);
  if (odd !== null) return refuse(`The statement has ${odd}.`, 'Write it without: texts stand in single quotes, and a quote inside them is written twice.');
  if (tokens.includes(';')) return refuse('There is more than one statement.', 'Run one statement at a time.');
  if (!READS.includes(first)) return refuse(`The console only reads: a statement cannot begin with ${first.toUpperCase()}.`, 'Begin with SELECT, WITH, FROM, VALUES, PIVOT, UNPIVOT, DESCRIBE or SUMMARIZE.');
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token === '(') depth++;
    if (token === ')' && --depth < 0) return refuse('A closing bracket has no opening one.', 'Remove it, or add the opening one.');
    const name = token.startsWith('"') ? token.slice(1, -1).toLowerCase() : token.toLowerCase();
    if (tokens[at + 1] === '(' && READS_FILES.test(name)) return refuse(`${token} reads files or the system, which the console does not.`, 'Open the file in Data; its table is then here.');
    const before = tokens[at - 1]?.toLowerCase();
    // IS DISTINCT FROM 'x' compares.
    const names = before === 'join' || (before === 'from' && tokens[at - 2]?.toLowerCase() !== 'distinct');
    if (/^['$]/.test(token) && names) return refuse(`A file cannot be read from the console (${token}).`, 'Open the file in Data; its table is then here.');
  }
  return depth > 0 ? refuse('A bracket is not closed.', 'Close it.') : null;
}

/** Names that a statement may mean, folded: every word and every quoted name in it. */
export function namesIn(sql: string): Set<string> {
  const names = new Set<string>();
  for (const token of tokensOf(sql)) {
    if (token.startsWith('"')) names.add(token.slice(1, -1).replaceAll('""', '"').toLowerCase());
    else if (/^[\p{L}_]/u.test(token)) names.add(token.toLowerCase());
  }
  return names;
}
