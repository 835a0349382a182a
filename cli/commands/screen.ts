import type { Command } from 'commander';
import type { MarketResult } from '../../core/analysis/results';
import { screenMarket } from '../../core/analysis/screen';
import type { DivestStep } from '../../core/deal/divest';
import type { MergeStep } from '../../core/deal/merge';
import { stepSentence } from '../../core/deal/scenario';
import type { Step } from '../../core/deal/step';
import { structureOf } from '../../core/market/structure';
import type { Problem } from '../../core/problem';
import { DataRefused } from '../../core/problem';
import type { RuleSet } from '../../core/rules/rule-set';
import { UsageError } from '../exit-codes';
import { chosenCells } from '../input/cells';
import { parseGuidelines } from '../input/guidelines';
import { openShares } from '../input/open-shares';
import { namedSteps } from '../input/parties';
import type { ShareOptions } from '../input/share-options';
import { addShareOptions } from '../input/share-options';
import { parseDivest, parseMerge } from '../input/specs';
import { outAssumed } from '../output/assumed';
import { marketSummary, screenedMarkets } from '../output/screened';
import { out, outDocument } from '../output/write';

interface Options extends ShareOptions {
  readonly merge: readonly MergeStep[];
  readonly divest: readonly DivestStep[];
  readonly guidelines: readonly RuleSet[];
}

const DEFAULT_GUIDELINES = 'us-2023,eu-2004';

/** `proforma screen FILE --merge "A+B"`. */
export function define(command: Command): void {
  addShareOptions(command)
    .option('--merge <firms>', 'firms that become one: "Amazon+TikTok"; may be given again', (text, all: MergeStep[]) => [...all, parseMerge(text)], [])
    .option('--divest <sale>', 'share of the market that a firm sells after the mergers: "Firm:0.05>Buyer"; may be given again', (text, all: DivestStep[]) => [...all, parseDivest(text)], [])
    .option('--guidelines <ids>', `rule sets to read, separated by commas (default: "${DEFAULT_GUIDELINES}")`, parseGuidelines, parseGuidelines(DEFAULT_GUIDELINES))
    .addHelpText('after', '\nA plus sign in a name is written \\+. Columns that are not named are found by their names and contents.')
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  if (options.merge.length + options.divest.length === 0) throw new UsageError('No deal is given. Add --merge "Amazon+TikTok" or --divest "Firm:0.05>Buyer".');
  const { table, source, assumptions, problems } = await openShares(file, options);
  const cells = chosenCells(table, options, source.file);
  const { steps, assumptions: read } = namedSteps([...options.merge, ...options.divest], table, source.file);
  const results = cells.map((cell) => {
    const structure = structureOf(table, cell);
    return screenMarket({ id: structure.market, name: structure.market, structure, steps, rules: options.guidelines });
  });
  const all = [...problems, ...dealProblems(results, steps)];
  if (options.json === true) {
    outDocument({
      schema: 'proforma.screen/1',
      source,
      assumptions: [...assumptions, ...read],
      problems: all,
      steps: steps.map((step) => ({ ...step, words: stepSentence(step) })),
      guidelines: options.guidelines.map(({ id, title, citation }) => ({ rule: id, title, citation })),
      markets: results.map(documentOf),
    });
    return;
  }
  out(`${steps.map(stepSentence).join('; ')}\n\n`);
  out(results.length > 3 ? marketSummary(results, options.guidelines) : screenedMarkets(results, options.guidelines));
  out('\n');
  outAssumed([...assumptions, ...read], all);
}

/** A step that cannot be done anywhere is refused; one that cannot be done in some markets is a warning there. */
function dealProblems(results: readonly MarketResult[], steps: readonly Step[]): Problem[] {
  const problems = results.flatMap((result) => result.problems);
  const never = steps.filter((_, i) => results.every(({ deal }) => !deal.steps[i]!.outcome.applied) && results.some(({ deal }) => 'problem' in deal.steps[i]!.outcome));
  if (never.length > 0) throw new DataRefused(problems);
  return problems.map((found) => ({ ...found, severity: 'warning' }));
}

/** One market as the document gives it. Shares are fractions, HHI is in points. */
function documentOf(result: MarketResult) {
  const shares = (of: 'before' | 'after') => {
    const { firms, shares } = result.deal[of];
    return Object.fromEntries(firms.map((firm, i) => [firm, shares[i]!]));
  };
  return {
    market: result.market,
    period: result.period,
    parties: result.rows.filter(({ role, before }) => before > 0 && (role === 'party' || role === 'merged')).map(({ firm }) => firm),
    mergedFirm: result.deal.mergedFirm,
    buyers: result.deal.buyers,
    hhi: { before: result.before.hhi, after: result.after.hhi, change: result.change },
    hhiRange: { before: [result.before.hhiLow, result.before.hhiHigh], after: [result.after.hhiLow, result.after.hhiHigh] },
    mergedShare: result.mergedShare,
    shares: { before: shares('before'), after: shares('after') },
    fringe: { before: result.deal.before.fringe + result.deal.before.unknown, after: result.deal.after.fringe + result.deal.after.unknown },
    outcomes: result.outcomes.map(({ rule, outcome, label, consequence, severity, band, tests, findings, notTested }) => ({
      rule,
      outcome,
      label,
      consequence,
      severity,
      band,
      tests: tests.map(({ id, quantity, met, value, comparison, limit, words }) => ({ id, met, value, limit, quantity, comparison, words })),
      findings,
      notTested,
    })),
    notes: result.notes,
  };
}
