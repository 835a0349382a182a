import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../../core/analysis/analyse';
import { footprintNotes, NO_MINUTES, NOT_REVENUE } from '../../core/figures/footprint-tables';
import { formatShare } from '../../core/format';
import { buildReport } from '../../core/report/build';
import type { ReportTable } from '../../core/report/model';
import { openArchive } from '../../core/workspace/archive';
import { marginalAudience } from '../../core/audience/marginals';
import { dealFootprint } from '../../core/analysis/footprint';
import { footprintFigure } from '../../core/figures/footprint';
import { context } from './fixture';
import { footprintOf } from './footprint';

const { document, tables } = await openArchive(new Uint8Array(readFileSync(new URL('../../datasets/amazon-and-tiktok.proforma', import.meta.url))));
const results = analyse(document, tables);
const options = { version: '1', now: new Date('2026-01-01T00:00:00Z') };
const model = buildReport(document, results, { ...options, tables });
const sections = model.sections.filter(({ id }) => id.startsWith('footprint-'));
const tablesOf = (id: string): ReportTable[] => sections.find((section) => section.id === id)!.blocks.filter((block) => block.kind === 'table');

test('the report has the data footprint of every deal that moves or joins platforms, and of no other', () => {
  expect(sections.map(({ id }) => id)).toEqual(['acquire-all', 'acquire-shop', 'acquire-venture', 'acquire-divest', 'partnership', 'partnership-wide', 'divestiture', 'ban', 'meta-acquires'].map((id) => `footprint-${id}`));
  for (const { paragraphs } of sections) expect(paragraphs).toEqual([NOT_REVENUE, NO_MINUTES]);
  expect(buildReport(document, results, options).sections.some(({ id }) => id.startsWith('footprint-'))).toBe(false);
});

test('what the acquirer sees after the deal is the union that its reach states; shares of uses and index go with it', () => {
  const union = results.scenarios.find(({ scenario }) => scenario === 'acquire-all')!.reach!.union!;
  const figure = sections[0]!.blocks[0]!;
  const row = figure.kind === 'figure' ? figure.figure.table.rows.find(([firm]) => firm === 'Amazon')! : [];
  expect(row[2]).toBe(union.reach);
  expect(row[5]).toBe(`${formatShare(union.low!)} to ${formatShare(union.high!)}`);
  const [contexts, uses, indices] = tablesOf('footprint-acquire-all');
  expect(contexts!.rows.find(([firm]) => firm === 'Amazon')!.slice(1, 4)).toEqual([1, 3, 2]);
  expect(uses!.rows.reduce((all, [, , after]) => all + (after as number), 0)).toBeCloseTo(1, 9);
  expect(indices!.rows.map(([name, , , change]) => [name, change === null ? null : Math.sign(change as number)])).toEqual([['Reach HHI', expect.anything()], ['HHI of uses', 1], ['Attention HHI', null]]);
  expect(indices!.columns.every(({ limits }) => limits === undefined)).toBe(true);
});

test('partners move neither index; the shop that is sold is its buyer\'s', () => {
  for (const [, before, after] of tablesOf('footprint-partnership')[2]!.rows) expect(after).toBe(before);
  expect(tablesOf('footprint-partnership')[1]!.rows.at(-1)![0]).toBe('Partners, combined: Amazon and TikTok');
  expect(sections.find(({ id }) => id === 'footprint-acquire-divest')!.list.slice(0, 2)).toEqual(['TikTok passes from TikTok to Amazon.', 'TikTok Shop passes from TikTok to Walmart.']);
});

test('bounds without an estimate are said in title and table, and nothing is drawn for them', () => {
  const reach = ['Amazon', 'TikTok', 'Temu'].map((platform, at) => ({ cohort: 'Gen Z', platform, reach: [0.6, 0.5, 0.2][at]! }));
  const audience = marginalAudience({ platforms: ['Amazon', 'TikTok', 'Temu'], cohorts: ['Gen Z'], reach, overlaps: [{ cohort: 'Gen Z', platforms: ['Amazon', 'TikTok'], both: 0.3 }] });
  const footprint = dealFootprint({ audience, cohort: 'Gen Z', steps: [{ type: 'merge', parties: ['Amazon', 'TikTok', 'Temu'] }], ownership: [], contexts: {} });
  const figure = footprintFigure({ footprint, scenario: 'All', parties: [], context }, { appearance: 'print' });
  expect(figure.title).toMatch(/^Amazon sees between 80\.0% and 100\.0% of Gen Z after the deal$/);
  expect(figure.footer).toContain('Not drawn, since the share is not one number: Amazon');
  expect(figure.table.rows[0]!.slice(0, 4)).toEqual(['Amazon', 0.6, null, null]);
  expect(footprintNotes(footprint)).toContain('Where the reach of a firm is not one number there is no change, and no reach HHI.');
});

test('an empty audience and a ban have figures without holes', () => {
  const empty = dealFootprint({ audience: marginalAudience({ platforms: [], cohorts: [], reach: [], overlaps: [] }), cohort: 'Gen Z', steps: [], ownership: [], contexts: {} });
  for (const footprint of [empty, footprintOf([{ type: 'exit', firm: 'TikTok', ban: true }])]) {
    const figure = footprintFigure({ footprint, scenario: 'Ban', parties: [], context }, { appearance: 'light' });
    expect(JSON.stringify([figure, footprintNotes(footprint)])).not.toMatch(/NaN|undefined|Infinity/);
  }
});
