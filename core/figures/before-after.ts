import type { MarketResult } from '../analysis/results';
import { formatCount, formatShare } from '../format';
import { dealRows } from './deal-rows';
import type { DealRow } from './deal-rows';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { baseLayout, footerOf, labelMargin, nameAxis, nameMargin, plain, subtitleOf, traces, valueAxis } from './parts';
import { firmColours, themeOf } from './theme';

export interface BeforeAfterInput {
  readonly result: MarketResult;
  readonly scenario: string;
  /** Parties of the scenario, so that they bear the same colours in all its markets. */
  readonly parties: readonly string[];
  readonly context: FigureContext;
}

const MOST_ROWS = 12;
const ROW = 36;

interface Drawn {
  readonly label: string;
  readonly before: number;
  readonly after: number;
  readonly beforeText: string;
  readonly afterText: string;
  readonly members: readonly { readonly firm: string; readonly share: number }[];
  readonly colour: string;
  /** Drawn as one bar. */
  readonly same: boolean;
}

/** Shares before (upper bar; the parties side by side) and after the deal (lower bar), from zero. */
export function beforeAfterFigure({ result, scenario, parties, context }: BeforeAfterInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const colour = firmColours(context.firms, parties, theme);
  const all = dealRows(result.deal, parties);
  const touched = all.filter((row) => row.kind !== 'rival').length;
  const cut = all.length > MOST_ROWS ? Math.max(MOST_ROWS - 1, touched) : all.length;
  const folded = all.slice(cut);
  const mark = (row: DealRow): string => (row.estimate ? ' est.' : '');
  const drawn: Drawn[] = all.slice(0, cut).map((row) => ({
    label: row.label,
    before: row.before,
    after: row.after,
    beforeText: (row.members.length > 1 ? row.members.map((member) => formatShare(member.share)).join(' + ') : formatShare(row.before)) + mark(row),
    afterText: formatShare(row.after) + mark(row),
    members: row.members,
    colour: row.kind === 'merged' ? theme.merged : colour(row.firm),
    same: row.members.length === 1 && row.before === row.after,
  }));
  if (folded.length > 0) {
    const total = (key: 'before' | 'after'): number => folded.reduce((sum, row) => sum + row[key], 0);
    const end = folded.some((row) => row.estimate) ? ' est.' : '';
    drawn.push({
      label: `${formatCount(folded.length)} more firms`,
      before: total('before'),
      after: total('after'),
      beforeText: formatShare(total('before')) + end,
      afterText: formatShare(total('after')) + end,
      members: [{ firm: '', share: total('before') }],
      colour: theme.fringe.line,
      same: folded.every((row) => row.before === row.after),
    });
  }
  const names = drawn.map((row) => row.label);
  const max = Math.max(0.01, ...drawn.map((row) => Math.max(row.before, row.after)));
  const firstChanged = drawn.find((row) => !row.same);
  const beforeLabels = drawn.map((row) => (row === firstChanged ? `before ${row.beforeText}` : row.beforeText));
  const afterLabels = drawn.map((row) => (row === firstChanged ? `after ${row.afterText}` : row.afterText));

  const common = { type: 'bar', orientation: 'h', textposition: 'outside', textangle: 0, constraintext: 'none', cliponaxis: false, hoverinfo: 'text' };
  const segments = Math.max(1, ...drawn.map((row) => row.members.length));
  const before = Array.from({ length: segments }, (_, part) => ({
    ...common,
    uid: `before-${part}`,
    name: 'before',
    width: 0.36,
    y: drawn.map((_row, at) => at - 0.19),
    x: drawn.map((row) => (row.same ? 0 : (row.members[part]?.share ?? 0))),
    base: drawn.map((row) => row.members.slice(0, part).reduce((sum, member) => sum + member.share, 0)),
    text: drawn.map((row, at) => (!row.same && part === Math.max(0, row.members.length - 1) ? beforeLabels[at]! : '')),
    hovertext: drawn.map((row) => (row.members[part] === undefined ? '' : `${plain(row.members[part].firm || row.label)} before: ${formatShare(row.members[part].share)}`)),
    marker: {
      color: drawn.map((row) => {
        const firm = row.members[part]?.firm ?? '';
        return firm === '' ? row.colour : colour(firm);
      }),
      opacity: drawn.map((row) => (row.members.length > 1 ? 1 : 0.5)),
      line: { width: drawn.map((row) => (row.members.length > 1 ? 1 : 0)), color: theme.background },
    },
  }));
  const after = {
    ...common,
    uid: 'after',
    name: 'after',
    width: drawn.map((row) => (row.same ? 0.44 : 0.36)),
    y: drawn.map((row, at) => (row.same ? at : at + 0.19)),
    x: drawn.map((row) => row.after),
    text: afterLabels,
    hovertext: drawn.map((row) => `${plain(row.label)} after: ${row.afterText}`),
    marker: { color: drawn.map((row) => row.colour), line: { width: 0 } },
  };

  const rest = result.rows.filter((row) => row.role === 'fringe' || row.role === 'unknown');
  return {
    id: 'before-after',
    data: traces(...before, after),
    layout: {
      ...baseLayout(theme, { l: nameMargin(names), r: labelMargin([...beforeLabels, ...afterLabels]), t: 8, b: 44 }, drawn.length * ROW + 52),
      xaxis: valueAxis(theme, max, 'share', 'Share of the market'),
      yaxis: nameAxis(theme, names),
    },
    title: titleOf(all),
    subtitle: subtitleOf(scenario, result.name, result.period, context.basis),
    footer: footerOf(context, {
      estimates: all.some((row) => row.estimate),
      remarks: [
        firstChanged === undefined ? 'No share changes' : 'Upper bar before the deal, lower bar after; one bar where nothing changes',
        ...(folded.length > 0 ? [`${formatCount(folded.length)} small rivals are drawn as one bar and listed in the table`] : []),
        ...rest.map((row) => `${row.role === 'fringe' ? 'Fringe' : 'Not accounted for'}: ${formatShare(row.after)} of the market, not drawn`),
      ],
    }),
    reading: readingOf(all, result),
    table: {
      columns: [
        { name: 'Firm', format: 'text' },
        { name: 'Before', format: 'share' },
        { name: 'After', format: 'share' },
        { name: 'Change', format: 'points' },
        { name: 'Role', format: 'text' },
        { name: 'Mark', format: 'text' },
      ],
      rows: [
        ...all.flatMap((row): Cell[][] => [
          ...(row.members.length > 1 ? row.members.map((member): Cell[] => [member.firm, member.share, null, null, 'party, before the deal', '']) : []),
          [row.label, row.before, row.after, row.after - row.before, row.kind === 'merged' ? 'merged firm' : row.kind === 'rival' ? '' : row.kind, row.estimate ? 'estimate' : ''],
        ]),
        ...rest.map((row): Cell[] => [row.firm, row.before, row.after, row.after - row.before, 'not a firm', '']),
      ],
    },
  };
}

