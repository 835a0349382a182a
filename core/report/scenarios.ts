import type { MarketResult, ScenarioResult } from '../analysis/results';
import { stepSentence } from '../deal/kinds';
import type { Scenario } from '../deal/scenario';
import { beforeAfterFigure } from '../figures/before-after';
import { compareFigure } from '../figures/compare';
import { hasEstimates, partiesOf } from '../figures/context';
import { contributionsFigure } from '../figures/contributions';
import { definitionsFigure } from '../figures/definitions';
import type { Cell } from '../figures/figure';
import { limitsFor } from '../figures/limits';
import { formatHhi } from '../format';
import { planeFigure } from '../figures/plane';
import { reachFigure } from '../figures/reach';
import { footprintSections } from './footprint';
import type { ReportInputs } from './inputs';
import { tableFooter } from './inputs';
import { slug } from './markets';
import type { ReportBlock, ReportSection } from './model';
import type { Numbering } from './numbering';
import { answers, testsTable } from './tests-table';

/** The table that answers the reader's first question: what each scenario does in each market, and what each rule says. */
export function summarySection(inputs: ReportInputs, numbering: Numbering): ReportSection {
  const { results, rules } = inputs;
  const limits = rules.flatMap((rule) => limitsFor(rule, 'postHhi'));
  const changeLimits = rules.flatMap((rule) => limitsFor(rule, 'delta'));
  const shareLimits = rules.flatMap((rule) => limitsFor(rule, 'mergedShare'));
  const moved = results.scenarios.filter((scenario) => stepsOf(inputs, scenario) > 0);
  const shown = moved.length > 0 ? moved : results.scenarios;
  return {
    id: 'summary',
    level: 2,
    heading: 'Summary',
    paragraphs: shown.length === 0 ? ['The workspace has no scenario yet.'] : [],
    list: shown.map((scenario) => summarySentence(inputs, scenario)),
    blocks: shown.map((scenario) =>
      numbering.table({
        caption: `${scenario.name}: markets and rules`,
        columns: [
          { name: 'Market', format: 'text' },
          { name: 'HHI before', format: 'hhi', limits },
          { name: 'HHI after', format: 'hhi', limits },
          { name: 'Change', format: 'change', limits: changeLimits },
          { name: 'Merged share', format: 'share', limits: shareLimits },
          ...rules.map((rule) => ({ name: `${rule.jurisdiction} ${rule.inForce.slice(0, 4)}`, format: 'text' as const })),
          { name: 'Mark', format: 'text' },
        ],
        rows: scenario.markets.map((market): Cell[] => [
          `${market.name}${market.period === '' ? '' : `, ${market.period}`}`, market.before.hhi, market.after.hhi, market.change, market.mergedShare,
          ...rules.map((rule) => market.outcomes.find((outcome) => outcome.rule === rule.id)?.label ?? 'no party in this market'),
          market.rows.some((row) => row.estimate) ? 'estimates' : '',
        ]),
        footer: tableFooter('HHI and change in points; merged share in percent of the market (of the largest party where nothing merges).', inputs.context, hasEstimates(scenario)),
      }),
    ),
  };
}

function stepsOf({ workspace }: ReportInputs, result: ScenarioResult): number {
  return workspace.scenarios.find(({ id }) => id === result.scenario)?.steps.length ?? 0;
}

function summarySentence({ drawn, appearance, context }: ReportInputs, scenario: ScenarioResult): string {
  const options = { appearance };
  const plane = planeFigure({ scenario: scenario.name, markets: scenario.markets, rule: drawn, estimates: false, context }, options);
  const reach = scenario.reach === null || scenario.reach.union === null ? '' : ` ${reachFigure({ reach: scenario.reach, scenario: '', parties: [], context }, options).title}${scenario.reach.synthetic ? ' (synthetic data)' : ''}.`;
  return `${scenario.name}. ${plane.title}${drawn === null ? '' : ` (${drawn.jurisdiction}, ${drawn.title})`}.${reach}`;
}

/** Each scenario that has steps: what it assumes, what it does in each market, what the rules say, whom it reaches. */
export function scenarioSections(inputs: ReportInputs, numbering: Numbering): ReportSection[] {
  const sections: ReportSection[] = [];
  for (const result of inputs.results.scenarios) {
    const scenario = inputs.workspace.scenarios.find(({ id }) => id === result.scenario);
    if (scenario === undefined || scenario.steps.length === 0) continue;
    sections.push(scenarioSection(inputs, numbering, scenario, result));
    const touched = result.markets.filter((market) => market.deal.steps.some(({ outcome }) => outcome.applied));
    for (const market of touched) sections.push(marketUnderDeal(inputs, numbering, scenario, market));
    const rest = result.markets.filter((market) => !touched.includes(market));
    if (rest.length > 0) sections.push(untouchedMarkets(inputs, scenario, rest));
    if (result.reach !== null) {
      sections.push({
        id: `reach-${slug(scenario.id)}`, level: 3, heading: `Reach in ${result.reach.cohort}`,
        paragraphs: [...new Set([result.reach.union, result.reach.added, ...result.reach.parties, ...result.reach.rivals].flatMap((estimate) => estimate?.warnings ?? []))],
        list: [],
        blocks: [numbering.figure(reachFigure({ reach: result.reach, scenario: result.name, parties: partiesOf(scenario), context: inputs.audienceContext }, { appearance: inputs.appearance }))],
      });
    }
    sections.push(...footprintSections(inputs, numbering, scenario, result));
  }
  return sections;
}

