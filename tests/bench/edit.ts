import { analyser } from '../../core/analysis/analyse';
import { openArchive, packArchive } from '../../core/workspace/archive';
import type { History } from '../../core/workspace/history';
import { change, startHistory, undo } from '../../core/workspace/history';
import { newWorkspace } from '../../core/workspace/new';
import type { Workspace } from '../../core/workspace/schema';
import type { MappedTables } from '../../core/workspace/tables';
import { testTable } from '../share-tables';
import { median, ms, ratio } from './median';

const SCENARIOS = 20;
const MARKETS = 1000;
const FIRMS = 12;
const ROUNDS = 25;
const FRAME = 1000 / 60;

/** Twenty deals over a thousand markets of twelve firms. */
function large(): { readonly document: Workspace; readonly tables: MappedTables } {
  const firms = Array.from({ length: FIRMS }, (_, i) => `Firm ${i}`);
  const table = testTable(Array.from({ length: MARKETS }, (_, m) => ({ firms: Object.fromEntries(firms.map((firm, i) => [firm, 1 + ((m * 7 + i * 13) % 29)])) })));
  const markets: Workspace['markets'] = table.markets.map((market, i) => ({ id: `m${i}`, name: market, dataset: 'd', market, period: '', note: '' }));
  const scenarios: Workspace['scenarios'] = Array.from({ length: SCENARIOS }, (_, s) => ({
    id: `s${s}`, name: `Deal ${s}`, note: '',
    steps: [
      { id: 'merge', type: 'merge', parties: ['Firm 0', `Firm ${1 + (s % (FIRMS - 1))}`], into: 'Firm 0' },
      { id: 'divest', type: 'divest', from: 'Firm 0', to: 'Firm 11', share: 0.01 },
    ],
  }));
  const source = { id: 's', name: 's.csv', path: null, bytes: 1, sha256: 'a'.repeat(64), columns: ['market', 'firm', 'v'], rows: 1, opened: '2026-01-01T00:00:00.000Z', dialect: { delimiter: ',', decimal: '.' as const, encoding: 'utf-8' as const, skip: 0 }, synthetic: true, citation: '' };
  const mapping = { kind: 'shares' as const, market: 'market', period: null, firm: 'firm', product: null, value: 'v', status: null, unit: 'level' as const, unitName: 'units', basis: '', fringe: [], reasons: {} };
  return {
    document: { ...newWorkspace('large', 'Large'), sources: [source], datasets: [{ id: 'd', name: 'Shares', source: 's', mapping }], markets, scenarios },
    tables: new Map([['d', { kind: 'shares', table }]]),
  };
}

/** Undo, the edit of a step, and what both show, on a large workspace; and saving and opening it, which no frame waits for. */
export async function benchEdit(): Promise<string> {
  const { document, tables } = large();
  const analyse = analyser();
  let history: History<Workspace> = startHistory(document);
  const first = timed(() => analyse(history.document, tables));
  const times = { edit: [] as number[], shownEdit: [] as number[], undo: [] as number[], shownUndo: [] as number[] };
  for (let i = 0; i < ROUNDS; i++) {
    times.edit.push(timed(() => {
      history = change(history, 'Divest', (draft) => {
        const step = draft.scenarios[3]!.steps[1]!;
        if (step.type === 'divest') step.share = 0.011 + i / 10_000;
      }, { at: '2026-01-01T00:00:00.000Z' });
    }));
    times.shownEdit.push(timed(() => analyse(history.document, tables)));
    times.undo.push(timed(() => {
      history = undo(history, '2026-01-01T00:00:00.000Z');
    }));
    times.shownUndo.push(timed(() => analyse(history.document, tables)));
  }
  const packed = packArchive({ document, tables, raw: new Map() });
  const saving = Array.from({ length: 5 }, () => timed(() => packArchive({ document, tables, raw: new Map() })));
  const opening: number[] = [];
  for (let i = 0; i < 5; i++) {
    const begun = performance.now();
    await openArchive(packed);
    opening.push(performance.now() - begun);
  }
  const row = (what: string, values: readonly number[]): string => `| ${what} | ${ms(median(values))} | ${ms(Math.max(...values))} | ${ratio(median(values), FRAME)} |`;
  return [
    `## Edit and undo, ${SCENARIOS} scenarios and ${MARKETS.toLocaleString('en')} markets`,
    '',
    `${FIRMS} firms a market, ${ROUNDS} rounds, our own code in Node. The first analysis of all scenarios took ${ms(first)} ms.`,
    '',
    '| what | median, ms | slowest, ms | ratio to a frame of 16.7 ms |',
    '|---|---:|---:|---:|',
    row('Edit of a step: the change with its inverse', times.edit),
    row('Undo', times.undo),
    row(`What an edit shows: its scenario in ${MARKETS.toLocaleString('en')} markets under each rule set`, times.shownEdit),
    row('What an undo shows: likewise', times.shownUndo),
    row(`Saving: a file of ${Math.round(packed.length / 1000).toLocaleString('en')} kB`, saving),
    row('Opening it', opening),
  ].join('\n');
}

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
