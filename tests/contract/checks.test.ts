import { describe, expect, test } from 'vitest';
import { buildRespondents } from '../../core/data/build-respondents';
import { buildShares } from '../../core/data/build-shares';
import { findingsOf } from '../../core/data/checks/findings';
import { remediesFor } from '../../core/data/checks/remedies';
import type { RespondentMapping, ShareMapping } from '../../core/data/mapping';
import { engine, openText, refusal, respondents, shares } from './table-of';

async function checksOf(text: string, fields: Partial<ShareMapping> = {}) {
  const { table, decimal } = await openText(text);
  const mapping = shares({ firm: 'firm', value: 'v', period: 'year', ...fields });
  const work = buildShares(engine, table, mapping, { file: 'f.csv', decimal });
  const problems = await work.then((built) => built.problems, () => refusal(work));
  return { mapping, problems, findings: findingsOf(problems), codes: problems.map(({ code }) => code) };
}

async function peopleOf(rows: readonly string[], fields: Partial<RespondentMapping> = {}) {
  const { table, decimal } = await openText(`w,age,A,B\n${rows.join('\n')}\n`);
  return (await buildRespondents(engine, table, respondents({ platforms: ['A', 'B'], weight: 'w', cohort: 'age', ...fields }), { file: 'f.csv', decimal })).problems;
}

const years = (rows: (year: number) => readonly string[], from = 2018, to = 2024): string =>
  `year,firm,v\n${Array.from({ length: to - from + 1 }, (_, i) => rows(from + i).map((row) => `${from + i},${row}`).join('\n')).join('\n')}\n`;

describe('a total among the firms', () => {
  test('is found by its value, whatever it is called, and left out with one click', async () => {
    const { findings, mapping } = await checksOf(years((year) => [`A,${year % 7 + 3}`, 'B,5', 'C,2', 'D,1', `Whole,${(year % 7) + 11}`]));
    const found = findings.find(({ code }) => code === 'total-row')!;
    expect(found.problems[0]).toMatchObject({ severity: 'warning', column: 'firm', details: { firm: 'Whole' } });
    expect(found.lines).toEqual([6, 11, 16, 21, 26, 31, 36]);
    expect(remediesFor(found, mapping)).toEqual([
      { label: 'Leave out "Whole"', mapping: { ...mapping, preparation: { filter: { conditions: [{ test: 'is-not', column: 'firm', values: ['Whole'] }] } } } },
    ]);
  });

  test('is found by its name where it stands alone, and a firm that holds half of the market is no total', async () => {
    expect((await checksOf('year,firm,v\n2020,A,3\n2020,B,4\n2020,Insgesamt,7\n')).codes).toContain('total-row');
    expect((await checksOf(years(() => ['A,50', 'B,20', 'C,20', 'D,10.5']))).codes).not.toContain('total-row');
    expect((await checksOf('year,firm,v\n2020,A,50\n2020,B,20\n2020,C,20\n2020,D,10\n')).codes).not.toContain('total-row');
  });
});

describe('gaps', () => {
  test('a period that one market lacks and another has, and a firm that is away', async () => {
    const rows = ['m,year,firm,v'];
    for (const year of [2019, 2020, 2021, 2022]) {
      rows.push(`North,${year},A,5`);
      if (year !== 2020) rows.push(`North,${year},B,5`);
      if (year !== 2021) rows.push(`South,${year},A,5`, `South,${year},C,5`);
    }
    const { problems } = await checksOf(`${rows.join('\n')}\n`, { market: 'm' });
    expect(problems.find(({ code }) => code === 'period-gap')?.message).toBe('1 period is missing between others in f.csv: South 2021.');
    const away = problems.find(({ code }) => code === 'firm-gap');
    expect(away?.message).toBe('1 firm is away for one or more periods and back afterwards in f.csv: B in North before 2021.');
    expect(away?.lines).toEqual([10]);
  });

  test('none where every period is there, and none for a market that begins late', async () => {
    const { codes } = await checksOf('m,year,firm,v\nN,2019,A,1\nN,2020,A,1\nN,2021,A,1\nS,2020,A,1\nS,2021,A,1\n', { market: 'm' });
    expect(codes).not.toContain('period-gap');
    expect(codes).not.toContain('firm-gap');
  });
});

