import { audienceOf, cohortOf } from '../analysis/analyse';
import { dealFootprint } from '../analysis/footprint';
import type { ScenarioResult } from '../analysis/results';
import type { Scenario } from '../deal/scenario';
import { partiesOf } from '../figures/context';
import type { FigureTable } from '../figures/figure';
import { footprintFigure } from '../figures/footprint';
import { contextsTable, footprintHhiTable, footprintNotes, NO_MINUTES, NOT_REVENUE, usesTable } from '../figures/footprint-tables';
import { soundOwnership } from '../market/ownership-sound';
import type { ReportInputs } from './inputs';
import { tableFooter } from './inputs';
import { slug } from './markets';
import type { ReportSection } from './model';
import type { Numbering } from './numbering';

/** What each firm sees of the cohort before and after the deal; nothing where the tables are not at hand or the deal moves no platform. */
export function footprintSections(inputs: ReportInputs, numbering: Numbering, scenario: Scenario, result: ScenarioResult): ReportSection[] {
  const { workspace, tables, audienceContext: context } = inputs;
  const audience = tables === null ? null : audienceOf(workspace, tables);
  if (audience === null) return [];
  const { cohort: chosen, contexts = {} } = workspace.audience;
  const footprint = dealFootprint({ audience, cohort: cohortOf(audience, chosen), steps: scenario.steps, ownership: soundOwnership(workspace.ownership), contexts });
  if (footprint.moved.length + footprint.partnerships.length === 0) return [];
  const table = (caption: string, { columns, rows }: FigureTable, unit: string) => numbering.table({ caption, columns, rows, footer: tableFooter(unit, context, false) });
  return [
    {
      id: `footprint-${slug(scenario.id)}`, level: 3, heading: `Data footprint in ${footprint.cohort}`,
      paragraphs: [NOT_REVENUE, NO_MINUTES],
      list: footprintNotes(footprint),
      blocks: [
        numbering.figure(footprintFigure({ footprint, scenario: result.name, parties: partiesOf(scenario), context }, { appearance: inputs.appearance })),
        table(`${result.name}: contexts in which firms see ${footprint.cohort}`, contextsTable(footprint), 'Contexts as classified in the workspace; shares of the cohort.'),
        table(`${result.name}: share of uses`, usesTable(footprint), 'Share of the uses (pairs of a platform and a user) of all platforms of the data.'),
        table(`${result.name}: concentration of users and of uses`, footprintHhiTable(footprint), '10,000 × the sum of squared shares of the firms of the audience data: of the users that each sees once, of the uses of its platforms. Points of users or of uses; not the HHI of revenue.'),
      ],
    },
  ];
}
