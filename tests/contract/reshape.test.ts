import { expect, test } from 'vitest';
import { buildMarginals } from '../../core/data/build-marginals';
import { buildShares } from '../../core/data/build-shares';
import type { MarginalMapping } from '../../core/data/mapping';
import type { Preparation } from '../../core/data/preparation';
import { prepare } from '../../core/data/prepare';
import { previewReshape } from '../../core/data/prepare-preview';
import { structureOf } from '../../core/market/structure';
import { engine, openText, refusal, shares } from './table-of';

async function prepared(text: string, preparation: Preparation, wanted?: readonly string[]) {
  const { table, decimal } = await openText(text);
  const made = await prepare(engine, table, preparation, { file: 'f.csv', decimal }, wanted);
  const answer = await engine.query(`SELECT * FROM "${made.table}" ORDER BY "line", 1, 2`);
  await made.drop();
  return { ...made, names: answer.schema.fields.map(({ name }) => name), rows: [...answer].map((row) => Object.values(row.toJSON())) };
}

const wide = 'date,Facebook,Twitter,Other\n2013-05,53.15,8.47,\n2013-06,52.74,8.59,38.67\n';
const firms = { kind: 'unpivot' as const, columns: ['Facebook', 'Twitter', 'Other'], name: 'site', value: 'share' };

test('columns become rows, blank cells among them, and every row keeps its line', async () => {
  const { rows, columns } = await prepared(wide, { reshape: firms, renamed: [{ column: 'date', from: '2013-05', to: 'May' }] });
  expect(columns).toEqual(['date', 'site', 'share']);
  expect(rows).toEqual([
    ['May', 'Facebook', '53.15', 2], ['May', 'Other', null, 2], ['May', 'Twitter', '8.47', 2],
    ['2013-06', 'Facebook', '52.74', 3], ['2013-06', 'Other', '38.67', 3], ['2013-06', 'Twitter', '8.59', 3],
  ]);
  expect((await prepared(wide, { reshape: firms }, ['site', 'share', 'Facebook'])).names).toEqual(['site', 'share', 'line']);
});

test('names that were headings are made one and left out like any other', async () => {
  const { rows, leftOut } = await prepared(wide, {
    reshape: firms,
    renamed: [{ column: 'site', from: 'Twitter', to: 'X' }],
    missing: [{ column: 'share', text: '8.59' }],
    filter: { conditions: [{ test: 'is-not', column: 'site', values: ['Other'] }, { test: 'between', column: 'date', low: '2013-06', high: null }] },
  });
  expect(rows).toEqual([['2013-06', 'Facebook', '52.74', 3], ['2013-06', 'X', null, 3]]);
  expect(leftOut).toEqual([
    { why: 'filter', reason: 'outside of: "date" is at least 2013-06', rows: 1 },
    { why: 'filter', reason: 'after the reshape, outside of: "site" is not Other', rows: 1 },
  ]);
  const months = await prepared('firm,2022-12,2023-01,2023-02\nA,1,2,3\n', {
    reshape: { kind: 'unpivot', columns: ['2022-12', '2023-01', '2023-02'], name: 'month', value: 'n' },
    filter: { conditions: [{ test: 'between', column: 'month', low: '2023', high: null }] },
  });
  expect(months.rows.map((row) => row[2])).toEqual(['2', '3']);
});

test('rows become columns: an answer a platform, blank where a person has no row', async () => {
  const text = 'id,w,app,used\n1,2,TikTok,yes\n1,2,Temu,no\n2,1,temu ,yes\n2,1,,yes\n';
  const { rows, columns } = await prepared(text, { reshape: { kind: 'pivot', keep: ['id', 'w'], name: 'app', value: 'used' } });
  expect([columns, rows]).toEqual([['id', 'w', 'TikTok', 'Temu'], [['1', '2', 'yes', 'no', 2], ['2', '1', null, 'yes', 4]]]);
});

test('rows become columns: the row itself means yes, a person without one says no', async () => {
  const { rows } = await prepared('id,app\n1,TikTok\n1,Temu\n2,Temu\n3,\n', { reshape: { kind: 'pivot', keep: ['id'], name: 'app', value: null } });
  expect(rows).toEqual([['1', 'yes', 'yes', 2], ['2', 'no', 'yes', 4], ['3', 'no', 'no', 5]]);
});

test('contradicting rows, taken names and columns that are not there are refused', async () => {
  const pivot = { kind: 'pivot' as const, keep: ['id'], name: 'app', value: 'used' };
  expect(await refusal(prepared('id,app,used\n1,TikTok,yes\n1,TikTok,no\n', { reshape: pivot }))).toEqual([expect.objectContaining({ code: 'contradicting-rows', row: 2, column: 'used' })]);
  expect((await refusal(prepared('id,app,used\n1,ID,yes\n', { reshape: pivot })))[0]).toMatchObject({ code: 'column-name-taken' });
  expect((await refusal(prepared(wide, { reshape: { ...firms, name: 'Date' } })))[0]).toMatchObject({ code: 'column-name-taken', column: 'Date' });
  expect((await refusal(prepared(wide, { reshape: { ...firms, value: 'site' } })))[0]).toMatchObject({ code: 'column-name-taken', column: 'site' });
  expect((await refusal(prepared(wide, { reshape: { ...firms, columns: ['MySpace'] } })))[0]).toMatchObject({ code: 'unknown-column', column: 'MySpace' });
});

