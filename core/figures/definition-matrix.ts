import type { Annotations, Shape } from 'plotly.js';
import type { DefinitionCell, DefinitionSweep } from '../analysis/compare/definition-sweep';
import { definitionCell, definitionsMet } from '../analysis/compare/definition-sweep';
import { harshest } from '../analysis/compare/margin';
import { marginInWords } from '../analysis/compare/margin-words';
import { formatChange, formatCount, formatHhi } from '../format';
import type { Severity } from '../rules/rule-set';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { limitsFor } from './limits';
import { baseLayout, footerOf, nameAxis, nameMargin, note, plain, plainAxis, subtitleOf, traces } from './parts';
import { shorten, textWidth, wrap } from './text-width';
import { FONT_SIZE, SMALL_SIZE, themeOf, type Theme } from './theme';

export interface DefinitionMatrixInput {
  readonly sweep: DefinitionSweep;
  /** Names of the scenarios, in the order of the sweep. */
  readonly scenarios: readonly string[];
  readonly estimates: boolean;
  readonly context: FigureContext;
}

const ROW = 32;
const HEAD = 56;
const FOOT = 12;
/** Rows that are drawn; the table has all. */
const MOST_ROWS = 40;
/** Width of a figure as it is mostly shown. */
const WIDTH = 760;

/** Columns whose headings can be read as words; narrower ones are numbered and the footer names them. */
const NARROW = 76;

/**
 * Over which market definitions is the presumption met? A mark by answer, and by how much it is met or missed. Definitions down
 * and scenarios across, or the other way round where there are more scenarios than can stand side by side.
 */
export function definitionMatrixFigure({ sweep, scenarios, estimates, context }: DefinitionMatrixInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const { rule, definitions } = sweep;
  const cells = scenarios.map((_, at) => definitions.map((_definition, d) => definitionCell(sweep, at, d)));
  const turned = scenarios.length > 6 && definitions.length < scenarios.length;
  const kept = definitions.slice(0, turned ? undefined : MOST_ROWS).map(({ name }) => name);
  const [names, heads] = turned ? [scenarios, kept] : [kept, scenarios];
  const left = nameMargin(names);
  const column = (WIDTH - left - 8) / Math.max(1, heads.length);
  const numbered = column < NARROW;
  const all = cells.flat();
  const drawn = names.flatMap((name, row) => heads.map((head, at) => ({ at, row, name, head, cell: (turned ? cells[row]![at] : cells[at]![row]) ?? null })));
  const answered = drawn.flatMap((one) => (one.cell === null || one.cell.outcome === null ? [] : [{ ...one, cell: one.cell, outcome: one.cell.outcome }]));
  const silent = drawn.filter(({ cell }) => cell === null || cell.outcome === null);
  const marginOf = (cell: DefinitionCell): string => (cell.margin === null ? '' : marginInWords(cell.margin));
  // Margins stand beside the marks where each column has room for the longest of them.
  const withText = column > 26 + Math.max(...answered.map(({ cell }) => textWidth(marginOf(cell), SMALL_SIZE)), 0);
  const markAt = withText ? -0.5 + 12 / column : 0;
  const style = answered.map(({ outcome }) => markOf(outcome.severity, theme));
  const heading = (name: string, at: number): Partial<Annotations> => {
    const [first = '', ...rest] = numbered ? [String(at + 1)] : wrap(name, SMALL_SIZE, column - 6);
    const [second, third] = rest.length > 2 ? [rest[0]!, rest.slice(1).join(' ')] : rest;
    const lines = [first, second, third].filter((line) => line !== undefined).map((line) => plain(shorten(line, SMALL_SIZE, column - 6)));
    return note(theme, lines.join('<br>'), {
      xref: 'x', yref: 'paper', x: withText ? at - 0.5 : at, xshift: withText ? 6 : 0, xanchor: withText ? 'left' : 'center', align: withText ? 'left' : 'center', y: 1, yshift: 6, yanchor: 'bottom',
      font: { family: theme.font, size: SMALL_SIZE, color: theme.text, weight: 600 } as Annotations['font'],
    });
  };
  const hhiLimits = limitsFor(rule, 'postHhi');
  const label = (cell: DefinitionCell | null): string => (cell === null ? 'no data' : (cell.outcome?.label ?? 'not screened'));

  return {
    id: 'definition-matrix',
    data: traces({
      type: 'scatter', uid: 'answers', mode: 'markers', cliponaxis: false,
      x: answered.map(({ at }) => at + markAt), y: answered.map(({ row }) => row),
      marker: { size: 11, symbol: style.map(({ symbol }) => symbol), color: style.map(({ colour }) => colour), line: { width: 1.75, color: style.map(({ line }) => line) } },
      hoverinfo: 'text',
      hovertext: answered.map(({ name, head, cell, outcome }) => `${plain(name)}, ${plain(head)}: ${plain(outcome.label)}<br>HHI ${formatHhi(cell.hhiAfter, hhiLimits)}, change ${formatChange(cell.change)}${cell.margin === null ? '' : `<br>${marginOf(cell)}`}`),
    }),
    layout: {
      ...baseLayout(theme, { l: left, r: 8, t: HEAD, b: FOOT }, names.length * ROW + HEAD + FOOT),
      xaxis: plainAxis(theme, { range: [-0.5, Math.max(1, heads.length) - 0.5], showticklabels: false }),
      yaxis: nameAxis(theme, names, {}, 2),
      shapes: [-0.5, ...names.map((_, row) => row + 0.5)].map((y): Partial<Shape> => ({ type: 'line', xref: 'paper', yref: 'y', x0: 0, x1: 1, y0: y, y1: y, layer: 'below', line: { color: theme.grid, width: 1 } })),
      annotations: [
        ...heads.map(heading),
        ...(withText ? answered.map(({ at, row, cell }) => note(theme, marginOf(cell), { xref: 'x', yref: 'y', x: at + markAt, y: row, xshift: 10, font: { family: theme.font, size: SMALL_SIZE, color: cell.met ? theme.text : theme.muted } })) : []),
        ...silent.map(({ at, row, cell }) => note(theme, withText ? label(cell) : '–', { xref: 'x', yref: 'y', x: withText ? at - 0.5 : at, xshift: withText ? 6 : 0, xanchor: withText ? 'left' : 'center', y: row, font: { family: theme.font, size: withText ? SMALL_SIZE : FONT_SIZE, color: theme.muted } })),
      ],
    },
    title: titleOf(sweep, scenarios),
    subtitle: subtitleOf(legendOf(sweep, all), context.basis),
    footer: footerOf(context, {
      rule,
      estimates,
      remarks: [
        ...(withText ? ['Beside each mark: by how much the test that decides is passed or missed'] : []),
        ...(numbered ? [heads.map((head, at) => `${at + 1} ${head}`).join(', ')] : []),
        ...(kept.length < definitions.length ? [`${formatCount(kept.length)} of ${formatCount(definitions.length)} definitions are drawn; the table has all`] : []),
      ],
    }),
    reading: readingOf(sweep, scenarios),
    table: {
      columns: [
        { name: 'Market', format: 'text' },
        { name: 'Period', format: 'text' },
        { name: 'Scenario', format: 'text' },
        { name: 'HHI before', format: 'hhi', limits: limitsFor(rule, 'preHhi') },
        { name: 'HHI after', format: 'hhi', limits: hhiLimits },
        { name: 'Change', format: 'change', limits: limitsFor(rule, 'delta') },
        { name: 'Share of the merged firm', format: 'share', limits: limitsFor(rule, 'mergedShare') },
        { name: 'Outcome', format: 'text' },
        { name: 'Met or missed by', format: 'text' },
      ],
      rows: definitions.flatMap(({ name, period }, d) =>
        scenarios.map((scenario, at): Cell[] => {
          const cell = cells[at]![d]!;
          return cell === null ? [name, period, scenario, null, null, null, null, label(cell), null] : [name, period, scenario, cell.hhiBefore, cell.hhiAfter, cell.change, cell.mergedShare, label(cell), marginOf(cell) || null];
        }),
      ),
    },
  };
}