describe('jumps', () => {
  test('a decimal mark that slipped in one year is found with both rows', async () => {
    const { problems, findings, mapping } = await checksOf(years((year) => [`A,${year === 2021 ? 3100 : 310 + year - 2018}`, `B,${200 + year - 2018}`, `C,${150 - (year - 2018)}`]));
    const found = problems.filter(({ code }) => code === 'jump');
    expect(found.map(({ row, lines }) => [row, lines])).toEqual([[11, [8, 11]], [14, [11, 14]]]);
    expect(found[0]!.message).toMatch(/^Line 11 of f\.csv: the value of A is 9\.9 times the one before \(line 8\)\.$/);
    expect(remediesFor(findings.find(({ code }) => code === 'jump')!, mapping)[0]!.label).toBe('Leave out these 3 rows');
  });

  test('growth that all firms share and small firms that multiply are none', async () => {
    expect((await checksOf(years((year) => [`A,${6 ** (year - 2018)}`, `B,${2 * 6 ** (year - 2018)}`, 'C,1']))).codes).not.toContain('jump');
    expect((await checksOf(years((year) => ['A,1000', 'B,900', `C,${year === 2020 ? 1 : 20}`]))).codes).not.toContain('jump');
  });
});

describe('rows at fault', () => {
  test('text in the value column: every row, its texts, and what can be done', async () => {
    const { findings, mapping } = await checksOf(`year,firm,v\n${Array.from({ length: 30 }, (_, i) => `2020,F${i},${i % 2 === 0 ? 'about ten' : i}`).join('\n')}\n`);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.lines).toEqual(Array.from({ length: 15 }, (_, i) => 2 + 2 * i));
    expect(remediesFor(findings[0]!, mapping).map(({ label }) => label)).toEqual(['Read "about ten" as missing', 'Leave out these 15 rows']);
    expect(remediesFor(findings[0]!, mapping)[0]!.mapping.preparation).toEqual({ missing: [{ column: 'v', text: 'about ten' }] });
  });

  test('rows beyond those that are listed are known too', async () => {
    const { findings } = await checksOf(`year,firm,v\n${Array.from({ length: 200 }, (_, i) => `2020,F${i},-1`).join('\n')}\n`);
    expect(findings[0]!.lines).toHaveLength(200);
    expect(findings[0]!.problems).toHaveLength(21);
  });

  test('what was changed before is kept when a remedy is added', async () => {
    const preparation = { renamed: [{ column: 'firm', from: 'X', to: 'Y' }] };
    const { findings, mapping } = await checksOf('year,firm,v\n2020,Walmart,3\n2021,Walmart,3\n2020,Wal-Mart Inc.,4\n', {});
    const remedies = remediesFor(findings.find(({ code }) => code === 'two-spellings')!, { ...mapping, preparation });
    expect(remedies[0]!.label).toBe('Read "Wal-Mart Inc." as "Walmart"');
    expect(remedies[0]!.mapping.preparation).toEqual({ renamed: [...preparation.renamed, { column: 'firm', from: 'Wal-Mart Inc.', to: 'Walmart' }] });
  });
});

describe('respondents', () => {
  const many = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));

  test('weights of 0, a weight that drives the result, small cohorts and missing answers', async () => {
    const problems = await peopleOf([...many(60, (i) => `1,18-29,${i % 2},${i % 10 === 0 ? '' : 1 - (i % 2)}`), ...many(8, (i) => `${i === 0 ? 500 : 0},30-49,${i % 2},0`)]);
    const said = Object.fromEntries(problems.map(({ code, message }) => [code, message]));
    expect(said['zero-weight']).toBe('7 of 68 respondents in f.csv have the weight 0 and count for nothing.');
    expect(said['heavy-weight']).toMatch(/counts for 60\.7 average ones; the 68 respondents are worth 1 of equal weight/);
    expect(said['small-cohort']).toBe('A cohort has fewer than 30 respondents in f.csv: 30-49 (8).');
    expect(said['missing-answers']).toMatch(/^6 of 68 answers in column "B"/);
  });

  test('nothing is said of a sound sample, at 30 people and a little non-response', async () => {
    const problems = await peopleOf(many(60, (i) => `${1 + (i % 3)},${i < 30 ? '18-29' : '30-49'},${i % 2},${i === 5 ? '' : i % 2}`));
    expect(problems.map(({ code }) => code)).toEqual(['missing-answers']);
  });
});