test('the first rows before and after', async () => {
  const { table, decimal } = await openText(wide);
  const { before, after } = await previewReshape(engine, table, firms, { file: 'f.csv', decimal }, { rows: 2 });
  expect(before).toEqual({ columns: ['date', 'Facebook', 'Twitter', 'Other'], rows: [['2013-05', '53.15', '8.47', null], ['2013-06', '52.74', '8.59', '38.67']], lines: [2, 3] });
  expect(after).toMatchObject({ columns: ['date', 'site', 'share'], lines: [2, 2] });
  expect(after.rows[0]).toEqual(['2013-05', 'Facebook', '53.15']);
});

/** What a file is understood as, and the table that it makes. */
async function understood(text: string) {
  const { table, decimal, mappings } = await openText(text);
  const mapping = mappings[0];
  if (mapping?.kind !== 'shares') throw new Error(`understood as ${mapping?.kind}`);
  return { mapping, built: await buildShares(engine, table, mapping, { file: 'f.csv', decimal }) };
}

test('months as columns beside a nameless count of rows: one row a period is proposed', async () => {
  const { mapping, built } = await understood(',grupo_economico,UF,2023-01,2023-02\n0,OI,SP,10,0\n1,OUTROS,SP,5,6\n2,CLARO,SP,15,\n');
  expect(mapping).toMatchObject({ market: 'UF', period: 'period', firm: 'grupo_economico', value: 'value', fringe: ['OUTROS'], unit: 'level', preparation: { reshape: { kind: 'unpivot', columns: ['2023-01', '2023-02'], name: 'period', value: 'value' } } });
  expect(mapping.reasons['reshape']).toEqual({ by: 'guess', reason: "2 columns of numbers are headed by periods ('2023-01', '2023-02')", confidence: 0.8 });
  expect([built.table.periods, [...built.table.total]]).toEqual([['2023-01', '2023-02'], [30, 6]]);
  expect(built.assumptions[0]).toBe('2 columns became rows: their headings ("2023-01", "2023-02") stand in "period", their cells in "value".');
  expect(built.problems.map(({ code }) => code)).toContain('missing-value');
});

test.each([
  ['2021,2022,2023', ['2021', '2022', '2023']],
  ['Jan 2023,Feb 2023,Mar 2023', ['Jan 2023', 'Feb 2023', 'Mar 2023']],
  ['Dez 2022,Mär 2023,Okt 2023', ['Dez 2022', 'Mär 2023', 'Okt 2023']],
  ['janv. 2023,août 2023,juil. 2023', ['janv. 2023', 'juil. 2023', 'août 2023']],
  ['enero 2023,agosto de 2023,diciembre 2023', ['enero 2023', 'agosto de 2023', 'diciembre 2023']],
  ['fevereiro/2023,março/2023,outubro/2023', ['fevereiro/2023', 'março/2023', 'outubro/2023']],
  ['gennaio 2023,luglio 2023,dicembre 2023', ['gennaio 2023', 'luglio 2023', 'dicembre 2023']],
  ['Q1 2023,Q2 2023,Q3 2023', ['Q1 2023', 'Q2 2023', 'Q3 2023']],
  ['sales 2021,sales 2022,sales 2023', ['2021', '2022', '2023']],
  ['acessos_2023_01,acessos_2023_02,acessos_2023_03', ['2023-01', '2023-02', '2023-03']],
])('headings %s are periods in the order of time', async (headings, periods) => {
  const { built } = await understood(`firm,${headings}\nA,1,2,3\nB,4,5,6\n`);
  expect(built.table.periods).toEqual(periods);
  expect(built.table.firms).toEqual(['A', 'B']);
});

