import type { Alignment } from '../core/analysis/compare/align';
import { definitionCell, definitionSweep } from '../core/analysis/compare/definition-sweep';
import type { ComparedCase, ComparedMarket, Comparison } from '../core/analysis/compare/comparison';
import { explain } from '../core/analysis/compare/explain';
import { differingInputs } from '../core/analysis/compare/inputs';
import { bestAndWorst, metrics } from '../core/analysis/compare/metrics';
import { stepSentence } from '../core/deal/kinds';
import type { Problem } from '../core/problem';

export interface ComparisonResult {
  readonly comparison: Comparison;
  /** Id of the market that the metrics of the scenarios are those of; `null` where there is none. */
  readonly market: string | null;
  /** By workspace. */
  readonly alignments: ReadonlyMap<string, Alignment>;
  readonly problems: readonly Problem[];
}

/** The document `proforma.compare/1`. */
export function compareDocument({ comparison, market, alignments, problems }: ComparisonResult) {
  const { cases, rules } = comparison;
  const base = cases[0]!;
  const explanations = cases.slice(1).map((one) => ({ one, ...explain(base.of, one.of, market ?? '') }));
  return {
    schema: 'proforma.compare/1',
    baseline: named(base),
    market: comparison.markets.find(({ id }) => id === market)?.name ?? null,
    scenarios: cases.map((one) => {
      const shown = one.markets.find(({ id }) => id === market);
      return {
        ...named(one),
        steps: one.of.scenario.steps.map((step) => `${stepSentence(step)}${step.muted === true ? ' (muted)' : ''}`),
        ...(shown === undefined ? marketless : marketPart(shown)),
        markets: one.markets.map((compared) => ({ market: comparison.markets.find(({ id }) => id === compared.id)!.name, period: compared.result?.period ?? null, ...marketPart(compared) })),
      };
    }),
    ranking: metrics.map(({ id, label, worse }) => ({ metric: id, label, worse, ...bestAndWorst(cases.map((one) => one.markets.find((compared) => compared.id === market)?.metrics[id] ?? null), worse) })),
    inputs: differingInputs(cases.map((one) => one.of)).map(({ path, label, values }) => ({ path, label, values })),
    explained: explanations.flatMap(({ one, explained }) =>
      explained.map(({ quantity, from, to, total, orders, parts, differences }) => ({
        scenario: cases.indexOf(one),
        quantity, from, to, total,
        method: orders === null ? 'exact' : 'sampled',
        orders,
        parts: parts.map((part, i) => ({ area: differences[i]!.area, difference: differences[i]!.words, ...part })),
      })),
    ),
    notExplained: explanations.flatMap(({ one, missing }) => missing.map(({ quantity, reason }) => ({ scenario: cases.indexOf(one), quantity, reason }))),
    alignment: [...alignments].flatMap(([workspace, { names, onlyBase }]) => [
      ...names.filter(({ how }) => how !== 'same').map(({ kind, other, base: counterpart, how }) => ({ workspace, kind, name: other.name, baseline: counterpart?.name ?? null, how })),
      ...onlyBase.map(({ kind, name }) => ({ workspace, kind, name: null, baseline: name.name, how: 'none' as const })),
    ]),
    definitions: rules.map((rule) => {
      const swept = definitionSweep(cases.map(({ of }) => of), base.of.workspace.document.markets, rule);
      return {
        rule: rule.id,
        markets: swept.definitions.map(({ name }, d) => ({
          market: name,
          cells: cases.map((_, at) => {
            const cell = definitionCell(swept, at, d);
            return cell === null ? null : { met: cell.met, outcome: cell.outcome?.id ?? null, margin: cell.margin === null ? null : { test: cell.margin.test.id, distance: cell.margin.distance } };
          }),
        })),
      };
    }),
    problems,
  };
}

function named({ of }: ComparedCase) {
  return { workspace: of.workspace.label, scenario: of.scenario.name, id: of.scenario.id, period: of.period };
}

function marketPart({ metrics: own, differences, result, crossings, turned }: ComparedMarket) {
  return {
    metrics: own,
    differences,
    outcomes: (result?.outcomes ?? []).map(({ rule, outcome }) => ({ rule, outcome, turned: turned[rule] ?? null })),
    crossed: crossings.map(({ rule, test, quantity, limit, beyond }) => ({ rule, test, quantity, limit, beyond })),
  };
}

const nothing = Object.fromEntries(metrics.map(({ id }) => [id, null]));
const marketless = { metrics: nothing, differences: nothing, outcomes: [], crossed: [] };
