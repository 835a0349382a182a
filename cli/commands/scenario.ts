import type { Command } from 'commander';
import { curve } from '../../core/analysis/curve';
import type { MarketResult } from '../../core/analysis/results';
import { stepSentence } from '../../core/deal/kinds';
import type { Step } from '../../core/deal/step';
import type { RuleSet } from '../../core/rules/rule-set';
import { problem } from '../../core/problem';
import { UsageError } from '../exit-codes';
import type { RuleOptions } from '../input/guidelines';
import { addRuleOptions, chosenRules } from '../input/guidelines';
import type { ShareOptions } from '../input/share-options';
import { addShareOptions } from '../input/share-options';
import { readSteps } from '../input/steps-file';
import { outAssumed } from '../output/assumed';
import { mhhiTable } from '../output/concentration';
import { scenarioMarkets, stepList } from '../output/scenario';
import { marketSummary } from '../output/screened';
import { out, outDocument } from '../output/write';
import { scenarioDocument } from '../scenario-document';
import { screenMhhi } from '../screen-document';
import { MARKETS_SHOWN, screenHeading, screenShares } from '../screen-shares';

interface Options extends ShareOptions, RuleOptions {
  readonly steps: string;
}

/** `proforma scenario FILE --steps steps.json`. */
export function define(command: Command): void {
  addRuleOptions(addShareOptions(command).requiredOption('--steps <file>', 'JSON file with the steps of the deal in order, as in --steps steps.json'))
    .addHelpText('after', `
A step has a type (merge, stake, partner, divest, transfer, exit, enter, expand, adjust) and its fields.

Examples
  proforma scenario shares.csv --steps ban.json
  proforma scenario sales.csv --steps deal.json --only-period 2024 --guidelines all --json
with ban.json
  {"steps": [{"type": "exit", "firm": "TikTok", "ban": true, "diversion": {"Meta": 0.4, "Amazon": 0.3}}]}`)
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  if (options.intervals === true) throw new UsageError('Scenarios are read from shares that are numbers. "proforma screen" reads ranges, for one merger.');
  const chosen = await chosenRules(options);
  const read = await readSteps(options.steps);
  const { rules } = chosen;
  const { results, steps, stepsOf, source, owners, ...screened } = await screenShares(files, options, read.steps, rules, { warn: true });
  const assumptions = [...screened.assumptions, ...chosen.assumptions];
  const problems = [...screened.problems, ...read.problems, ...marketsMissing(steps, results, source.file)];
  const curves = (result: MarketResult) => sweptCurves(result, stepsOf(result), rules);
  if (options.json === true) {
    outDocument({
      ...screenHeading(steps, rules, options.on),
      source,
      assumptions,
      problems,
      markets: results.map((result) => scenarioDocument(result, curves(result), { rules, explain: false, owners, mhhi: options })),
    });
    return;
  }
  out(stepList(steps));
  out(results.length > MARKETS_SHOWN ? marketSummary(results, rules) : scenarioMarkets(results.map((result) => ({ result, curves: curves(result) })), rules));
  if (owners !== null) out(mhhiTable(results.map((result) => ({ market: result.market, period: result.period, mhhi: screenMhhi(result, owners, options) }))));
  out('\n');
  outAssumed(assumptions, problems);
}

/** A curve for each step that has a range. */
function sweptCurves({ deal, id, name }: MarketResult, steps: readonly Step[], rules: readonly RuleSet[]) {
  return steps.flatMap((step, at) => (step.sweep === undefined || step.muted === true ? [] : (curve({ id, name, structure: deal.before, steps, rules, at }) ?? [])));
}

/** Markets that a step names and the file does not have: perhaps misspelt, and then the step acts nowhere. */
function marketsMissing(steps: readonly Step[], results: readonly MarketResult[], file: string) {
  const known = new Set(results.map(({ market }) => market));
  return steps.flatMap((step, i) =>
    (step.markets ?? [])
      .filter((market) => !known.has(market))
      .map((market) => problem('market-not-in-data', `Step ${i + 1}, "${stepSentence(step)}", is for the market "${market}", which is not among those of ${file} that are read.`, 'Check the spelling.', { severity: 'warning', file })),
  );
}
