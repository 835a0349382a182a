import type { MarketResult } from '../core/analysis/results';
import { screenMarket } from '../core/analysis/screen';
import { stepSentence } from '../core/deal/kinds';
import type { Step } from '../core/deal/step';
import { structureOf } from '../core/market/structure';
import type { Problem } from '../core/problem';
import { DataRefused } from '../core/problem';
import type { RuleSet } from '../core/rules/rule-set';
import { chosenCells } from './input/cells';
import { openShares } from './input/open-shares';
import type { SourceFacts } from './input/open-table';
import type { Owners } from './input/owners';
import { namedSteps, ownedSteps } from './input/parties';
import type { ShareOptions } from './input/share-options';

export interface ScreenedShares {
  readonly source: SourceFacts;
  readonly owners: Owners | null;
  /** The steps with names as the file writes them. */
  readonly steps: readonly Step[];
  /** One a market and period, with the steps as they were read there, each firm as its owner. */
  readonly results: readonly MarketResult[];
  readonly stepsOf: (result: MarketResult) => readonly Step[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Screens a deal in every chosen market and period of a file of shares. Throws `DataRefused` for data that cannot be used, for a step
 * that can be carried out nowhere and, unless it is to warn, for firms that are in no market.
 */
export async function screenShares(files: readonly string[], options: ShareOptions, given: readonly Step[], rules: readonly RuleSet[], { warn }: { readonly warn?: true } = {}): Promise<ScreenedShares> {
  const { table, source, owners, ...opened } = await openShares(files, options);
  const cells = chosenCells(table, options, source.file);
  const { steps, problems: strangers, assumptions: read } = namedSteps(given, { firms: table.firms, file: source.file, owners, ...(warn === undefined ? {} : { warn }) });
  const structures = cells.map((cell) => structureOf(table, cell));
  const owned = ownedSteps(steps, structures.map(({ period }) => period), owners, source.file);
  const results = structures.map((structure): MarketResult => {
    const own = owned.byPeriod.get(structure.period)!;
    const result = screenMarket({ id: structure.market, name: structure.market, structure, steps: own.steps, rules });
    return { ...result, notes: [...own.notes, ...result.notes] };
  });
  return {
    source,
    owners,
    steps,
    results,
    stepsOf: ({ period }) => owned.byPeriod.get(period)!.steps,
    assumptions: [...opened.assumptions, ...read, ...owned.assumptions],
    problems: [...opened.problems, ...strangers, ...dealProblems(results, steps)],
  };
}

/** A step that cannot be done anywhere is refused; one that cannot be done in some markets is a warning there. */
function dealProblems(results: readonly MarketResult[], steps: readonly Step[]): Problem[] {
  const problems = results.flatMap((result) => result.problems);
  const never = steps.filter((_, i) => results.every(({ deal }) => !deal.steps[i]!.outcome.applied) && results.some(({ deal }) => 'problem' in deal.steps[i]!.outcome));
  if (never.length > 0) throw new DataRefused(problems);
  return problems.map((found) => ({ ...found, severity: 'warning' }));
}

/** What a document of a screen begins with. */
export function screenHeading(steps: readonly Step[], rules: readonly RuleSet[], on: string | undefined) {
  return {
    schema: 'proforma.screen/1',
    steps: steps.map((step) => ({ ...step, words: stepSentence(step) })),
    on: on ?? null,
    guidelines: rules.map(({ id, jurisdiction, title, status, inForce, ended, citation, unverified }) => ({ rule: id, jurisdiction, title, status, inForce, ended, citation, unverified: unverified === true })),
  };
}

/** Up to so many markets each is shown in full; more are one line each. */
export const MARKETS_SHOWN = 3;
