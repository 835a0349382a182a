import { expect, test } from 'vitest';
import { buildMarginals } from '../../core/data/build-marginals';
import { buildRespondents } from '../../core/data/build-respondents';
import type { MarginalMapping, RespondentMapping } from '../../core/data/mapping';
import { engine, marginals, openText, refusal, respondents } from './table-of';

async function people(text: string, mapping: RespondentMapping) {
  const { table, decimal } = await openText(text);
  return buildRespondents(engine, table, mapping, { file: 'f.csv', decimal });
}

async function published(text: string, mapping: MarginalMapping, overlaps?: string) {
  const { table, decimal } = await openText(text);
  const other = overlaps === undefined ? null : (await openText(overlaps)).table;
  return buildMarginals(engine, table, mapping, { file: 'f.csv', decimal, overlaps: other, overlapsFile: 'o.csv' });
}

test('answers are yes, no or missing; cohorts are in natural order; weights are read', async () => {
  const { table, problems } = await people('id,w,age,A,B\n1,0.5,30-49,1,no\n2,2,9-17,Yes,\n3,0,,0,TRUE\n', respondents({ id: 'id', weight: 'w', cohort: 'age', platforms: ['A', 'B'] }));
  expect([table.platforms, table.cohorts, [...table.weight], [...table.cohort], table.use.map((use) => [...use])]).toEqual([['A', 'B'], ['9-17', '30-49'], [0.5, 2, 0], [1, 0, -1], [[1, 1, 0], [0, 2, 1]]]);
  expect(problems.map(({ code, severity, column }) => [code, severity, column])).toEqual([['missing-answers', 'note', 'B'], ['without-cohort', 'note', 'age'], ['zero-weight', 'warning', 'w'], ['small-cohort', 'warning', 'age']]);
});

test('answers that mean neither are named', async () => {
  const { problems } = await people('id,A\n1,1\n2,8\n3,9\n4,2\n', respondents({ platforms: ['A'], no: ['2'] }));
  expect(problems[0]).toMatchObject({ severity: 'warning', message: '2 of 4 answers in column "A" of f.csv are neither yes nor no (such as "8", "9") and count as missing.' });
  expect((await refusal(people('id,A\n1,maybe\n2,x\n', respondents({ platforms: ['A'] }))))[0]).toMatchObject({ code: 'no-answers', column: 'A' });
});

test('weights must be numbers of 0 or more, and not all 0', async () => {
  const mapping = respondents({ weight: 'w', platforms: ['A'] });
  const problems = await refusal(people('w,A\n1,1\nheavy,1\n-2,0\n,1\nnan,0\n', mapping));
  expect(problems.map(({ code, row, column, message }) => [code, row, column, message])).toEqual([
    ['bad-weight', 3, 'w', 'Line 3 of f.csv has the weight "heavy", which is not a number, in column "w".'],
    ['bad-weight', 4, 'w', 'Line 4 of f.csv has the negative weight -2 in column "w".'],
    ['bad-weight', 5, 'w', 'Line 5 of f.csv has no weight in column "w".'],
    ['bad-weight', 6, 'w', 'Line 6 of f.csv has the weight "nan", which is not a number, in column "w".'],
  ]);
  expect((await refusal(people('w,A\n0,1\n0,0\n', mapping)))[0]?.code).toBe('no-weight');
  expect((await refusal(people('w,A\n1,1\n', respondents({ weight: 'w', platforms: ['A', 'B'] }))))[0]).toMatchObject({ code: 'missing-role', column: 'B' });
});

test('an id that occurs twice is told', async () => {
  const { problems } = await people('id,A\n1,1\n2,0\n1,1\n', respondents({ id: 'id', platforms: ['A'] }));
  expect(problems).toEqual([expect.objectContaining({ code: 'repeated-id', severity: 'warning', row: 4 })]);
});

test('published reach becomes fractions, a cohort of each period where there are several', async () => {
  const one = await published('cohort,platform,reach\n18-29,TikTok,48.3\n18-29,Instagram,71.4\n', marginals({}));
  expect([one.table.cohorts, one.table.platforms, one.table.reach[0]]).toEqual([['18-29'], ['TikTok', 'Instagram'], { cohort: '18-29', platform: 'TikTok', reach: 0.483 }]);
  const two = await published('year,cohort,platform,reach\n2021,18-29,TikTok,48\n2023,18-29,TikTok,62\n', marginals({ period: 'year' }));
  expect(two.table.cohorts).toEqual(['18-29, 2023', '18-29, 2021']);
});

test('overlaps belong to the reach of their cohort and period', async () => {
  const reach = 'year,cohort,platform,reach\n2021,18-29,TikTok,48.3\n2021,18-29,Instagram,71.4\n2023,18-29,TikTok,62\n';
  const { table } = await published(reach, marginals({ period: 'year' }), 'year,cohort,platform_a,platform_b,both\n2021,18-29,TikTok,Instagram,40.5\n2023,18-29,TikTok,Instagram,50\n');
  expect(table.overlaps).toEqual([{ cohort: '18-29, 2021', platforms: ['TikTok', 'Instagram'], both: 0.405 }]);
  const problems = await refusal(published(reach, marginals({ period: 'year' }), 'year,cohort,platform_a,platform_b,both\n2021,18-29,TikTok,Instagram,50\n'));
  expect(problems).toEqual([expect.objectContaining({ code: 'overlap-above-reach', file: 'o.csv', row: 2 })]);
});

test('reach that is no share, or given twice, is refused', async () => {
  const problems = await refusal(published('cohort,platform,reach\nA,x,120\nA,y,many\nA,,5\nA,z,-1\n', marginals({})));
  expect(problems.map(({ code, row }) => [code, row])).toEqual([['bad-reach', 2], ['bad-reach', 3], ['bad-reach', 4], ['bad-reach', 5], ['no-rows', null]]);
  expect((await refusal(published('cohort,platform,reach\nA,x,12\nA,x,13\n', marginals({}))))[0]).toMatchObject({ code: 'repeated-reach', row: 3 });
  expect((await refusal(published('cohort,platform,reach\nA,x,12\n', marginals({ unit: 'fraction' }))))[0]?.remedy).toBe('If the values are percent, choose percent as their unit.');
});

test('a platform without any answer that means no is refused: everybody counted would be a user', async () => {
  const text = 'w,A\n1,1\n1,2\n1,8\n';
  expect((await refusal(people(text, respondents({ weight: 'w', platforms: ['A'] }))))[0]).toMatchObject({ code: 'no-answer-means-no', column: 'A' });
  const counted = await people(text, respondents({ weight: 'w', platforms: ['A'], missing: 'no' }));
  expect(counted.problems[0]).toMatchObject({ severity: 'warning', code: 'missing-answers' });
});

test('where missing answers are said to be a no, one note counts them for all platforms', async () => {
  const text = 'w,A,B\n1,1,2\n1,2,1\n1,8,9\n1,,1\n';
  const { problems } = await people(text, respondents({ weight: 'w', platforms: ['A', 'B'], no: ['2'], missing: 'no' }));
  expect(problems).toEqual([expect.objectContaining({ code: 'missing-answers', severity: 'note', message: '3 answers in 2 columns of f.csv are neither yes nor no (such as "8", "9"), or blank, and count as no.' })]);
});
