import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { agree } from '../golden/agree';
import { documentOf, file, freshBuild, proforma, refusal, root } from './run';

beforeAll(freshBuild, 120_000);

interface Mhhi {
  readonly model: string;
  readonly mhhi: number | null;
  readonly delta: number | null;
  readonly reason: string | null;
  readonly note: string;
  readonly after?: { readonly mhhi: number | null; readonly delta: number | null; readonly reason: string | null };
}

interface Market {
  readonly period: string;
  readonly firms: readonly { readonly firm: string; readonly share: number }[];
  readonly measures: { readonly hhi: number };
  readonly hhi: { readonly before: number; readonly after: number; readonly change: number };
  readonly mhhi: Mhhi | null;
}

async function marketsOf(...args: string[]): Promise<readonly Market[]> {
  const ran = await proforma(...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return documentOf(ran)['markets'] as Market[];
}

const apps = 'period,firm,share\n2011,Facebook,40\n2011,Instagram,20\n2011,WhatsApp,20\n2011,TikTok,20\n2013,Facebook,40\n2013,Instagram,20\n2013,WhatsApp,20\n2013,TikTok,20\n2015,Facebook,40\n2015,Instagram,20\n2015,WhatsApp,20\n2015,TikTok,20\n';
const meta = 'product,firm,owner,stake,from,to\nInstagram,Facebook,,,2012,\nWhatsApp,Facebook,,,2014-02-19,\nFacebook,Facebook,Meta,,,\n';

test('rows are added up to ultimate owners before shares are squared, owner by owner at the market\'s date', async () => {
  const markets = await marketsOf('concentration', file(apps), '--owners', file(meta));
  // 2011: 40 20 20 20. 2013: Instagram with Facebook: 60 20 20. 2015: WhatsApp too: 80 20.
  expect(markets.map(({ measures }) => Math.round(measures.hhi * 1e6) / 1e6)).toEqual([2800, 4400, 6800]);
  expect(markets[2]!.firms.map(({ firm, share }) => [firm, Math.round(share * 1e9) / 1e9])).toEqual([['Meta', 0.8], ['TikTok', 0.2]]);
  expect(markets[0]!.mhhi).toBeNull();
});

test('products have owners, before their firms', async () => {
  const path = file('firm,product,value\nShop,Maps,30\nShop,Mail,20\nRival,Chat,50\n');
  const [market] = await marketsOf('concentration', path, '--owners', file('product,firm\nMaps,Rival\n'));
  expect(market!.firms.map(({ firm, share }) => [firm, share])).toEqual([['Rival', 0.8], ['Shop', 0.2]]);
});

test('a party is found under its owner in each period', async () => {
  const ran = await proforma('screen', file(apps), '--merge', 'TikTok+whatsapp', '--owners', file(meta), '--json');
  const document = documentOf(ran);
  expect((document['assumptions'] as string[]).join(' ')).toContain('"WhatsApp" is read as its owner "Meta" in 2015.');
  const markets = document['markets'] as Market[];
  // 2011 and 2013: 2 x 20 x 20. 2015: 2 x 20 x 80.
  expect(markets.map(({ hhi }) => Math.round(hhi.change * 1e6) / 1e6)).toEqual([800, 800, 3200]);
});

test('parties of one owner are one firm already: refused where they always were, a note in the periods in which they are', async () => {
  const twice = await refusal('screen', file('firm,share\nA,50\nB,30\nC,20\n'), '--merge', 'A+B', '--owners', file('product,firm\nA,H\nB,H\n'));
  expect(twice).toMatchObject({ code: 'parties-of-one-owner', message: '"A", "B" are one firm already, "H".' });
  const document = documentOf(await proforma('screen', file(apps), '--merge', 'Facebook+WhatsApp', '--owners', file(meta), '--json'));
  const markets = document['markets'] as (Market & { readonly notes: readonly string[] })[];
  // 2011: 2 x 40 x 20. 2013: Instagram too, 2 x 60 x 20. 2015: one firm.
  expect(markets.map(({ hhi }) => Math.round(hhi.change * 1e6) / 1e6)).toEqual([1600, 2400, 0]);
  expect(markets.map(({ notes }) => notes)).toEqual([[], [], ['"Facebook", "WhatsApp" are one firm already, "Meta"']]);
});

const three = 'firm,share\nA,40\nB,30\nC,30\n';
const stake = 'product,firm,stake\nB,A,20%\n';

test.each([
  // b s_i s_j with b = .2: 10,000 x .2 x .4 x .3 = 240.
  ['silent', 240],
  // (b + 1/b) s_i s_j = 5.2 x 1,200.
  ['total', 6240],
  // A's owners have a fifth of the votes in B: b s_i s_j + .2 / (.2 x .2 + .8 x .8) s_i s_j.
  ['proportional', 240 + (0.2 / 0.68) * 1200],
  // The holder of 80% decides alone, as under silent.
  ['banzhaf', 240],
])('MHHI delta of a stake of 20%% under %s control', async (model, delta) => {
  const [market] = await marketsOf('concentration', file(three), '--owners', file(stake), '--control', model);
  expect(market!.measures.hhi).toBeCloseTo(3400, 9);
  expect(market!.mhhi).toMatchObject({ model, reason: null });
  expect(market!.mhhi!.delta).toBeCloseTo(delta, 8);
  expect(market!.mhhi!.mhhi).toBeCloseTo(3400 + delta, 8);
  expect(market!.mhhi!.note).toContain('not read against it');
});

interface Golden {
  readonly inputs: { readonly cases: readonly { readonly owners: readonly string[]; readonly shares: readonly number[]; readonly beta: readonly (readonly number[])[] }[] };
  readonly expected: { readonly cases: readonly { readonly hhi_points: number; readonly mhhi_points: number; readonly mhhi_delta_points: number }[] };
}

test.each([[0, 'proportional'], [1, 'total']] as const)('the reference of common owners, case %i, from files', async (at, model) => {
  const golden = JSON.parse(readFileSync(join(root, 'tests/golden/mhhi-common-ownership.json'), 'utf8')) as Golden;
  const { owners, shares, beta } = golden.inputs.cases[at]!;
  const rows = owners.flatMap((owner, i) => shares.flatMap((_, j) => (beta[i]![j]! > 0 ? [`F${j},F${j},${owner},${beta[i]![j]}\n`] : [])));
  const table = file(`firm,share\n${shares.map((share, j) => `F${j},${share}\n`).join('')}`);
  // In the second case founders alone control: each is the largest holder that is named.
  const [market] = await marketsOf('concentration', table, '--owners', file(`product,firm,owner,stake\n${rows.join('')}`), '--dispersed', '--control', model);
  const wanted = golden.expected.cases[at]!;
  agree(market!.measures.hhi, wanted.hhi_points, 'hhi');
  agree(market!.mhhi!.mhhi, wanted.mhhi_points, 'mhhi');
  agree(market!.mhhi!.delta, wanted.mhhi_delta_points, 'delta');
});

test('a screen gives the MHHI before, and after where no stake is lost in the merger', async () => {
  const owners = file(stake);
  const [kept] = await marketsOf('screen', file('firm,share\nA,40\nB,30\nC,20\nD,10\n'), '--merge', 'C+D', '--owners', owners, '--control', 'silent');
  expect(kept!.mhhi!.delta).toBeCloseTo(240, 9);
  expect(kept!.mhhi!.after!.delta).toBeCloseTo(240, 9);
  // 1,600 + 900 + 900 + 240.
  expect(kept!.mhhi!.after!.mhhi).toBeCloseTo(3640, 9);
  const [lost] = await marketsOf('screen', file(three), '--merge', 'C+B', '--owners', owners, '--control', 'silent');
  expect(lost!.mhhi!.after).toMatchObject({ mhhi: null, delta: null });
  expect(lost!.mhhi!.after!.reason).toContain('merged firm');
  const person = await proforma('screen', file(three), '--merge', 'C+B', '--owners', owners);
  expect(person.out).toMatch(/MHHI +MHHI delta/);
  expect(person.out).toContain('not read against it');
});

test('stakes above half roll up, so that no MHHI is left', async () => {
  const [market] = await marketsOf('concentration', file(three), '--owners', file('product,firm,stake\nB,A,0.51\n'));
  expect(market!.measures.hhi).toBeCloseTo(4900 + 900, 9);
  expect(market!.mhhi).toBeNull();
});

test('an ownership table that names nothing in the data is a warning', async () => {
  const ran = await proforma('concentration', file(three), '--owners', file('product,firm\nX,Y\n', 'elsewhere.csv'), '--json');
  expect(documentOf(ran)['problems']).toMatchObject([{ code: 'owners-not-in-data', severity: 'warning', file: 'elsewhere.csv' }]);
});

test('periods that are no dates, and a file without periods, say which owners are read', async () => {
  const dated = file('product,firm,from,to\nB,A,2010,2012\nC,A,2013,\n');
  const document = documentOf(await proforma('concentration', file(three), '--owners', dated, '--json'));
  expect((document['assumptions'] as string[]).join()).toContain('The data has no periods: owners whose time has no end');
  expect((document['markets'] as Market[])[0]!.firms.map(({ firm }) => firm)).toEqual(['A', 'B']);
});

test.each([
  ['an owner of itself', 'product,firm\nB,B\n', { code: 'owner-of-itself', row: 2, column: 'firm' }],
  ['stakes above 100%', 'product,firm,stake\nB,A,60%\nC,A,10%\nB,H,50%\n', { code: 'stakes-above-all', row: 4, column: 'stake' }],
  ['owners in a circle', 'product,firm\nA,B\n\nB,A\n', { code: 'ownership-circle', row: 4, column: 'owner' }],
  ['no stake', 'product,firm,stake\nB,A,much\n', { code: 'not-a-stake', row: 2, column: 'stake' }],
  ['a stake beyond all', 'product,firm,stake\nB,A,120%\n', { code: 'stake-out-of-range', row: 2, column: 'stake' }],
  ['a mix of percent and fractions', 'product,firm,stake\nB,A,0.2\nC,A,20\n', { code: 'stake-unit-unclear', column: 'stake' }],
  ['no date', 'product,firm,from\nB,A,yesterday\n', { code: 'not-a-date', row: 2, column: 'from' }],
  ['an end before its beginning', 'product,firm,from,to\nB,A,2020,2019\n', { code: 'dates-turned-round', row: 2, column: 'to' }],
  ['a row without a firm', 'product,firm\nB,\n', { code: 'missing-firm', row: 2, column: 'firm' }],
  ['no column of firms', 'product,holder\nB,A\n', { code: 'missing-column', row: 1 }],
  ['a row with a field too many', 'product,firm\nB,A,1\n', { code: 'rejected-row', row: 2 }],
  ['nothing', '', { code: 'empty-file' }],
])('refused with its place: %s', async (_, content, place) => {
  const problem = await refusal('concentration', file(three), '--owners', file(content, 'owners.csv'));
  expect(problem).toMatchObject({ ...place, file: 'owners.csv' });
});

test('a file of owners that is not there, and a control model that there is not', async () => {
  expect(await refusal('concentration', file(three), '--owners', '/no/owners.csv')).toMatchObject({ code: 'file-not-found' });
  expect(await proforma('concentration', file(three), '--control', 'golden')).toMatchObject({ code: 2, out: '' });
});
