import type { Command } from 'commander';
import type { MarketResult } from '../../core/analysis/results';
import type { DivestStep } from '../../core/deal/divest';
import type { MergeStep } from '../../core/deal/merge';
import { stepSentence } from '../../core/deal/kinds';
import type { RuleSet } from '../../core/rules/rule-set';
import { UsageError } from '../exit-codes';
import { explain } from '../explain';
import type { RuleOptions } from '../input/guidelines';
import { addRuleOptions, chosenRules } from '../input/guidelines';
import { openRanges } from '../input/open-ranges';
import { namedSteps, ownedSteps } from '../input/parties';
import type { ShareOptions } from '../input/share-options';
import { addShareOptions } from '../input/share-options';
import { parseDivest, parseMerge } from '../input/specs';
import { outAssumed } from '../output/assumed';
import { mhhiTable } from '../output/concentration';
import { explanationText } from '../output/explained';
import { marketName } from '../output/market-name';
import { marketSummary, screenedMarkets } from '../output/screened';
import { screenedRanges } from '../output/screened-ranges';
import { out, outDocument } from '../output/write';
import { rangeMhhi } from '../range-market';
import { rangeDocument, screenRange } from '../range-screen';
import { screenDocument, screenMhhi } from '../screen-document';
import { MARKETS_SHOWN, screenHeading, screenShares } from '../screen-shares';

interface Options extends ShareOptions, RuleOptions {
  readonly merge?: readonly MergeStep[];
  readonly divest?: readonly DivestStep[];
  readonly explain?: true;
}

/** `proforma screen FILE --merge "A+B"`. */
export function define(command: Command): void {
  addRuleOptions(
    addShareOptions(command)
      .option('--merge <firms>', 'firms that become one, as in --merge "Amazon+TikTok"; may be given again', (text, all: readonly MergeStep[] | undefined) => [...(all ?? []), parseMerge(text)])
      .option('--divest <sale>', 'share of the market that a firm sells after the mergers, as in --divest "Firm:0.05>Buyer"; may be given again', (text, all: readonly DivestStep[] | undefined) => [...(all ?? []), parseDivest(text)]),
  )
    .option('--explain', 'why each rule came out so: formulas with the numbers put in, tests with their margins, what would change the answer')
    .addHelpText('after', `
A plus sign in a name is written \\+. Columns that are not named are found by their names and contents.

Examples
  proforma screen shares.csv --merge "Amazon+TikTok"
  proforma screen shares.csv --merge "A+B" --divest "A:5%>C" --guidelines all --on 2024-06-30
  proforma screen shares.csv --merge "A+B" --explain
  proforma screen opinion.csv --merge "A+B" --intervals --json
  proforma screen brands.csv --merge "A+B" --owners owners.csv --rules mine.json`)
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const { merge = [], divest = [] } = options;
  if (merge.length + divest.length === 0) throw new UsageError('No deal is given. Add --merge "Amazon+TikTok" or --divest "Firm:0.05>Buyer".');
  const chosen = await chosenRules(options);
  await (options.intervals === true ? runRanges(files, options, chosen.rules, chosen.assumptions) : runShares(files, options, chosen.rules, chosen.assumptions));
}

async function runShares(files: readonly string[], options: Options, rules: readonly RuleSet[], chosen: readonly string[]): Promise<void> {
  const { results, steps, source, owners, problems, ...screened } = await screenShares(files, options, [...(options.merge ?? []), ...(options.divest ?? [])], rules);
  const assumptions = [...screened.assumptions, ...chosen];
  if (options.json === true) {
    outDocument({
      ...screenHeading(steps, rules, options.on),
      source,
      assumptions,
      problems,
      markets: results.map((result) => screenDocument(result, { rules, explain: options.explain === true, owners, mhhi: options })),
    });
    return;
  }
  out(`${steps.map(stepSentence).join('; ')}\n\n`);
  if (options.explain === true) out(explained(results, rules));
  else out(results.length > MARKETS_SHOWN ? marketSummary(results, rules) : screenedMarkets(results, rules));
  if (owners !== null) out(mhhiTable(results.map((result) => ({ market: result.market, period: result.period, mhhi: screenMhhi(result, owners, options) }))));
  out('\n');
  outAssumed(assumptions, problems);
}

async function runRanges(files: readonly string[], options: Options, rules: readonly RuleSet[], chosen: readonly string[]): Promise<void> {
  const [merge, ...others] = options.merge ?? [];
  if (merge === undefined || others.length + (options.divest ?? []).length > 0) throw new UsageError('--intervals screens one merger. Give one --merge and no --divest.');
  const { markets, source, owners, problems, ...opened } = await openRanges(files, options);
  const firms = [...new Set(markets.flatMap((market) => market.firms.map(({ firm }) => firm)))];
  const { steps, assumptions: read } = namedSteps([merge], { firms, file: source.file, owners });
  const owned = ownedSteps(steps, markets.map(({ period }) => period), owners, source.file);
  const results = markets.map((market) => {
    const own = owned.byPeriod.get(market.period)!;
    return screenRange(market, own.steps[0] as MergeStep, { rules, file: source.file, notes: own.notes });
  });
  const assumptions = [...opened.assumptions, ...read, ...owned.assumptions, ...chosen];
  if (options.json === true) {
    outDocument({
      ...screenHeading(steps, rules, options.on),
      source,
      assumptions,
      problems,
      markets: results.map((result) => ({
        ...rangeDocument(result, rules, options.explain === true),
        ...(owners === null ? {} : { mhhi: rangeMhhi(result.market, owners.rows, options) }),
      })),
    });
    return;
  }
  out(`${steps.map(stepSentence).join('; ')}\n\n`);
  out(screenedRanges(results, rules, options.explain === true));
  if (owners !== null) out(mhhiTable(results.map(({ market }) => ({ market: market.market, period: market.period, mhhi: rangeMhhi(market, owners.rows, options) }))));
  out('\n');
  outAssumed(assumptions, problems);
}

/** The markets in which something happens in full; the others by number. */
function explained(results: readonly MarketResult[], rules: readonly RuleSet[]): string {
  const touched = results.filter(({ outcomes, deal }) => outcomes.length > 0 || deal.steps.some(({ outcome }) => outcome.applied));
  const rest = results.length - touched.length;
  const markets = touched.map((result) => `${marketName(result.market, result.period)}\n${explanationText(explain(result, rules))}${result.notes.map((note) => `  Note: ${note}.\n`).join('')}`);
  return `${markets.join('\n')}${rest === 0 ? '' : `${markets.length === 0 ? '' : '\n'}No party is in ${rest === 1 ? 'one market' : `${rest} markets`}${markets.length === 0 ? '' : ' more'}.\n`}`;
}
