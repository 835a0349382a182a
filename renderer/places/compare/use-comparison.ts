import { useMemo } from 'react';
import type { Alignment } from '../../../core/analysis/compare/align';
import { align } from '../../../core/analysis/compare/align';
import { alignedWorkspace } from '../../../core/analysis/compare/aligned';
import type { CaseResults, Comparison } from '../../../core/analysis/compare/comparison';
import { compareCases, resultsOf } from '../../../core/analysis/compare/comparison';
import type { CompareCase, OpenedWorkspace } from '../../../core/analysis/compare/opened';
import { caseId } from '../../../core/analysis/compare/opened';
import { useDocument, useResults, useTables } from '../../state/selectors';
import type { OtherWorkspace } from './compare-state';
import { useCompareChoice } from './compare-state';

/** Key of the open workspace among those compared. */
export const OWN = 'own';

export interface AlignedOther {
  readonly other: OtherWorkspace;
  readonly alignment: Alignment;
  /** In the names of the open workspace. */
  readonly aligned: OpenedWorkspace;
}

export interface Compared {
  readonly own: OpenedWorkspace;
  readonly others: readonly AlignedOther[];
  /** Every case that can be shown, the baseline first. */
  readonly cases: readonly CompareCase[];
  /** Of the cases that are shown. */
  readonly comparison: Comparison;
  /** Periods to choose from. */
  readonly periods: readonly string[];
}

/** The scenarios and periods of the open workspace and of those beside it, against the baseline of the open one. */
export function useComparison(): Compared {
  const document = useDocument();
  const tables = useTables();
  const results = useResults();
  const { others, periods, hiddenScenarios, hiddenMarkets } = useCompareChoice();
  const own = useMemo((): OpenedWorkspace => ({ key: OWN, label: document.name, document, tables }), [document, tables]);
  const aligned = useMemo(
    () =>
      others.map((other): AlignedOther => {
        const alignment = align(own, other, other.corrections);
        return { other, alignment, aligned: alignedWorkspace(own, other, alignment) };
      }),
    [own, others],
  );
  const cases = useMemo(() => baselineFirst(own, aligned.map((one) => one.aligned), periods), [own, aligned, periods]);
  const shown = useMemo(() => cases.filter((one, at) => at === 0 || !hiddenScenarios.includes(caseId(one))), [cases, hiddenScenarios]);
  const found = useMemo((): CaseResults => {
    // The scenarios of the open workspace in their own periods are worked out for all places.
    const known = new Map(results.scenarios.map((result) => [result.scenario, result]));
    const isKnown = ({ workspace, period, scenario }: CompareCase): boolean => workspace.key === OWN && period === null && known.has(scenario.id);
    const rest = resultsOf(cases.filter((one) => !isKnown(one)), document);
    const scenarios = new Map([...rest.scenarios, ...cases.flatMap((one) => (isKnown(one) ? [[caseId(one), known.get(one.scenario.id)!] as const] : []))]);
    return { scenarios, problems: rest.problems };
  }, [cases, results, document]);
  const comparison = useMemo(() => {
    const all = compareCases(shown, found);
    const kept = (id: string): boolean => !hiddenMarkets.includes(id);
    return { ...all, markets: all.markets.filter(({ id }) => kept(id)), cases: all.cases.map((one) => ({ ...one, markets: one.markets.filter(({ id }) => kept(id)) })) };
  }, [shown, found, hiddenMarkets]);
  return { own, others: aligned, cases, comparison, periods: useMemo(() => periodsOf([own, ...aligned.map((one) => one.aligned)]), [own, aligned]) };
}

function baselineFirst(own: OpenedWorkspace, others: readonly OpenedWorkspace[], periods: readonly string[]): CompareCase[] {
  const { scenarios, baseline } = own.document;
  const base = scenarios.find(({ id }) => id === baseline) ?? scenarios[0];
  const each = [own, ...others].flatMap((workspace) => workspace.document.scenarios.map((scenario) => ({ workspace, scenario })));
  const inPeriods = each.flatMap((one) => (periods.length === 0 ? [null] : periods).map((period): CompareCase => ({ ...one, period })));
  const first = inPeriods.find(({ workspace, scenario }) => workspace === own && scenario === base);
  return first === undefined ? inPeriods : [first, ...inPeriods.filter((one) => one !== first)];
}

/** Periods of the markets that are defined, in the order of the data. */
function periodsOf(workspaces: readonly OpenedWorkspace[]): string[] {
  const found = workspaces.flatMap(({ document, tables }) =>
    document.markets.flatMap(({ dataset, market }) => {
      const mapped = tables.get(dataset);
      if (mapped?.kind !== 'shares') return [];
      const { cellMarket, cellPeriod, markets, periods } = mapped.table;
      const at = markets.indexOf(market);
      return Array.from(cellPeriod).flatMap((period, c) => (cellMarket[c] === at ? [periods[period]!] : []));
    }),
  );
  return [...new Set(found)].filter((period) => period !== '').sort();
}