function scenarioSection(inputs: ReportInputs, numbering: Numbering, scenario: Scenario, result: ScenarioResult): ReportSection {
  const { appearance, context, drawn } = inputs;
  const shared = { rule: drawn, estimates: hasEstimates(result), context };
  const blocks: ReportBlock[] = [];
  if (result.markets.length > 0) {
    blocks.push(numbering.figure(definitionsFigure({ scenario: result, parties: partiesOf(scenario), ...shared }, { appearance })));
    for (const rule of inputs.rules) {
      if (limitsFor(rule, 'postHhi').length + limitsFor(rule, 'delta').length === 0) continue;
      blocks.push(numbering.figure(planeFigure({ scenario: result.name, markets: result.markets, ...shared, rule }, { appearance })));
    }
  }
  return {
    id: `scenario-${slug(scenario.id)}`,
    level: 2,
    heading: result.name,
    paragraphs: [scenario.note].filter((text) => text !== ''),
    list: scenario.steps.map((step, at) => `Step ${at + 1}: ${stepSentence(step)}${step.muted === true ? ' (muted, left out of the calculation)' : ''}.`),
    blocks,
  };
}

function marketUnderDeal(inputs: ReportInputs, numbering: Numbering, scenario: Scenario, market: MarketResult): ReportSection {
  const { appearance, drawn, rules } = inputs;
  const context = inputs.contextOfMarket(market.id);
  const shared = { result: market, scenario: scenario.name, parties: partiesOf(scenario), context };
  const estimates = market.rows.some((row) => row.estimate);
  return {
    id: `deal-${slug(scenario.id)}-${slug(market.id)}`,
    level: 3,
    heading: `In ${market.name}`,
    paragraphs: [
      ...market.notes.map((note) => `${note}.`),
      ...(market.outcomes.length === 0 ? ['No party is in this market, so no rule is read here.'] : []),
    ],
    list: answers(market, rules),
    blocks: [
      numbering.figure(beforeAfterFigure(shared, { appearance })),
      numbering.figure(contributionsFigure({ ...shared, rule: drawn }, { appearance })),
      ...(market.outcomes.length > 0 ? [numbering.table(testsTable(market, rules, tableFooter('HHI and change in points, shares in percent of the market.', context, estimates)))] : []),
    ],
  };
}

/** Markets in which no step has an effect, each with the reason and the rules' answers. */
function untouchedMarkets({ rules }: ReportInputs, scenario: Scenario, markets: readonly MarketResult[]): ReportSection {
  return {
    id: `untouched-${slug(scenario.id)}`,
    level: 3,
    heading: 'Markets that the deal leaves as they are',
    paragraphs: [],
    list: markets.map((market) => {
      const answers = market.outcomes.map((outcome) => {
        const rule = rules.find(({ id }) => id === outcome.rule);
        return `${rule === undefined ? outcome.rule : rule.jurisdiction}: ${outcome.label}`;
      });
      const why = market.notes.map((note) => ` ${note[0]!.toUpperCase()}${note.slice(1)}.`).join('');
      return `${market.name}: HHI stays at ${formatHhi(market.after.hhi, rules.flatMap((rule) => limitsFor(rule, 'postHhi')))}.${why} ${answers.length === 0 ? 'No party is in this market, so no rule is read.' : `${answers.join('; ')}.`}`;
    }),
    blocks: [],
  };
}

/** All scenarios side by side; nothing where there is only one. */
export function comparisonSections(inputs: ReportInputs, numbering: Numbering): ReportSection[] {
  const { results, appearance, context, drawn } = inputs;
  if (results.scenarios.length < 2 || results.scenarios.every(({ markets }) => markets.length === 0)) return [];
  const shared = { scenarios: results.scenarios, rule: drawn, estimates: results.scenarios.some(hasEstimates), context };
  return [
    {
      id: 'comparison', level: 2, heading: 'Scenarios compared', paragraphs: [], list: [],
      blocks: [
        numbering.figure(compareFigure({ ...shared, quantity: 'after' }, { appearance })),
        numbering.figure(compareFigure({ ...shared, quantity: 'change' }, { appearance })),
      ],
    },
  ];
}
