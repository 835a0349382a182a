import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildShares } from '../../core/data/build-shares';
import type { ShareMapping } from '../../core/data/mapping';
import type { ShareTable } from '../../core/market/share-table';
import { engine, openText, refusal, shares } from './table-of';

const long = { market: 'market', period: 'period', firm: 'firm', value: 'value' };

async function build(text: string, mapping: ShareMapping, owners?: ReadonlyMap<string, string>) {
  const { table, decimal } = await openText(text);
  return buildShares(engine, table, mapping, { file: 'f.csv', decimal, owners });
}

/** Market, period, firm, value, line, estimate of every entry. */
function entries(table: ShareTable): unknown[] {
  const found: unknown[] = [];
  for (let c = 0; c < table.cellMarket.length; c++) {
    for (let i = table.offsets[c]!; i < table.offsets[c + 1]!; i++) {
      found.push([table.markets[table.cellMarket[c]!], table.periods[table.cellPeriod[c]!], table.firms[table.firm[i]!], table.value[i], table.row[i], table.estimate[i]]);
    }
  }
  return found;
}

test('rows of one firm are added up, the fringe is set apart, cells are in order, lines lead back to the file', async () => {
  const text = `market,period,firm,product,value,status
Books,2024,Amazon,Kindle,30,reported
Books,2024, Amazon ,Paper,20,Estimate
Books,2023,Walmart,Paper,10,
Books,2024,OTHER,all,45,seen
Books,2024,Walmart,Paper,5,Published
Ads,2024,Google,x,"1,000",
`;
  const { table, problems, assumptions } = await build(text, shares({ ...long, product: 'product', status: 'status', fringe: ['Other'], unitName: 'USD bn' }));
  expect([table.measure, table.unit, table.markets, table.periods, table.firms]).toEqual(['level', 'USD bn', ['Books', 'Ads'], ['2023', '2024'], ['Amazon', 'Walmart', 'Google']]);
  expect(entries(table)).toEqual([
    ['Books', '2023', 'Walmart', 10, 4, 0],
    ['Books', '2024', 'Amazon', 50, 2, 1],
    ['Books', '2024', 'Walmart', 5, 6, 0],
    ['Ads', '2024', 'Google', 1000, 7, 0],
  ]);
  expect([[...table.total], [...table.fringe], [...table.offsets]]).toEqual([[10, 100, 1000], [0, 45, 0], [0, 1, 3, 4]]);
  expect(problems).toEqual([]);
  expect(assumptions).toContain('"Other" is no firm: the share counts in the market and adds nothing to the HHI.');
});

test('percent become fractions, and shares below the whole leave the rest unknown', async () => {
  const { table } = await build('firm,value\nA,37.8\nB,"6,3"\n'.replace('"6,3"', '6.3'), shares({ firm: 'firm', value: 'value', unit: 'percent' }));
  expect([table.measure, [...table.value], [...table.total], table.markets, table.periods]).toEqual(['share', [0.378, 0.063], [1], [''], ['']]);
});

test('owners of firms and of products take their rows', async () => {
  const owners = new Map([['Instagram', 'Meta'], ['Facebook', 'Meta'], ['WhatsApp', 'Meta']]);
  const byFirm = await build('firm,value\nFacebook,3\nTikTok,2\nInstagram,1\n', shares({ firm: 'firm', value: 'value' }), owners);
  expect(entries(byFirm.table)).toEqual([['', '', 'Meta', 4, 2, 0], ['', '', 'TikTok', 2, 3, 0]]);
  const byProduct = await build('firm,product,value\nSeller,WhatsApp,3\nSeller,Other app,2\nFacebook,x,1\n', shares({ firm: 'firm', product: 'product', value: 'value' }), owners);
  expect(entries(byProduct.table)).toEqual([['', '', 'Meta', 4, 2, 0], ['', '', 'Seller', 2, 3, 0]]);
});