/** A mark for each severity: full and square for concern, so that it never rests on colour alone. */
function markOf(severity: Severity, theme: Theme): { symbol: string; colour: string; line: string } {
  switch (severity) {
    case 'concern':
      return { symbol: 'square', colour: theme.verdict.concern, line: theme.verdict.concern };
    case 'caution':
      return { symbol: 'triangle-up', colour: theme.verdict.open, line: theme.verdict.open };
    case 'clear':
      return { symbol: 'circle', colour: theme.background, line: theme.verdict.clear };
    case 'silent':
    case 'none':
      return { symbol: 'diamond', colour: theme.background, line: theme.muted };
  }
}

const shapes: Readonly<Record<Severity, string>> = { concern: '■', caution: '▲', clear: '○', silent: '◇', none: '◇' };

/** The answers that occur, each with its mark, harshest first. */
function legendOf({ rule }: DefinitionSweep, cells: readonly (DefinitionCell | null)[]): string {
  const found = new Map(cells.flatMap((cell) => (cell === null || cell.outcome === null ? [] : [[cell.outcome.id, cell.outcome] as const])));
  return rule.outcomes.flatMap(({ id }) => found.get(id) ?? []).map(({ severity, label }) => `${shapes[severity]} ${label}`).join(', ');
}

function titleOf(sweep: DefinitionSweep, scenarios: readonly string[]): string {
  const { rule, definitions } = sweep;
  const target = harshest(rule);
  if (target === null || definitions.length === 0) return 'Every market definition under every scenario';
  const met = scenarios.map((_, at) => definitionsMet(sweep, at));
  const most = Math.max(0, ...met);
  if (most === 0) return `No market definition gives “${target.label}” under any scenario`;
  const where = scenarios.filter((_, at) => met[at] === most);
  const count = `${formatCount(most)} of ${formatCount(definitions.length)} market definitions ${most === 1 ? 'gives' : 'give'} “${target.label}”`;
  return where.length === 1 ? `${count} under ${where[0]!}` : `Up to ${count}`;
}

function readingOf(sweep: DefinitionSweep, scenarios: readonly string[]): string {
  const target = harshest(sweep.rule);
  if (target === null || sweep.definitions.length === 0) return 'There is no market definition to screen.';
  const counts = scenarios.map((name, at) => `${name} in ${formatCount(definitionsMet(sweep, at))} of ${formatCount(sweep.definitions.length)}`);
  return `“${target.label}” under ${sweep.rule.title}: ${counts.join(', ')} market definitions.`;
}
