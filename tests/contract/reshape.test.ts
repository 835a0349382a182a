import { expect, test } from 'vitest';
import type { Preparation } from '../../core/data/preparation';
import { prepare } from '../../core/data/prepare';
import { previewReshape } from '../../core/data/prepare-preview';
import { engine, openText, refusal } from './table-of';

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