test('firms as columns that sum to 100: blank is not measured, zero is no share, the fringe is found among the headings', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, '0')},${50 - i},${30 + i},${i % 3 === 0 ? '' : 0},19.99`);
  const { mapping, built } = await understood(`Date,Facebook,reddit,Digg,Other\n${rows.join('\n')}\n`);
  expect(mapping).toMatchObject({ period: 'Date', firm: 'firm', value: 'share', unit: 'percent', fringe: ['Other'] });
  expect(mapping.reasons['reshape']?.reason).toBe("4 columns ('Facebook', 'reddit' to 'Other') sum to about 100 in every row");
  expect([built.table.firms, built.table.periods.length, built.table.fringe[0]]).toEqual([['Facebook', 'reddit'], 12, 0.1999]);
});

test('firms as columns of levels beside a date; a long table stays long, whatever other numbers it has', async () => {
  expect((await understood('year,Amazon,Walmart,Temu\n2021,100,80,1\n2022,120,81,9\n')).mapping).toMatchObject({ period: 'year', firm: 'firm', value: 'value', unit: 'level' });
  const long = (await understood('market_ids,firm_ids,shares,prices,hpwt,air\n1971,1,0.01,4.9,0.5,0\n1971,2,0.02,5,0.6,1\n1972,1,0.03,5.5,0.4,0\n')).mapping;
  expect(long).toMatchObject({ market: null, period: 'market_ids', firm: 'firm_ids', value: 'shares' });
  expect(long.preparation).toBeUndefined();
});

test('cohorts as columns are published reach', async () => {
  const { table, decimal, mappings } = await openText('platform,18-29,30-49,65+\nTikTok,62,39,10\nInstagram,78,59,15\n');
  expect(mappings[0]).toMatchObject({ kind: 'marginals', cohort: 'cohort', platform: 'platform', reach: 'reach', unit: 'percent' });
  const { table: built } = await buildMarginals(engine, table, mappings[0] as MarginalMapping, { file: 'f.csv', decimal });
  expect([built.cohorts.slice().sort(), built.reach.find(({ cohort, platform }) => cohort === '30-49' && platform === 'TikTok')?.reach]).toEqual([['18-29', '30-49', '65+'], 0.39]);
});

test('several files of one table get their period from their names', async () => {
  const { mapping, built } = await understood('firm,sales,file\nA,1,market_2022.csv\nB,2,market_2022.csv\nA,3,market_2023.csv\n');
  expect(mapping).toMatchObject({ firm: 'firm', value: 'sales', period: 'file' });
  expect(mapping.reasons['period']).toEqual({ by: 'guess', reason: "the names of the 2 files differ by '2022', '2023'", confidence: 0.85 });
  expect(built.table.periods).toEqual(['2022', '2023']);
});

test('rows of one line keep their order, their owners and their sums: products as columns with a file of owners', async () => {
  const { table, decimal } = await openText('year,WhatsApp,Instagram,TikTok,Facebook\n2023,3,2,4,1\n2024,3,3,5,1\n');
  const mapping = shares({ period: 'year', firm: 'site', value: 'users', preparation: { reshape: { kind: 'unpivot', columns: ['WhatsApp', 'Instagram', 'TikTok', 'Facebook'], name: 'site', value: 'users' } } });
  const owners = new Map(['WhatsApp', 'Instagram', 'Facebook'].map((name) => [name, 'Meta']));
  const { table: built } = await buildShares(engine, table, mapping, { file: 'f.csv', decimal, owners });
  expect([[...built.offsets], built.firms.slice().sort(), [...built.total], [...built.row]]).toEqual([[0, 2, 4], ['Meta', 'TikTok'], [10, 12], [2, 2, 3, 3]]);
  expect([...built.value].sort((a, b) => a - b)).toEqual([4, 5, 6, 7]);
  const dated = await buildShares(engine, table, mapping, { file: 'f.csv', decimal, ownerAt: (name, period) => (period === '2024' ? (owners.get(name) ?? name) : name) });
  expect([...dated.table.offsets]).toEqual([0, 4, 6]);
});

test('a value times a second column, and shares beside an outside good', async () => {
  const sales = await openText('brand,units,price\nA,10,2\nB,5,6\nA,,3\n');
  const built = await buildShares(engine, sales.table, shares({ firm: 'brand', value: 'units', times: 'price' }), { file: 'f.csv', decimal: '.' });
  expect([[...built.table.value], built.assumptions.some((text) => text === 'A value is "units" times "price" of its row.')]).toEqual([[20, 30], true]);
  const problems = await refusal(buildShares(engine, (await openText('brand,units,price\nA,10,cheap\n')).table, shares({ firm: 'brand', value: 'units', times: 'price' }), { file: 'f.csv', decimal: '.' }));
  expect(problems[0]).toMatchObject({ code: 'text-value', message: 'Line 2 of f.csv has "10 x cheap" in column "units", which is not a number.' });
  const demand = await openText('market,firm,shares\nX,1,0.06\nX,2,0.02\nY,1,0.1\n');
  const mapping = shares({ market: 'market', firm: 'firm', value: 'shares', unit: 'fraction' });
  const asked = await buildShares(engine, demand.table, mapping, { file: 'f.csv', decimal: '.' });
  expect(asked.problems).toEqual([expect.objectContaining({ code: 'outside-good', severity: 'note', message: 'The shares in f.csv of each market sum to 8% to 10%. Is the rest sold by firms that the file does not name, or is it buyers who bought nothing (an outside good)?' })]);
  expect(structureOf(asked.table, 0).unknown).toBeCloseTo(0.92, 12);
  const inside = await buildShares(engine, demand.table, { ...mapping, remainder: 'outside' }, { file: 'f.csv', decimal: '.' });
  expect(inside.problems).toEqual([]);
  const structure = structureOf(inside.table, 0);
  expect([structure.unknown, structure.total]).toEqual([0, 0.08]);
  expect(structure.shares[0]).toBeCloseTo(0.75, 12);
});
