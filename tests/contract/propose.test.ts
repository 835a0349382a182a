import { expect, test } from 'vitest';
import { openText } from './table-of';

const best = async (text: string) => (await openText(text)).mappings[0];

test('market, period, firm and value by name, each with its reason', async () => {
  const mapping = await best('market,period,firm,value\nA,2023,x,1\nA,2024,Other,20\nB,2024,z,300\n');
  expect(mapping).toMatchObject({ kind: 'shares', market: 'market', period: 'period', firm: 'firm', value: 'value', product: null, status: null, unit: 'level', fringe: ['Other'] });
  expect(mapping?.reasons).toEqual({
    market: { by: 'guess', reason: `named 'market'`, confidence: 0.95 },
    period: { by: 'guess', reason: `named 'period'`, confidence: 0.95 },
    firm: { by: 'guess', reason: `named 'firm'`, confidence: 0.95 },
    value: { by: 'guess', reason: `named 'value'`, confidence: 0.85 },
    unit: { by: 'guess', reason: 'the values go up to 300 and do not sum to 1 or 100', confidence: 0.6 },
    fringe: { by: 'guess', reason: `'Other' stands for other firms`, confidence: 0.9 },
  });
});

test('other names and languages', async () => {
  expect(await best('Segment;Jahr;Unternehmen;Marktanteil\nA;2023;x;60,5\nA;2023;Sonstige;39,5\n')).toMatchObject({ market: 'Segment', period: 'Jahr', firm: 'Unternehmen', value: 'Marktanteil', unit: 'percent', fringe: ['Sonstige'] });
  expect(await best('UF,Ano,Grupo Econômico,Acessos\nSP,2023,VIVO,100\nSP,2023,OUTROS,7\n')).toMatchObject({ market: 'UF', period: 'Ano', firm: 'Grupo Econômico', value: 'Acessos', unit: 'level', fringe: ['OUTROS'] });
  expect(await best('Year,Make,Model,Quantity,Pct\n2007,VW,Golf,100,50\n2007,VW,Polo,80,40\n2007,Audi,A4,20,60\n2007,Audi,A3,5,9\n')).toMatchObject({ market: null, period: 'Year', firm: 'Make', product: 'Model', value: 'Quantity' });
});

test('contents speak where names do not', async () => {
  const mapping = await best('x,y,z\n2022,Alpha,0.4\n2022,Beta,0.6\n2023,Alpha,0.5\n2023,Beta,0.5\n');
  expect(mapping).toMatchObject({ kind: 'shares', market: null, period: 'x', firm: 'y', value: 'z', unit: 'fraction' });
  expect(mapping?.reasons['value']?.reason).toBe('all values are numbers between 0 and 1');
  expect(mapping?.reasons['period']?.reason).toBe('all values are years or dates, such as 2022');
  expect(mapping?.reasons['firm']?.reason).toBe('text with 2 different names');
});

test('a stray text in the value column does not hide the column', async () => {
  expect(await best('market,firm,sales\nA,x,1\nA,y,n/a\n')).toMatchObject({ kind: 'shares', firm: 'firm', value: 'sales' });
});

test('respondents by their columns of yes and no', async () => {
  expect(await best('id,weight,cohort,Amazon,TikTok\n1,0.8,Gen Z,1,0\n2,1.2,Older,yes,\n3,1,Older,No,TRUE\n')).toMatchObject({ kind: 'respondents', id: 'id', weight: 'weight', cohort: 'cohort', platforms: ['Amazon', 'TikTok'], missing: 'complete' });
  expect(await best('respid,wt,age_group,A,B\n1,1,18-29,0,1\n2,1,30+,1,1\n')).toMatchObject({ kind: 'respondents', id: 'respid', weight: 'wt', cohort: 'age_group', platforms: ['A', 'B'] });
});

test('published reach by cohort and platform', async () => {
  expect(await best('year,cohort,platform,reach\n2021,18-29,TikTok,48.3\n2021,18-29,Instagram,71.4\n')).toMatchObject({ kind: 'marginals', period: 'year', cohort: 'cohort', platform: 'platform', reach: 'reach', unit: 'percent' });
  expect(await best('age,app,share\n18-29,TikTok,0.48\n18-29,Instagram,0.71\n')).toMatchObject({ kind: 'marginals', cohort: 'age', platform: 'app', reach: 'share', unit: 'fraction' });
});

test('a table that is neither has no proposal', async () => {
  expect((await openText('cohort,platform_a,platform_b,both\n18-29,TikTok,Instagram,40.5\n')).mappings).toEqual([]);
  expect((await openText('name,address\nx,y\nz,w\n')).mappings).toEqual([]);
});

test('places on the map, keys, addresses and years are no values, and days of events no periods', async () => {
  const rows = Array.from({ length: 80 }, (_, i) => `${1000 + i};${i % 3 === 0 ? 'Nord' : 'Süd'};Weg ${i};${10_000 + i};${(13 + i / 100).toFixed(4)};${(51 + i / 100).toFixed(4)};2018-0${1 + (i % 9)}-${10 + (i % 19)};${1 + (i % 4)};${11 * (1 + (i % 2))}`);
  const text = (columns: string, keep: (cells: string[]) => string[]): string => [columns, ...rows.map((row) => keep(row.split(';')).join(';'))].join('\n');
  const list = await openText(text('Nr;Betreiber;Adresse;Postleitzahl;Längengrad [DG];Breitengrad [DG];Inbetriebnahmedatum;Anzahl Ladepunkte;P1 [kW]', (cells) => cells));
  expect(list.mappings[0]).toMatchObject({ kind: 'shares', firm: 'Betreiber', value: 'Anzahl Ladepunkte', period: null, market: null });
  expect(list.mappings.map((mapping) => (mapping.kind === 'shares' ? mapping.value : ''))).toEqual(['Anzahl Ladepunkte', 'P1 [kW]']);
  const counted = await best(text('idImpianto;Bandiera;Indirizzo;CAP;Longitudine;Latitudine', (cells) => cells.slice(0, 6)));
  expect(counted).toMatchObject({ kind: 'shares', firm: 'Bandiera', value: 'rows', unit: 'level', preparation: { rowCount: 'rows' } });
  expect(counted?.reasons['value']?.reason).toBe('no column holds a value, so the rows are counted');
});