/** The firm that the deal makes: the merged one, else the largest whose share it changes. */
function madeByDeal(rows: readonly DealRow[]): DealRow | undefined {
  const changed = rows.filter((row) => row.members.length > 1 || row.after !== row.before);
  return changed.find((row) => row.kind === 'merged') ?? changed.reduce<DealRow | undefined>((most, row) => (most === undefined || row.after > most.after ? row : most), undefined);
}

function titleOf(rows: readonly DealRow[]): string {
  const made = madeByDeal(rows);
  if (rows.length === 0) return 'No firm has a share in this market';
  if (made === undefined) return 'The deal leaves the shares as they are';
  return made.kind === 'merged' ? `${made.label} would hold ${formatShare(made.after)}` : `${made.label} would hold ${formatShare(made.after)}, ${formatShare(made.before)} before`;
}

function readingOf(rows: readonly DealRow[], result: MarketResult): string {
  const made = madeByDeal(rows);
  if (rows.length === 0) return `No firm is known in ${result.name}.`;
  if (made === undefined) return `In ${result.name} the deal changes no share${result.notes[0] === undefined ? '' : `: ${result.notes[0]}`}.`;
  if (made.kind === 'merged') {
    const parts = made.members.map((member) => `${member.firm} ${formatShare(member.share)}`).join(' and ');
    return `In ${result.name}, ${parts} before the deal become one firm with ${formatShare(made.after)}.`;
  }
  return `In ${result.name}, ${made.label} goes from ${formatShare(made.before)} to ${formatShare(made.after)}.`;
}
