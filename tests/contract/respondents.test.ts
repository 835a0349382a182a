import { expect, test } from 'vitest';
import { respondentAudience } from '../../core/audience/respondents';
import { answersOf } from '../../core/data/answers';
import { answerPattern } from '../../core/data/answer-pattern';
import { frequencyScale } from '../../core/data/answer-words';
import { buildRespondents } from '../../core/data/build-respondents';
import { cohortDefinitions } from '../../core/data/cohorts';
import type { RespondentMapping } from '../../core/data/mapping';
import type { ColumnProfile } from '../../core/data/profile';
import { engine, openText, refusal, respondents } from './table-of';

async function people(text: string, mapping: RespondentMapping) {
  const { table, decimal } = await openText(text);
  return buildRespondents(engine, table, mapping, { file: 'f.csv', decimal });
}

const proposed = async (text: string): Promise<RespondentMapping[]> => (await openText(text)).mappings.filter((mapping) => mapping.kind === 'respondents');

/** A made survey in the manner of telephone surveys: coded answers, blanks that are one space, ages with 99 for refused. */
function survey(rows: number): string {
  const lines = ['respid,sex,intmob,web1a,web1b,web1c,web1d,age,cellweight,weight'];
  for (let i = 0; i < rows; i++) {
    const code = (k: number): string => ((i * 7 + k * 13) % 29 === 0 ? '8' : (i * 31 + k * 17) % 41 === 0 ? '9' : (i * 3 + k) % 5 < 2 ? '1' : '2');
    lines.push([1000 + i, 1 + (i % 2), i % 3 === 0 ? ' ' : 1 + (i % 2), code(1), code(2), code(3), code(4), i % 20 === 0 ? 99 : 18 + (i % 80), ' ', (0.5 + ((i * 37) % 100) / 100).toFixed(4)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

test('codes, a question of several items, ages with a code for refused, id and weight are understood', async () => {
  const [best] = await proposed(survey(200));
  expect(best).toMatchObject({ id: 'respid', weight: 'weight', cohort: 'age', platforms: ['web1a', 'web1b', 'web1c', 'web1d'], yes: ['1'], no: ['2'], bands: { from: 'age', ends: 'age', missing: ['99'] } });
  expect(best?.reasons['platform']).toEqual({ by: 'guess', reason: "4 columns named 'web1…' hold the codes 1 (yes) and 2 (no)", confidence: 0.7 });
  for (const [role, { by, confidence }] of Object.entries(best!.reasons)) expect([role, by, typeof confidence]).toEqual([role, 'guess', 'number']);
  const { table, problems } = await people(survey(200), best!);
  expect(table.cohorts).toEqual(['18-29', '30-49', '50-64', '65+']);
  expect(problems.find(({ code }) => code === 'without-cohort')?.message).toBe('10 of 200 people in f.csv are in no cohort by column "age": 10 gave none ("99"). They count in Everyone.');
  const audience = respondentAudience(table, { missing: 'no' });
  expect(audience.sample('Everyone')?.n).toBe(200);
  expect(audience.cohorts.slice(1).reduce((sum, cohort) => sum + audience.sample(cohort)!.n, 0)).toBe(190);
});

test('tick all that apply: the label means yes, a text for nothing stays missing, a blank was not asked', async () => {
  const text = 'q4_1,q4_2,q4_3,weight,age3\nFather,Not selected,NA,1.2,18 - 34\nNot selected,Mother,Not selected,0.8,35 - 64\nFather,Mother,Friends,1,18 - 34\nNot selected,Not selected,,1.1,35 - 64\n';
  const [best] = await proposed(text);
  expect(best).toMatchObject({ weight: 'weight', cohort: 'age3', platforms: ['q4_1', 'q4_2', 'q4_3'], yes: [], no: ['Not selected'], otherwise: 'yes', preparation: { missing: [{ column: 'q4_3', text: 'NA' }] } });
  const { table, assumptions } = await people(text, { ...best!, missing: 'complete', platforms: ['q4_1', 'q4_3'] });
  expect(table.use.map((use) => [...use])).toEqual([[1, 0, 1, 0], [2, 0, 1, 2]]);
  expect(assumptions).toContain('An answer that is not "Not selected" means yes; a blank cell is a missing answer.');
});

const column = (...values: string[]): ColumnProfile => ({ name: 'x', filled: values.length, missing: 0, absent: 0, distinct: values.length, numbers: 0, whole: 0, percents: 0, min: null, max: null, sum: null, values });

test.each([
  ['yes-no', ['Ja', 'Nein', 'weiß nicht']],
  ['yes-no', ['Oui', 'Non', 'Ne sait pas']],
  ['yes-no', ['Sí', 'No', 'NS/NC']],
  ['yes-no', ['Sim', 'Não']],
  ['yes-no', ['Sì', 'No', 'non so']],
  ['yes-no', ['true', 'false']],
  ['codes', ['1', '2', '9', '8']],
  ['ticked', ['nicht genannt', 'Instagram']],
  ['ticked', ['No seleccionado', 'Twitter', 'NA']],
  ['frequency', ['Weekly', 'Daily', 'Never', 'Refused']],
])('answers of the kind %s: %j', (kind, values) => {
  expect(answerPattern(column(...values))?.kind).toBe(kind);
});

test('answers that are no answers about use', () => {
  for (const values of [['Male', 'Female'], ['1', '2', '3'], ['Not selected', 'a', 'b'], ['10', '20']]) expect(answerPattern(column(...values))).toBeNull();
});

test('frequencies are in order, most often first, in several languages; other words are no scale', () => {
  expect(frequencyScale(['Never', 'Several times a day', 'About once a day', 'Less often', 'A few times a week', "Don't know"])).toEqual(['Several times a day', 'About once a day', 'A few times a week', 'Less often', 'Never']);
  expect(frequencyScale(['nie', 'täglich', 'selten', 'mehrmals pro Woche'])).toEqual(['täglich', 'mehrmals pro Woche', 'selten', 'nie']);
  expect(frequencyScale(['jamais', 'tous les jours', 'parfois'])).toEqual(['tous les jours', 'parfois', 'jamais']);
  expect(frequencyScale(['Daily', 'Weekly', 'Berlin'])).toBeNull();
});

test('any use of a scale counts until a person picks another cut', async () => {
  const text = 'id,A,B\n1,Daily,Never\n2,Weekly,Rarely\n3,Never,Daily\n4,Rarely,Weekly\n';
  const [best] = await proposed(text);
  expect(best).toMatchObject({ platforms: ['A', 'B'], no: ['Never'] });
  expect((await people(text, best!)).table.use.map((use) => [...use])).toEqual([[1, 1, 0, 1], [0, 1, 1, 1]]);
  expect((await people(text, { ...best!, yes: ['Daily', 'Weekly'], no: ['Rarely', 'Never'] })).table.use.map((use) => [...use])).toEqual([[1, 1, 0, 0], [0, 0, 1, 1]]);
});

test('null is not asked; yes and no as booleans; a weight without a name is known by its mean', async () => {
  const text = `snapchat,twitter,v7\n${Array.from({ length: 40 }, (_, i) => `${i % 4 === 0 ? '' : i % 2 === 0}${','}${i % 4 === 0 ? '' : i % 3 === 0},${(i % 2 === 0 ? 0.4 + i / 200 : 1.6 - (i - 1) / 200).toFixed(3)}`).join('\n')}\n`;
  const [best] = await proposed(text);
  expect(best).toMatchObject({ platforms: ['snapchat', 'twitter'], weight: 'v7', reasons: { weight: { confidence: 0.5 } } });
  expect([...(await people(text, best!)).table.use[0]!].filter((answer) => answer === 2)).toHaveLength(10);
});

test('one row a person and platform becomes one row a person', async () => {
  const text = 'respid,weight,age_group,app,uses\n1,1,18-29,TikTok,yes\n1,1,18-29,Temu,no\n2,2,30+,TikTok,no\n2,2,30+,Temu,yes\n';
  const [best] = await proposed(text);
  expect(best).toMatchObject({ id: 'respid', weight: 'weight', cohort: 'age_group', platforms: ['TikTok', 'Temu'], preparation: { reshape: { kind: 'pivot', keep: ['respid', 'weight', 'age_group'], name: 'app', value: 'uses' } } });
  const { table, assumptions } = await people(text, best!);
  expect([[...table.weight], table.use.map((use) => [...use])]).toEqual([[1, 2], [[1, 0], [0, 1]]]);
  expect(assumptions[0]).toBe('The names in "app" became columns, one row for each "respid", "weight", "age_group"; the answer stands in "uses".');
});

test('generations by year of birth, and by age with the year asked', async () => {
  const generations = cohortDefinitions.find(({ id }) => id === 'generations')!;
  const bands = (from: 'age' | 'birth-year', asked: number | null) => ({ from, asked, ends: generations.ends, bands: [...generations.bands], missing: ['9999', '99'] });
  const born = await people('yob,A\n1996,1\n1997,0\n2012,1\n9999,1\n1964,0\nlong ago,1\n', respondents({ cohort: 'yob', platforms: ['A'], bands: bands('birth-year', null) }));
  expect([born.table.cohorts, [...born.table.cohort]]).toEqual([['Gen Z', 'Millennials', 'Boomers'], [1, 0, 0, -1, 2, -1]]);
  expect(born.problems.find(({ code }) => code === 'without-cohort')).toMatchObject({ severity: 'warning', message: '2 of 6 people in f.csv are in no cohort by column "yob": 1 gave none ("9999"); 1 hold no number ("long ago"). They count in Everyone.' });
  const aged = await people('age,A\n24,1\n25,0\n99,0\n', respondents({ cohort: 'age', platforms: ['A'], bands: bands('age', 2021) }));
  expect([aged.table.cohorts, [...aged.table.cohort]]).toEqual([['Gen Z', 'Millennials'], [0, 1, -1]]);
  expect(aged.assumptions.join(' ')).toContain('a year of birth is 2021 less the age');
  expect((await refusal(people('age,A\n24,1\n25,0\n', respondents({ cohort: 'age', platforms: ['A'], bands: bands('age', null) }))))[0]).toMatchObject({ code: 'no-year-asked', column: 'age' });
  const [best] = await proposed(`id,birth_year,A,B\n${Array.from({ length: 30 }, (_, i) => `${i},${1960 + i},${i % 2},${i % 3 === 0 ? 1 : 0}`).join('\n')}\n`);
  expect(best).toMatchObject({ cohort: 'birth_year', bands: { from: 'birth-year', ends: 'birth-year' } });
});

test('the answers of each column with how many gave them, most first', async () => {
  const { table, columns } = await openText('A,B\n1,x\n2, x \n1,\n');
  expect(await answersOf(engine, table, columns)).toEqual(new Map([['A', [{ answer: '1', n: 2 }, { answer: '2', n: 1 }]], ['B', [{ answer: 'x', n: 2 }, { answer: null, n: 1 }]]]));
  const wide = await openText(`${Array.from({ length: 130 }, (_, i) => `c${i}`).join(',')}\n${Array.from({ length: 130 }, (_, i) => i).join(',')}\n`);
  const answers = await answersOf(engine, wide.table, wide.columns);
  expect([answers.size, answers.get('c129')]).toEqual([130, [{ answer: '129', n: 1 }]]);
});
