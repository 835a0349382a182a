import { beforeAll, expect, test } from 'vitest';
import { documentOf, file, freshBuild, proforma } from './run';

beforeAll(freshBuild, 120_000);

interface Market {
  readonly market: string;
  readonly period: string;
  readonly total: number;
  readonly unit: string;
  readonly fringe: number;
  readonly unknown: number;
  readonly firms: readonly { readonly firm: string; readonly value: number; readonly share: number }[];
  readonly measures: Readonly<Record<string, number>>;
}

const marketsOf = async (...args: string[]): Promise<readonly Market[]> => {
  const ran = await proforma('concentration', ...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return documentOf(ran)['markets'] as Market[];
};

/** Sales 40, 30, 20, 10: squares of shares sum to .16 + .09 + .04 + .01 = .30. */
const four = 'market,year,company,sales\nBeer,2024,Ale,40\nBeer,2024,Brew,30\nBeer,2024,Cask,20\nBeer,2024,Dray,10\n';

test('levels: HHI 3,000, CR1 40%, CR4 100% of four firms', async () => {
  const [market, ...others] = await marketsOf(file(four));
  expect(others).toEqual([]);
  expect(market).toMatchObject({ market: 'Beer', period: '2024', total: 100, fringe: 0, measures: { firms: 4, cr1: 0.4 } });
  expect(market!.measures['hhi']).toBeCloseTo(3000, 9);
  expect(market!.measures['cr4']).toBeCloseTo(1, 12);
  expect(market!.measures['hhiLow']).toBe(market!.measures['hhi']);
  expect(market!.measures['hhiHigh']).toBe(market!.measures['hhi']);
  expect(market!.firms.map(({ firm, value, share }) => [firm, value, share])).toEqual([['Ale', 40, 0.4], ['Brew', 30, 0.3], ['Cask', 20, 0.2], ['Dray', 10, 0.1]]);
});

test('percent with a fringe: "Other" counts in the market and adds nothing to the HHI', async () => {
  const [market] = await marketsOf(file('firm,share\nA,50\nB,30\nOther,20\n'));
  expect(market).toMatchObject({ market: '', period: '', total: 1, unit: 'share', fringe: 0.2, measures: { firms: 2 } });
  expect(market!.measures['hhi']).toBeCloseTo(3400, 9);
});

test('--no-fringe makes "Other" a firm, --fringe makes a firm fringe', async () => {
  const path = file('firm,share\nA,50\nB,30\nOther,20\n');
  const [all] = await marketsOf(path, '--no-fringe');
  expect(all!.measures).toMatchObject({ firms: 3 });
  expect(all!.measures['hhi']).toBeCloseTo(3800, 9);
  const [less] = await marketsOf(path, '--fringe', 'B');
  expect(less!.fringe).toBeCloseTo(0.5, 12);
  expect(less!.measures['hhi']).toBeCloseTo(2500, 9);
});

test('fractions that sum below 1 leave an unknown part, and nothing is rescaled', async () => {
  const [market] = await marketsOf(file('firm,share\nA,0.5\nB,0.2\n'));
  expect(market!.unknown).toBeCloseTo(0.3, 12);
  expect(market!.measures['hhi']).toBeCloseTo(2900, 9);
  expect(market!.measures['hhiHigh']).toBeGreaterThan(2900);
});

test('--unit decides what the numbers are', async () => {
  const path = file('firm,share\nA,50\nB,25\n');
  const [asPercent] = await marketsOf(path);
  expect(asPercent!.measures['hhi']).toBeCloseTo(3125, 9);
  const [asLevel] = await marketsOf(path, '--unit', 'level');
  expect(asLevel!.measures['hhi']).toBeCloseTo(10_000 * (4 / 9 + 1 / 9), 9);
});

test('a semicolon file with decimal commas and a byte order mark', async () => {
  const [market] = await marketsOf(file('\ufeffMarkt;Jahr;Unternehmen;Anteil\nBier;2024;Ähre;37,5\nBier;2024;Brau;12,5\nBier;2024;Sonstige;50\n'));
  expect(market!.firms.map(({ firm }) => firm)).toEqual(['Ähre', 'Brau']);
  expect(market!.measures['hhi']).toBeCloseTo(10_000 * (0.375 ** 2 + 0.125 ** 2), 9);
});

test('--only-market and --only-period pick cells; one line a market for a person', async () => {
  const path = file('market,period,firm,value\nX,2023,a,1\nX,2023,b,1\nX,2024,a,3\nX,2024,b,1\nY,2024,a,1\n');
  expect(await marketsOf(path)).toHaveLength(3);
  const [only] = await marketsOf(path, '--only-market', 'X', '--only-period', '2024');
  expect(only!.measures['hhi']).toBeCloseTo(6250, 9);
  const person = await proforma('concentration', path);
  expect(person.out).toMatch(/^ {2}X, 2023 +2 +5,000/m);
  expect(person.out).toMatch(/^ {2}X, 2024 +2 +6,250/m);
});

test('what was guessed is said, what was given is not', async () => {
  const path = file(four);
  const guessed = documentOf(await proforma('concentration', path, '--json'))['assumptions'] as string[];
  expect(guessed.some((sentence) => sentence.includes('"company"'))).toBe(true);
  const given = documentOf(await proforma('concentration', path, '--market', 'market', '--period', 'year', '--firm', 'company', '--value', 'sales', '--json'));
  expect((given['assumptions'] as string[]).some((sentence) => sentence.includes('named \'company\''))).toBe(false);
  expect((await proforma('concentration', path)).out).toContain(guessed[0]);
});

test('columns with names that say nothing are taken as given', async () => {
  const [market] = await marketsOf(file('k,z,q\nm1,u,6\nm1,v,4\n'), '--market', 'k', '--firm', 'z', '--value', 'q', '--unit', 'level');
  expect(market!.market).toBe('m1');
  expect(market!.measures['hhi']).toBeCloseTo(5200, 9);
});

test('a fringe name that no row has is a warning, in the document and on standard error', async () => {
  const path = file(four);
  const document = documentOf(await proforma('concentration', path, '--fringe', 'Othr', '--json'));
  expect(document['problems']).toMatchObject([{ code: 'fringe-not-in-data', severity: 'warning', column: 'company' }]);
  const person = await proforma('concentration', path, '--fringe', 'Othr');
  expect(person.code).toBe(0);
  expect(person.err).toContain('"Othr"');
});
