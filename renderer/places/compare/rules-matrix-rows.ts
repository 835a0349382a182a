import type { MarketResult, ScenarioResult } from '../../../core/analysis/results';
import { screenMarket } from '../../../core/analysis/screen';
import type { Scenario } from '../../../core/deal/scenario';
import type { FigureTable } from '../../../core/figures/figure';
import type { Outcome } from '../../../core/rules/evaluate';
import type { RuleSet } from '../../../core/rules/rule-set';

/** One rule set in one market under each scenario. */
export interface MatrixRow {
  readonly rule: RuleSet;
  /** `null` where no party of the scenario is in the market. */
  readonly outcomes: readonly (Outcome | null)[];
}

/** Whether a rule set is in force on an ISO date; a draft never is, and the day on which a text ends is no longer its own. */
export function isInForce({ status, inForce, ended }: RuleSet, date: string): boolean {
  return status !== 'draft' && inForce <= date && (ended === null || date < ended);
}

/** "superseded 2023-12-18", "draft", "in force", with "unverified" where the text was not checked. */
export function statusWords({ status, ended, unverified }: RuleSet): string {
  const words = ended === null ? status : `${status} ${ended}`;
  return unverified === true ? `${words}, unverified` : words;
}

/** Every rule set under every scenario in one market. Scenarios without a result there are left out. */
export function matrixRows(results: readonly ScenarioResult[], scenarios: readonly Scenario[], marketId: string, rules: readonly RuleSet[]): { columns: readonly ScenarioResult[]; rows: MatrixRow[] } {
  const columns = results.filter(({ markets }) => markets.some(({ id }) => id === marketId));
  const screened = columns.map((result): MarketResult => {
    const { id, name, deal } = result.markets.find((market) => market.id === marketId)!;
    return screenMarket({ id, name, structure: deal.before, steps: scenarios.find((scenario) => scenario.id === result.scenario)?.steps ?? [], rules });
  });
  return { columns, rows: rules.map((rule) => ({ rule, outcomes: screened.map(({ outcomes }) => outcomes.find((outcome) => outcome.rule === rule.id) ?? null) })) };
}

/** The matrix as shown, for copy and export. */
export function matrixTable(columns: readonly ScenarioResult[], rows: readonly MatrixRow[], answer: (rule: RuleSet, column: number) => string): FigureTable {
  return {
    columns: [
      { name: 'Jurisdiction', format: 'text' },
      { name: 'Rule set', format: 'text' },
      { name: 'In force from', format: 'text' },
      { name: 'Status', format: 'text' },
      ...columns.map(({ name }) => ({ name, format: 'text' as const })),
    ],
    rows: rows.map(({ rule }) => [rule.jurisdiction, rule.title, rule.inForce, statusWords(rule), ...columns.map((_, column) => answer(rule, column))]),
  };
}
