import { rulesKnown } from '../analysis/analyse';
import type { Results } from '../analysis/results';
import { contextOf, firmsOf, sharedContext } from '../figures/context';
import type { Appearance, FigureContext } from '../figures/figure';
import type { Problem } from '../problem';
import type { RuleSet } from '../rules/rule-set';
import type { MappedTables } from '../workspace/tables';
import type { Workspace } from '../workspace/schema';

export interface ReportOptions {
  /** Version of the program, as its package states it. */
  readonly version: string;
  readonly now: Date;
  readonly appearance?: Appearance;
  /** Mapped tables, where at hand: the tables of shares then name the line of the file behind each firm. */
  readonly tables?: MappedTables;
  /** What the checks of each dataset found, by its id. One that is absent was not checked. */
  readonly quality?: ReadonlyMap<string, readonly Problem[]>;
}

/** What every part of the report reads. */
export interface ReportInputs {
  readonly workspace: Workspace;
  readonly results: Results;
  readonly rules: readonly RuleSet[];
  /** The rule whose limits the figures draw: the first of the chosen ones. */
  readonly drawn: RuleSet | null;
  readonly appearance: Appearance;
  readonly tables: MappedTables | null;
  readonly quality: ReadonlyMap<string, readonly Problem[]> | null;
  contextOfMarket(id: string): FigureContext;
  readonly context: FigureContext;
  readonly audienceContext: FigureContext;
}

export function reportInputs(workspace: Workspace, results: Results, options: ReportOptions): ReportInputs {
  const firms = firmsOf(results);
  const known = rulesKnown(workspace);
  const rules = workspace.rules.flatMap((id) => known.find((rule) => rule.id === id) ?? []);
  return {
    workspace,
    results,
    rules,
    drawn: rules[0] ?? null,
    appearance: options.appearance ?? 'print',
    tables: options.tables ?? null,
    quality: options.quality ?? null,
    contextOfMarket: (id) => contextOf(workspace, workspace.markets.find((market) => market.id === id)?.dataset ?? null, firms),
    context: sharedContext(workspace, workspace.markets.map(({ dataset }) => dataset), firms),
    audienceContext: contextOf(workspace, workspace.audience.dataset, firms),
  };
}

/** Footer of a table: unit, basis, source, marks. */
export function tableFooter(unit: string, context: FigureContext, estimates: boolean): string {
  return [
    unit,
    context.basis === '' ? '' : `Basis: ${context.basis}.`,
    context.source === '' ? '' : `Source: ${context.source.replace(/\.$/, '')}.`,
    estimates ? 'Includes estimates.' : '',
    context.synthetic ? 'Synthetic data.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
