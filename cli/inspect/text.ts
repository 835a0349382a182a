import { formatCount } from '../../core/format';
import type { ShownRows } from '../../core/data/prepare-preview';
import { formatOf } from '../../core/data/dialect';
import { problemLines } from '../output/problems';
import { left, right, textTable } from '../output/text-table';
import type { InspectedFile, RefusedFile } from './inspect-file';

const kinds = { shares: 'shares or values of firms', respondents: 'respondents with what they use', marginals: 'published reach of platforms' } as const;
const formats = { delimited: 'text with columns', excel: 'Excel workbook', parquet: 'Parquet', arrow: 'Arrow', json: 'JSON', ndjson: 'JSON lines', spss: 'SPSS', stata: 'Stata', query: 'query' } as const;
/** Columns of a table that are shown; the document has all of them. */
const COLUMNS = 60;
const WIDTH = 24;

/** What is understood of a file, for a person. */
export function inspectedText(file: InspectedFile | RefusedFile): string {
  if ('refused' in file) return `${file.file}\n  cannot be opened\n${problemLines(file.problems).replace(/^/gm, '  ').trimEnd()}\n`;
  return [headOf(file), dialectOf(file), choicesOf(file), columnsOf(file), proposalsOf(file), reshapeOf(file), checksOf(file)].filter((part) => part !== '').join('\n');
}

function headOf({ source, usable, proposals }: InspectedFile): string {
  const what = proposals.length === 0 ? 'no reading of its columns makes sense' : `${usable ? 'read as' : 'would be read as'} ${kinds[proposals[0]!.kind]}${usable ? '' : ', but for what is wrong below'}`;
  return `${source.file}: ${formatCount(source.rows)} rows, ${formatCount(source.columns.length)} columns; ${what}\n`;
}

function dialectOf({ source: { dialect }, dialectReasons }: InspectedFile): string {
  const format = formatOf(dialect);
  const parts: (readonly [string, string])[] = [['format', `${formats[format]}${dialect.gzip === true ? ', packed with gzip' : ''}`]];
  if (format === 'delimited') {
    parts.push(['encoding', dialect.encoding], ['delimiter', dialect.delimiter === '\t' ? 'tab' : dialect.delimiter]);
    if (dialect.header === false) parts.push(['header', 'none']);
    if (dialect.skip > 0) parts.push(['skip', `${dialect.skip} ${dialect.skip === 1 ? 'line' : 'lines'} before the header`]);
    if ((dialect.footer ?? 0) > 0) parts.push(['footer', `${dialect.footer} ${dialect.footer === 1 ? 'line' : 'lines'} at the end`]);
  }
  if (dialect.sheet !== undefined) parts.push(['sheet', dialect.sheet]);
  if (dialect.range !== undefined) parts.push(['range', dialect.range]);
  if (dialect.path !== undefined) parts.push(['path', dialect.path]);
  parts.push(['decimal', dialect.decimal === '.' ? 'point' : 'comma']);
  return textTable([left('How it is written'), left(''), left('Why')], parts.map(([name, value]) => [name, value, reasonText(dialectReasons[name])]));
}

function reasonText(reason: InspectedFile['dialectReasons'][string] | undefined): string {
  if (reason === undefined) return '';
  return `${reason.reason}${reason.confidence === undefined ? '' : ` (${Math.round(100 * reason.confidence)}%)`}`;
}

function choicesOf({ choices }: InspectedFile): string {
  if (choices === null || choices === undefined) return '';
  const table = (title: string, list: NonNullable<typeof choices.sheets>): string => textTable([left(title), right('Rows'), right('Columns')], list.map(({ name, rows, columns }) => [name, formatCount(rows), formatCount(columns)]));
  return [choices.sheets === undefined ? '' : table('Sheet', choices.sheets), choices.paths === undefined ? '' : table('List', choices.paths)].join('');
}

function columnsOf({ columns }: InspectedFile): string {
  const shown = columns.slice(0, COLUMNS);
  const rest = columns.length - shown.length;
  return `${textTable(
    [left('Column'), left('Role'), right('Filled'), right('Missing'), right('Different'), right('Numbers'), left('Such as')],
    shown.map(({ name, role, filled, missing, distinct, numbers, examples }) => [cut(name), role ?? '', formatCount(filled), formatCount(missing), formatCount(distinct), formatCount(numbers), cut(examples.join(', '), 40)]),
  )}${rest > 0 ? `  and ${formatCount(rest)} more columns (--json lists all)\n` : ''}`;
}

function proposalsOf({ proposals }: InspectedFile): string {
  const one = (proposal: InspectedFile['proposals'][number], at: number): string => {
    const reasons = proposal.reasons.map(({ about, ...reason }) => `    ${about}${about in proposal.roles ? ` = ${named(proposal.roles[about]!)}` : ''}: ${reasonText(reason)}\n`).join('');
    const fringe = proposal.fringe.length === 0 ? '' : `    no firms: ${named(proposal.fringe)}\n`;
    return `  ${at === 0 ? 'Proposed' : 'Or'}: ${kinds[proposal.kind]}${proposal.unit === null ? '' : `, ${proposal.unit}`}\n${reasons}${fringe}`;
  };
  return proposals.slice(0, 3).map(one).join('');
}

function named(names: string | readonly string[]): string {
  const list = typeof names === 'string' ? [names] : names;
  return list.length > 8 ? `${list.slice(0, 8).join(', ')} and ${list.length - 8} more` : list.join(', ');
}

function reshapeOf({ reshape }: InspectedFile): string {
  if (reshape === null) return '';
  const what = reshape.kind === 'unpivot' ? `${formatCount(reshape.columns.length)} columns become rows` : 'rows become columns';
  return `  Reshape: ${what}${reshape.reason === '' ? '' : ` (${reshape.reason})`}\n  before\n${preview(reshape.before)}  after\n${preview(reshape.after)}`;
}

function preview({ columns, rows }: ShownRows): string {
  const shown = columns.slice(0, 8);
  return textTable([...shown.map((name) => left(cut(name, 16))), ...(columns.length > 8 ? [left('…')] : [])], rows.map((row) => row.slice(0, 8).map((cell) => cut(cell ?? '', 16))));
}

function checksOf({ checks }: InspectedFile): string {
  if (checks.length === 0) return '  Checks: nothing to look at\n';
  const words = { error: 'fault', warning: 'warning', note: 'note' } as const;
  return `  Checks\n${checks
    .map(({ severity, messages, remedy, rows, remedies }) => `    ${words[severity]}: ${messages[0]}${messages.length > 1 ? ` And ${formatCount(messages.length - 1)} more of this kind.` : ''} ${remedy}${rows > 1 ? ` (${formatCount(rows)}${rows === 1000 ? ' or more' : ''} rows)` : ''}${remedies.length === 0 ? '' : `\n      in the window: ${remedies.join('; ')}`}\n`)
    .join('')}`;
}

function cut(text: string, width = WIDTH): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > width ? `${flat.slice(0, width - 1)}…` : flat;
}