test('every sum is that of its rows, whatever their order (property)', async () => {
  const row = fc.record({ market: fc.integer({ min: 0, max: 3 }), period: fc.integer({ min: 2020, max: 2022 }), firm: fc.integer({ min: 0, max: 4 }), value: fc.integer({ min: 1, max: 1e6 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
      const { table } = await build(`market,period,firm,value\n${rows.map((r) => `M${r.market},${r.period},F${r.firm},${r.value / 100}`).join('\n')}\n`, shares(long));
      const expected = new Map<string, number>();
      for (const r of rows) expected.set(`M${r.market} ${r.period} F${r.firm}`, (expected.get(`M${r.market} ${r.period} F${r.firm}`) ?? 0) + r.value);
      expect(new Map((entries(table) as [string, string, string, number][]).map(([m, p, f, v]) => [`${m} ${p} ${f}`, Math.round(v * 100)]))).toEqual(expected);
      expect(Math.round([...table.total].reduce((a, b) => a + b, 0) * 100)).toBe(rows.reduce((a, r) => a + r.value, 0));
    }),
    { numRuns: 15 },
  );
});

test('text and negative values are refused with line, column and remedy, at most twenty of a kind', async () => {
  const text = `market,period,firm,value\nA,2023,x,unclear\n\nA,2023,y,-3\n${'A,2023,z,?\n'.repeat(25)}`;
  const problems = await refusal(build(text, shares(long)));
  expect(problems[0]).toEqual({
    code: 'text-value', severity: 'error', file: 'f.csv', row: 2, column: 'value',
    message: 'Line 2 of f.csv has "unclear" in column "value", which is not a number.',
    remedy: 'Write a number, leave the cell empty, or choose another value column or decimal mark.',
    details: { text: 'unclear' },
  });
  expect(problems.filter(({ code, row }) => code === 'text-value' && row !== null)).toHaveLength(20);
  expect(problems[20]?.message).toBe('6 more rows of f.csv have text in the value column.');
  expect(problems.find(({ code }) => code === 'negative-value')).toMatchObject({ row: 4, column: 'value', message: 'Line 4 of f.csv has the negative value -3 for y in column "value".' });
});

test('blank markets and periods are refused; blank firms and values are left out and said', async () => {
  const problems = await refusal(build('market,period,firm,value\n,2023,x,1\nA, ,y,2\n', shares(long)));
  expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([['missing-market', 2, 'market'], ['missing-period', 3, 'period']]);
  const built = await build('market,period,firm,value\nA,2023,,5\nA,2023,x,\nA,2023,y,0\nA,2023,z,4\n', shares(long));
  expect(built.problems.map(({ code, severity, row }) => [code, severity, row])).toEqual([['missing-firm', 'warning', 2], ['missing-value', 'warning', 3], ['zero-value', 'note', 4]]);
  expect(entries(built.table)).toEqual([['A', '2023', 'z', 4, 5, 0]]);
});

test('shares above the whole are refused beyond the rounding of a tenth of a percent a row', async () => {
  const at = (last: string, unit: 'percent' | 'fraction' = 'percent') => build(`market,period,firm,value\nA,2023,x,60\nA,2023,y,${last}\n`, shares({ ...long, unit }));
  await expect(at('40.1')).resolves.toBeDefined();
  const problems = await refusal(at('40.11'));
  expect(problems).toEqual([
    expect.objectContaining({ code: 'shares-above-one', row: 2, column: 'value', message: 'The shares of A, 2023 in f.csv sum to 100.11%, above 100% (they begin at line 2).' }),
  ]);
  expect((await refusal(at('40', 'fraction')))[0]?.remedy).toBe('If the values are percent, choose percent as their unit.');
  const withFringe = build('firm,value\nA,60\nOther,45\n', shares({ firm: 'firm', value: 'value', unit: 'percent', fringe: ['other'] }));
  expect((await refusal(withFringe))[0]?.message).toMatch(/105%/);
});

test('rounding of many rows is no excuse for more than half a percent; what is within it is noted', async () => {
  const of = (n: number, each: string) => build(`firm,value\n${Array.from({ length: n }, (_, i) => `f${i},${each}`).join('\n')}\n`, shares({ firm: 'firm', value: 'value', unit: 'percent' }));
  expect((await refusal(of(600, '0.216')))[0]?.code).toBe('shares-above-one');
  expect((await of(16, '6.27')).problems).toEqual([expect.objectContaining({ code: 'shares-round-above-one', severity: 'note' })]);
  expect((await of(16, '6.25')).problems).toEqual([]);
});

test('a market in fractions among markets in percent is a warning with its line', async () => {
  const { problems } = await build('period,firm,value\n2023,x,60\n2023,y,40\n2024,x,0.6\n2024,y,0.4\n', shares({ period: 'period', firm: 'firm', value: 'value', unit: 'percent' }));
  expect(problems).toEqual([expect.objectContaining({ code: 'mixed-units', severity: 'warning', row: 4 })]);
});

test('many markets above the whole are listed up to twenty', async () => {
  const text = `market,firm,value\n${Array.from({ length: 23 }, (_, i) => `M${i},x,0.7\nM${i},y,0.6`).join('\n')}\n`;
  const problems = await refusal(build(text, shares({ market: 'market', firm: 'firm', value: 'value', unit: 'fraction' })));
  expect([problems.length, problems[20]?.message]).toEqual([21, '3 more markets sum above 100% in f.csv.']);
});

test('a role without its column, a column in two roles and a table with nothing in it are refused', async () => {
  const text = 'market,period,firm,value\nA,2023,x,1\n';
  expect((await refusal(build(text, shares({ ...long, value: 'sales' }))))[0]).toMatchObject({ code: 'missing-role', column: 'sales', message: 'f.csv has no column "sales" for the value.' });
  expect((await refusal(build(text, shares({ ...long, firm: 'market' }))))[0]).toMatchObject({ code: 'column-in-two-roles', column: 'market' });
  expect((await refusal(build('firm,value\nx,0\ny,\n', shares({ firm: 'firm', value: 'value' })))).at(-1)).toMatchObject({ code: 'empty-market', severity: 'error' });
});

test('rows that repeat a market, period, firm and product are added up with a warning', async () => {
  const { table, problems } = await build('market,period,firm,value\nA,2023,x,1\nA,2023,x,1\nA,2023,y,1\n', shares(long));
  expect(entries(table)).toEqual([['A', '2023', 'x', 2, 2, 0], ['A', '2023', 'y', 1, 4, 0]]);
  expect(problems).toEqual([expect.objectContaining({ code: 'repeated-row', severity: 'warning', row: 3, message: '1 row of f.csv repeats a market, period and firm (1 case; line 3: x in A, 2023); they are added up.' })]);
  const products = await build('firm,product,value\nx,p,1\nx,q,1\nx,p,1\n', shares({ firm: 'firm', product: 'product', value: 'value' }));
  expect(products.problems[0]?.message).toBe('1 row of f.csv repeats a market, period, firm and product (1 case; line 4: x, p); they are added up.');
});

test('a column that tells repeated rows apart is named, the one of fewest texts', async () => {
  const text = 'firm,id,month,note,value\nx,1,1,a,1\nx,2,2,a,1\ny,3,1,b,1\ny,4,2,c,5\n';
  const { problems } = await build(text, shares({ firm: 'firm', value: 'value' }));
  expect(problems[0]).toMatchObject({ code: 'repeated-row', message: expect.stringMatching(/they are added up\. They differ in column "month"\.$/) });
  const counted = await build('firm,id\nx,1\nx,2\ny,3\n', shares({ firm: 'firm', value: 'rows', preparation: { rowCount: 'rows' } }));
  expect(counted.problems).toEqual([]);
  const copies = await build('firm,month,value\nx,1,1\nx,1,1\n', shares({ firm: 'firm', value: 'value' }));
  expect(copies.problems[0]).toMatchObject({ message: expect.stringMatching(/they are added up\.$/) });
});

test('some values with a percent sign and some without are suspected', async () => {
  const { problems } = await build('firm,value\nx,95%\ny,5\n', shares({ firm: 'firm', value: 'value', unit: 'percent' }));
  expect(problems).toEqual([expect.objectContaining({ code: 'mixed-percent', severity: 'warning', column: 'value' })]);
});

test('nothing that a build makes on its way stays in the engine', async () => {
  await refusal(build('firm,value\nx,text\n', shares({ firm: 'firm', value: 'value' })));
  const left = await engine.query(`SELECT table_name AS "name" FROM duckdb_tables() WHERE table_name LIKE '%parsed%' OR table_name LIKE '%gaps%'`);
  expect(left.numRows).toBe(0);
});

test('owners may change from period to period, by product before firm, and the fringe has none', async () => {
  const ownerAt = (name: string, period: string): string =>
    name === 'WhatsApp' && period >= '2014' ? 'Meta' : name === 'Seller' && period >= '2014' ? 'Holding' : name === 'Other' ? 'Holding' : name;
  const { table, decimal } = await openText('period,firm,product,value\n2013,Seller,WhatsApp,3\n2013,Seller,Maps,1\n2014,Seller,WhatsApp,5\n2014,Seller,Maps,2\n2014,Holding,,4\n2014,Other,x,1\n');
  const built = await buildShares(engine, table, shares({ period: 'period', firm: 'firm', product: 'product', value: 'value', fringe: ['Other'] }), { file: 'f.csv', decimal, ownerAt });
  expect(entries(built.table)).toEqual([
    ['', '2013', 'Seller', 4, 2, 0],
    ['', '2014', 'Meta', 5, 4, 0],
    ['', '2014', 'Holding', 6, 5, 0],
  ]);
  expect([...built.table.fringe]).toEqual([0, 1]);
});
