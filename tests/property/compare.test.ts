import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { align } from '../../core/analysis/compare/align';
import { alignedWorkspace } from '../../core/analysis/compare/aligned';
import { attribute, MOST_EXACT } from '../../core/analysis/compare/attribution';
import { compareCases } from '../../core/analysis/compare/comparison';
import { definitionCell, definitionSweep, definitionsMet } from '../../core/analysis/compare/definition-sweep';
import { explain } from '../../core/analysis/compare/explain';
import { differingInputs } from '../../core/analysis/compare/inputs';
import { bestAndWorst } from '../../core/analysis/compare/metrics';
import type { CompareCase, OpenedWorkspace } from '../../core/analysis/compare/opened';
import { stepDifference } from '../../core/analysis/compare/step-edits';
import { sameStep } from '../../core/analysis/compare/step-pairs';
import { screenMarket } from '../../core/analysis/screen';
import type { Step } from '../../core/deal/step';
import { stepSentence } from '../../core/deal/kinds';
import { structureOf } from '../../core/market/structure';
import { ruleSets } from '../../core/rules/rule-sets';
import { openArchive } from '../../core/workspace/archive';
import { newWorkspace } from '../../core/workspace/new';
import type { MappedTable } from '../../core/workspace/tables';
import { testTable } from '../share-tables';

const names = ['A', 'B', 'C', 'D', 'E', 'F'];
const market = fc.record({
  firms: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 20 })), { selector: ([name]) => name, minLength: 1, maxLength: 6 }).map((rows) => Object.fromEntries(rows)),
  fringe: fc.integer({ min: 0, max: 30 }),
});
const name = fc.constantFrom(...names, 'Entrant');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record(
    { type: fc.constant('merge' as const), parties: fc.uniqueArray(name, { minLength: 2, maxLength: 3 }), muted: fc.boolean(), markets: fc.constantFrom<string[]>(['M0'], ['m1', 'M2']) },
    { requiredKeys: ['type', 'parties'] },
  ),
  fc.record({ type: fc.constant('divest' as const), from: name, to: name, share: fc.constantFrom(0.01, 0.05, 0.1) }),
  fc.record({ type: fc.constant('exit' as const), firm: name }),
);
const steps = fc.array(step, { maxLength: 5 });

function workspaceOf(key: string, markets: readonly { readonly firms: Record<string, number>; readonly fringe: number }[], scenarios: readonly (readonly Step[])[]): OpenedWorkspace {
  const table = testTable(markets);
  const document = {
    ...newWorkspace(key),
    sources: [{ id: 's', name: `${key}.csv`, path: null, bytes: 1, sha256: Buffer.from(JSON.stringify(markets)).toString('hex').padEnd(64, '0').slice(-64), dialect: { delimiter: ',' as const, decimal: '.' as const, encoding: 'utf-8' as const, skip: 0 }, columns: ['market', 'firm', 'sales'], rows: 1, opened: '', synthetic: false, citation: '' }],
    datasets: [{ id: 'd', name: 'Sales', source: 's', mapping: { kind: 'shares' as const, market: 'market', period: null, firm: 'firm', product: null, value: 'sales', status: null, unit: 'level' as const, unitName: '', basis: '', fringe: [], reasons: {} } }],
    markets: table.markets.map((one, at) => ({ id: `m${at}`, name: one, dataset: 'd', market: one, period: '', note: '' })),
    scenarios: scenarios.map((own, at) => ({ id: `s${at}`, name: `Scenario ${at}`, note: '', steps: [...own] })),
  };
  return { key, label: key, document, tables: new Map([['d', { kind: 'shares', table }]]) };
}

const caseOf = (workspace: OpenedWorkspace, at: number): CompareCase => ({ workspace, scenario: workspace.document.scenarios[at]!, period: null });

