import { sampleMark } from '../data/sample';
import type { Results } from '../analysis/results';
import { hasEstimates } from '../figures/context';
import type { Problem } from '../problem';
import type { Workspace } from '../workspace/schema';
import { assumptionsOf, methodsOf, rulesOf, sourcesOf } from './appendix';
import type { ReportInputs, ReportOptions } from './inputs';
import { reportInputs } from './inputs';
import { marketSections } from './markets';
import type { ReportModel } from './model';
import { createNumbering } from './numbering';
import { qualitySection } from './quality';
import { comparisonSections, scenarioSections, summarySection } from './scenarios';

/** The report of a workspace. A pure function: the same workspace, results and moment give the same report. */
export function buildReport(workspace: Workspace, results: Results, options: ReportOptions): ReportModel {
  const inputs = reportInputs(workspace, results, options);
  const numbering = createNumbering();
  return {
    title: workspace.report.title === '' ? workspace.name : workspace.report.title,
    author: workspace.report.author,
    note: workspace.report.note,
    date: dateInWords(options.now),
    workspace: workspace.name,
    program: `Proforma ${options.version}`,
    cautions: cautionsOf(inputs),
    sections: [
      summarySection(inputs, numbering),
      ...marketSections(inputs, numbering),
      ...scenarioSections(inputs, numbering),
      ...comparisonSections(inputs, numbering),
      ...qualitySection(inputs, numbering),
    ],
    assumptions: assumptionsOf(inputs),
    problems: problemsOf(results),
    rules: rulesOf(inputs),
    methods: methodsOf(inputs),
    sources: sourcesOf(inputs),
  };
}

function dateInWords(now: Date): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(now);
}

function cautionsOf({ workspace, results }: ReportInputs): string[] {
  const synthetic = workspace.sources.filter((source) => source.synthetic).map(({ name }) => name);
  const samples = workspace.sources.map(sampleMark).filter((mark) => mark !== null);
  return [
    ...samples.map((mark) => `${mark}. Shares, HHI and reach that rest on it are those of the sample.`),
    ...(synthetic.length > 0 ? [`Made-up (synthetic) data: ${synthetic.join(', ')}. Numbers that rest on it are marked.`] : []),
    ...(results.scenarios.some(hasEstimates) ? ['Some shares are estimates or unverified figures; they are marked "est." or "estimate" at the number.'] : []),
  ];
}

/** Problems of the workspace and of its markets, each once. */
function problemsOf(results: Results): Problem[] {
  const all = [...results.problems, ...results.scenarios.flatMap(({ markets }) => markets.flatMap(({ problems }) => problems))];
  const seen = new Set<string>();
  return all.filter(({ code, message }) => {
    const key = `${code} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
