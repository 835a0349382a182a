import { JSDOM } from 'jsdom';
import { beforeAll, expect, test } from 'vitest';
import { reportSvgs } from '../../cli/figures/report-svgs';
import { formatCell } from '../../core/figures/cells';
import { buildReport } from '../../core/report/build';
import { renderHtml } from '../../core/report/html';
import type { ReportModel } from '../../core/report/model';
import { figuresOf } from '../../core/report/model';
import { problem } from '../../core/problem';
import { results } from './fixture';
import { workspace } from './workspace';

const options = { version: '9.9.9', now: new Date('2026-11-24T23:30:00Z') };
let model: ReportModel;
let html: string;
let document: Document;

beforeAll(async () => {
  model = buildReport(workspace, results, options);
  html = renderHtml(model, await reportSvgs(model));
  document = new JSDOM(html).window.document;
}, 120_000);

test('the file runs nothing and loads nothing', () => {
  expect(document.querySelectorAll('script, link, iframe, object, embed, foreignObject, image, img, base, form').length).toBe(0);
  expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
  expect(html).not.toMatch(/javascript:|@import|url\((?!#)/i);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name.startsWith('on')).toBe(false);
      if (name === 'href' || name === 'xlink:href' || name === 'src') expect(value.startsWith('#')).toBe(true);
    }
  }
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
});

test('what a person typed is text, never markup', () => {
  expect(document.body.textContent).toContain('<script>alert(1)</script>');
  expect(document.body.textContent).toContain('<b>without</b> travel & tickets');
});

test('the quality of each dataset is a table, each finding once with how many more there are, and an unchecked one is said', () => {
  const at = { file: 'us-shares.csv', severity: 'warning' } as const;
  const quality = new Map([
    ['d', [
      problem('missing-value', '1 row of us-shares.csv without a value is left out (the first is line 7).', 'Fill it in.', { ...at, row: 7, lines: [7] }),
      problem('jump', 'Line 9 jumps.', 'Look.', { ...at, row: 9, lines: [8, 9] }),
      problem('jump', 'Line 12 jumps.', 'Look.', { ...at, row: 12, lines: [9, 12] }),
    ]],
  ]);
  const page = new JSDOM(renderHtml(buildReport(workspace, results, { ...options, quality }), new Map())).window.document;
  const section = page.querySelector('#data-quality')!.parentElement!;
  expect([...section.querySelectorAll('li')].map((item) => item.textContent)).toEqual([
    'Shares. Warning: 1 row of us-shares.csv without a value is left out (the first is line 7).',
    'Shares. Warning: Line 9 jumps. And 1 more of this kind.',
    'Panel was not checked again for this report: its rows were not at hand.',
  ]);
  expect([...section.querySelectorAll('tbody tr')].map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['Shares', '88', '0', '2', '0', '4'],
    ['Panel', '4,000', '–', '–', '–', '–'],
  ]);
});

test('no hole is on the page', () => {
  expect(document.body.textContent).not.toMatch(/NaN|undefined|\[object|Infinity|-0\.0/);
});

test('every figure is drawn once with its sentence as text alternative, and every id is there once', () => {
  const drawings = [...document.querySelectorAll('svg[role="img"]')];
  expect(drawings.map((svg) => svg.getAttribute('aria-label'))).toEqual(figuresOf(model).map(({ figure }) => figure.reading));
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every reference inside a drawing has its target in the same drawing', () => {
  for (const svg of document.querySelectorAll('svg[role="img"]')) {
    for (const [, id] of svg.outerHTML.matchAll(/url\(#([^)]+)\)/g)) expect(svg.querySelector(`[id="${id}"]`), id).not.toBeNull();
  }
});

test('the table under each figure shows the numbers of the figure', () => {
  for (const { key, figure } of figuresOf(model)) {
    const rows = [...document.querySelectorAll(`#${key} tbody tr`)];
    expect(rows.length).toBe(figure.table.rows.length);
    figure.table.rows.forEach((row, r) => {
      const cells = [...rows[r]!.children].map((cell) => cell.textContent);
      row.forEach((cell, c) => {
        if (typeof cell === 'number') expect(cells).toContain(formatCell(cell, figure.table.columns[c]!));
      });
    });
  }
});

test('tables have headers with scope, a caption, and cells under each header', () => {
  const tables = [...document.querySelectorAll('table')];
  expect(tables.length).toBeGreaterThan(figuresOf(model).length);
  for (const table of tables) {
    expect(table.querySelector('caption')?.textContent).not.toBe('');
    const heads = [...table.querySelectorAll('thead th')];
    expect(heads.every((head) => head.getAttribute('scope') === 'col')).toBe(true);
    for (const row of table.querySelectorAll('tbody tr')) {
      expect(row.children.length).toBe(heads.length);
      expect(row.children[0]?.getAttribute('scope')).toBe('row');
    }
  }
});

test('the contents lead to every chapter', () => {
  const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')!.slice(1));
  const headings = [...document.querySelectorAll('main > section > h2, main > section > h3')].map(({ id }) => id);
  expect(links).toEqual(headings);
});

test('a referee finds rule, citation, condition, file, fingerprint, assumption and program', () => {
  const text = document.body.textContent ?? '';
  for (const part of [
    'US Department of Justice and Federal Trade Commission, Merger Guidelines, 18 December 2023, section 2.1',
    '(HHI after the deal > 1,800 and change in HHI > 100) or (share of the merged firm > 30.0% and change in HHI > 100)',
    'ab'.repeat(32), 'us-shares.csv', 'forecast of 14 June 2022', 'market is "US online retail" and year is "2022"',
    '"Other" is read as a fringe', 'TikTok Shop belongs to TikTok', 'Proforma 9.9.9', '24 November 2026', 'What it would take',
  ]) expect(text).toContain(part);
});

test('synthetic data and estimates are marked at the number', () => {
  const reach = [...document.querySelectorAll('figure')].find((figure) => figure.querySelector('.finding')?.textContent?.includes('together reach'))!;
  const rows = [...reach.querySelectorAll('tbody tr')];
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.querySelector('.mark')?.textContent === 'synthetic')).toBe(true);
  const shares = document.querySelector('#figure-1')!;
  const walmart = [...shares.querySelectorAll('tbody tr')].find((row) => row.children[0]?.textContent === 'Walmart')!;
  expect(walmart.querySelector('.mark')?.textContent).toBe('estimate');
});

test('the same workspace and moment give the same report', () => {
  expect(JSON.stringify(buildReport(workspace, results, options))).toBe(JSON.stringify(model));
});

test('an empty workspace has a report that says so', () => {
  const bare = { ...workspace, sources: [], datasets: [], markets: [], scenarios: [], ownership: [], rules: [] };
  const empty = renderHtml(buildReport(bare, { scenarios: [], trends: [], problems: [] }, options), new Map());
  expect(empty).toContain('The workspace has no scenario yet.');
  expect(empty).not.toMatch(/undefined|NaN/);
});
