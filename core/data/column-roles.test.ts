import { expect, test } from 'vitest';
import { nameFit, nameWords } from './column-roles';

test('names are compared as words, without accents, case and the suffix of a key', () => {
  expect(nameWords('Grupo Econômico')).toBe('grupo economico');
  expect(nameWords('firm_ids')).toBe('firm');
  expect(nameWords('marketShare')).toBe('market share');
  expect(nameWords('P1 [kW]')).toBe('p1 kw');
});

test('common names have their role', () => {
  const roles: [string, 'market' | 'period' | 'firm' | 'product' | 'value' | 'status' | 'id' | 'weight' | 'cohort'][] = [
    ['Market', 'market'], ['segment', 'market'], ['category', 'market'], ['UF', 'market'],
    ['Year', 'period'], ['quarter', 'period'], ['Date', 'period'], ['Ano', 'period'], ['Jahr', 'period'],
    ['Company', 'firm'], ['brand', 'firm'], ['retailer', 'firm'], ['Seller', 'firm'], ['Empresa', 'firm'], ['Unternehmen', 'firm'],
    ['product_ids', 'product'], ['Model', 'product'],
    ['Market share (%)', 'value'], ['sales', 'value'], ['Revenue (USD bn)', 'value'], ['GMV', 'value'], ['Acessos', 'value'], ['units sold', 'value'], ['Umsatz', 'value'],
    ['status', 'status'], ['respid', 'id'], ['wt', 'weight'], ['survey_weight', 'weight'], ['age group', 'cohort'], ['Generation', 'cohort'],
  ];
  for (const name of ['Betreiber', 'Operator', 'Bandiera', 'Marke', 'Distributor', 'Owner', 'Empresa', 'Make', 'Brand', 'Gestore', 'Propriétaire', 'Eigentümer']) roles.push([name, 'firm']);
  for (const name of ['Anzahl Ladepunkte', 'Anschlussleistung [kW]', 'number of stores']) roles.push([name, 'value']);
  for (const [name, role] of roles) expect([name, nameFit(name, role)]).not.toEqual([name, null]);
});

test('a share of the market is a value, not a market; a price is no value', () => {
  expect(nameFit('market_share', 'market')).toBeNull();
  expect(nameFit('price', 'value')).toBeNull();
});