test('the parts of a game add up, exact and drawn, and one that does nothing gets nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_EXACT + 3 }), fc.array(fc.double({ min: -5000, max: 5000, noNaN: true }), { minLength: 16, maxLength: 16 }), (count, weights) => {
      // Player 0 does nothing; the others interact.
      const value = (made: number): number => {
        let sum = 0;
        let own = 0;
        for (let i = 1; i < count; i++) if ((made & (1 << i)) !== 0) [sum, own] = [sum + weights[i]!, own + 1];
        return sum + own * own * 3.1;
      };
      const { parts, total, from, to, orders } = attribute({ count, value });
      expect(orders === null).toBe(count <= MOST_EXACT);
      expect(total).toBe(to - from);
      expect(Math.abs(parts.reduce((sum, { shapley }) => sum + shapley, 0) - total)).toBeLessThanOrEqual(1e-9);
      if (count > 1) expect(Math.abs(parts[0]!.shapley)).toBeLessThanOrEqual(1e-9);
      expect(parts.every(({ standardError }) => (standardError === null) === (orders === null))).toBe(true);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('exact parts are the mean over all orders, drawn ones are near within their error', () => {
  const value = (made: number): number => [0, 100, 40, 200, 10, 90, 80, 310][made & 7]! + ((made >> 3) & 1) * (made & 1) * 50;
  const orders = (list: number[]): number[][] => (list.length === 0 ? [[]] : list.flatMap((one) => orders(list.filter((other) => other !== one)).map((rest) => [one, ...rest])));
  const all = orders([0, 1, 2, 3]);
  const mean = [0, 1, 2, 3].map((i) => all.reduce((sum, order) => {
    const before = order.slice(0, order.indexOf(i)).reduce((set, one) => set | (1 << one), 0);
    return sum + value(before | (1 << i)) - value(before);
  }, 0) / all.length);
  attribute({ count: 4, value }).parts.forEach(({ shapley, fromBaseline, fromOther }, i) => {
    expect(shapley).toBeCloseTo(mean[i]!, 9);
    expect(fromBaseline).toBe(value(1 << i) - value(0));
    expect(fromOther).toBe(value(15) - value(15 & ~(1 << i)));
  });
  const drawn = attribute({ count: MOST_EXACT + 2, value });
  drawn.parts.slice(0, 4).forEach(({ shapley, standardError }, i) => expect(Math.abs(shapley - mean[i]!)).toBeLessThan(5 * standardError! + 1e-9));
  expect(attribute({ count: MOST_EXACT + 2, value })).toEqual(drawn);
});

test('no edit gives the steps of the one scenario, all edits those of the other', () => {
  fc.assert(
    fc.property(steps, steps, (from, to) => {
      const { edits, hybrid } = stepDifference(from, to);
      const same = (a: readonly Step[], b: readonly Step[]): boolean => a.length === b.length && a.every((one, i) => sameStep(one, b[i]!));
      expect(same(hybrid(() => false), from), JSON.stringify([from, to])).toBe(true);
      expect(same(hybrid(() => true), to), JSON.stringify([from, to])).toBe(true);
      expect(edits.length === 0).toBe(same(from, to));
      for (const { words } of edits) expect(words).not.toMatch(/undefined|\[object|\(\)/);
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('what differs explains all of the difference in HHI and in its change', () => {
  fc.assert(
    fc.property(fc.array(market, { minLength: 3, maxLength: 3 }), fc.array(market, { minLength: 3, maxLength: 3 }), steps, steps, (ours, theirs, from, to) => {
      const base = workspaceOf('a', ours, [from]);
      const other = workspaceOf('b', theirs, [to]);
      const aligned = alignedWorkspace(base, other, align(base, other));
      const { cases } = compareCases([caseOf(base, 0), caseOf(aligned, 0)]);
      for (const { id, metrics } of cases[1]!.markets) {
        const before = cases[0]!.markets.find((one) => one.id === id)!.metrics;
        for (const { quantity, parts, total, differences } of explain(caseOf(base, 0), caseOf(aligned, 0), id).explained) {
          expect(Math.abs(total - (metrics[quantity]! - before[quantity]!))).toBeLessThan(1e-7);
          expect(Math.abs(parts.reduce((sum, { shapley }) => sum + shapley, 0) - total)).toBeLessThan(1e-9);
          expect(differences).toHaveLength(parts.length);
        }
      }
    }),
    { numRuns: 60, seed: 3 },
  );
});

test('a sweep of definitions says what the screen of each says, and its margin has the sign of the answer', () => {
  fc.assert(
    fc.property(fc.array(market, { minLength: 1, maxLength: 4 }), fc.array(steps, { minLength: 1, maxLength: 3 }), fc.constantFrom(...ruleSets), (markets, scenarios, rule) => {
      const workspace = workspaceOf('a', markets, scenarios);
      const { document, tables } = workspace;
      const table = (tables.get('d') as Extract<MappedTable, { kind: 'shares' }>).table;
      const cases = scenarios.map((_, at) => caseOf(workspace, at));
      const swept = definitionSweep(cases, document.markets, rule);
      cases.forEach(({ scenario }, at) => {
        let met = 0;
        document.markets.forEach(({ id, name: own }, d) => {
          const one = screenMarket({ id, name: own, structure: structureOf(table, d), steps: scenario.steps, rules: [rule] });
          const cell = definitionCell(swept, at, d)!;
          expect(cell.outcome?.id).toBe(one.outcomes[0]?.outcome);
          expect(cell.change).toBe(one.change);
          expect(cell.mergedShare).toBe(one.mergedShare);
          if (cell.margin !== null && Math.abs(cell.margin.relative) > 1e-9) expect(cell.margin.distance > 0, JSON.stringify(cell)).toBe(cell.met);
          if (cell.met) met++;
        });
        expect(definitionsMet(swept, at)).toBe(met);
      });
    }),
    { numRuns: 150, seed: 4 },
  );
});

test('a market that takes other rows is explained by its definition, and the whole of the difference is', () => {
  const scenario: Step[] = [{ type: 'merge', parties: ['A', 'B'] }];
  const taking = (key: string, firms: Record<string, number> | null): OpenedWorkspace => {
    const all = workspaceOf(key, [{ firms: { A: 10, B: 10, C: 10, D: 10 }, fringe: 0 }], [scenario]);
    if (firms === null) return all;
    const rows = { conditions: [{ test: 'is' as const, column: 'firm', values: Object.keys(firms) }] };
    return {
      ...all,
      document: { ...all.document, markets: all.document.markets.map((one) => ({ ...one, rows })) },
      tables: new Map([...all.tables, ['d/rows/m0', { kind: 'shares', table: testTable([{ firms, fringe: 0 }]) }]]),
    };
  };
  const whole = taking('whole', null);
  const some = taking('some', { A: 10, B: 10 });
  const three = taking('three', { A: 10, B: 10, C: 10 });
  for (const [from, to, hhi] of [[whole, some, [3750, 10000]], [some, whole, [10000, 3750]], [three, some, [5000 + 5000 / 9, 10000]]] as const) {
    const [, found] = compareCases([caseOf(from, 0), caseOf(to, 0)]).cases;
    const { explained } = explain(caseOf(from, 0), caseOf(to, 0), 'm0');
    const [post] = explained;
    expect([post!.from, post!.to]).toEqual(hhi.map((value) => expect.closeTo(value, 8) as number));
    expect(post!.total).toBeCloseTo(found!.markets[0]!.differences.hhi!, 8);
    expect(post!.differences).toEqual([{ area: 'market', words: expect.stringMatching(/^Market definition: M0.*"firm" is A or B/) as string }]);
    expect(post!.parts[0]!.shapley).toBeCloseTo(post!.total, 8);
  }
});

test('the best and the worst are the ends of the known values, and neither where there is one value', () => {
  expect(bestAndWorst([3, null, 1, 3], 'high')).toEqual({ best: [2], worst: [0, 3] });
  expect(bestAndWorst([3, null, 1, 3], 'low')).toEqual({ best: [0, 3], worst: [2] });
  expect(bestAndWorst([3, 3, null], 'high')).toEqual({ best: [], worst: [] });
});

let sample: OpenedWorkspace;
beforeAll(async () => {
  const { document, tables } = await openArchive(new Uint8Array(readFileSync(join(import.meta.dirname, '../../datasets/amazon-and-tiktok.proforma'))));
  sample = { key: 'a', label: 'sample', document, tables };
});

/** The sample as somebody else would have typed it: other case and spacing, other ids. */
function retyped(label: string): OpenedWorkspace {
  const typed = (text: string): string => text.toUpperCase().replace(/(?<=\S)(?=SHOP|TOK)/g, ' ');
  const ids = new Map(sample.document.markets.map(({ id }, at) => [id, `x${at}`]));
  const { document } = sample;
  return {
    key: 'b', label,
    document: {
      ...document,
      markets: document.markets.map((one) => ({ ...one, id: ids.get(one.id)!, name: typed(one.name), market: typed(one.market) })),
      ownership: document.ownership.map((row) => ({ ...row, product: typed(row.product), owner: typed(row.owner) })),
      scenarios: document.scenarios.map((scenario) => ({
        ...scenario, name: typed(scenario.name),
        steps: scenario.steps.map((one) => ({
          ...(JSON.parse(JSON.stringify(one), (key, value: unknown) => (typeof value === 'string' && !['type', 'id'].includes(key) && !ids.has(value) ? typed(value) : value)) as Step),
          ...(one.markets === undefined ? {} : { markets: one.markets.map((id) => ids.get(id)!) }),
        })),
      })),
      audience: { ...document.audience, cohort: typed(document.audience.cohort), rivals: document.audience.rivals.map(typed) },
    },
    tables: new Map([...sample.tables].map(([id, mapped]): [string, MappedTable] => {
      if (mapped.kind === 'shares') return [id, { kind: 'shares', table: { ...mapped.table, firms: mapped.table.firms.map(typed), markets: mapped.table.markets.map(typed) } }];
      if (mapped.kind === 'respondents') return [id, { kind: 'respondents', table: { ...mapped.table, platforms: mapped.table.platforms.map(typed), cohorts: mapped.table.cohorts.map(typed) } }];
      return [id, mapped];
    })),
  };
}

test('the same workspace with other case, spacing and ids is aligned in full and differs in nothing', () => {
  const other = retyped('colleague');
  const alignment = align(sample, other);
  expect(alignment.names.filter(({ base }) => base === null)).toEqual([]);
  expect(alignment.onlyBase).toEqual([]);
  const aligned = alignedWorkspace(sample, other, alignment);
  sample.document.scenarios.forEach((scenario, at) => {
    const cases = [caseOf(sample, at), caseOf(aligned, at)];
    const [base, found] = compareCases(cases).cases;
    found!.markets.forEach(({ metrics, differences, crossings, turned }, m) => {
      expect(metrics).toEqual(base!.markets[m]!.metrics);
      expect(Object.values(differences).every((difference) => difference === null || difference === 0), scenario.name).toBe(true);
      expect([crossings, turned]).toEqual([[], {}]);
    });
    expect(stepDifference(scenario.steps, aligned.document.scenarios[at]!.steps).edits).toEqual([]);
    expect(differingInputs(cases)).toEqual([]);
  });
});

test('a correction pairs what is not alike, parts what is, and the rest is listed', () => {
  const other = retyped('colleague');
  const alignment = align(sample, other, { firm: { AMAZON: null, WALMART: 'Amazon', 'No such': 'Amazon' } });
  const of = (key: string) => alignment.names.find((one) => one.kind === 'firm' && one.other.key === key)!;
  expect([of('AMAZON').base, of('AMAZON').how]).toEqual([null, 'person']);
  expect([of('WALMART').base?.name, of('WALMART').how]).toEqual(['Amazon', 'person']);
  expect(alignment.onlyBase).toContainEqual({ kind: 'firm', name: { key: 'Walmart', name: 'Walmart' } });
  const aligned = alignedWorkspace(sample, other, alignment);
  expect(stepSentence(aligned.document.scenarios.find(({ name: own }) => /^AMAZON ACQUIRES TIK TOK$/.test(own))!.steps[0]!)).toContain('AMAZON');
});

test('on the sample, reach sets out from the acquirer alone and the steps explain it', () => {
  const at = (id: string) => caseOf(sample, sample.document.scenarios.findIndex((scenario) => scenario.id === id));
  const { cases } = compareCases([at('status-quo'), at('acquire-divest')]);
  const retail = sample.document.markets[0]!.id;
  const found = cases[1]!.markets.find(({ id }) => id === retail)!;
  const { explained, missing } = explain(at('status-quo'), at('acquire-divest'), retail);
  expect(missing).toEqual([]);
  const reach = explained.find(({ quantity }) => quantity === 'reach')!;
  expect(reach.total).toBeCloseTo(found.differences.reach!, 12);
  expect(reach.total).toBeCloseTo(cases[1]!.result.reach!.added!.reach!, 12);
  const hhi = explained.find(({ quantity }) => quantity === 'hhi')!;
  expect(hhi.total).toBeCloseTo(found.differences.hhi!, 9);
  // The sales in other markets have no part in this one.
  expect(hhi.differences.map(({ words }) => words.slice(0, 6))).toEqual(['Added:', 'Added:']);
});
