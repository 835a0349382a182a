import { expect, test } from 'vitest';
import { mappingSchema, type Mapping } from '../../../core/data/mapping';
import { fallbackMapping, isRequired, reasonOf, roleOf, rolesOf, withPlatforms, withRole } from './roles';

const shares = mappingSchema.parse({
  kind: 'shares', market: 'segment', period: null, firm: 'company', value: 'sales', unit: 'level', fringe: [], reasons: { firm: { by: 'guess', reason: "named 'company'" } },
});
const people = mappingSchema.parse({ kind: 'respondents', id: 'id', weight: null, cohort: 'age', platforms: ['Amazon', 'TikTok'] });

test('a free column takes a role, and the column that had it has none', () => {
  const next = withRole(shares, 'brand', 'firm');
  expect(roleOf(next, 'brand')).toBe('firm');
  expect(roleOf(next, 'company')).toBeNull();
  expect(reasonOf(next, 'brand')).toEqual({ by: 'person', reason: 'chosen' });
});

test('two columns with roles change places, so that nothing required is lost', () => {
  const next = withRole(shares, 'company', 'value');
  expect(roleOf(next, 'company')).toBe('value');
  expect(roleOf(next, 'sales')).toBe('firm');
});

test('a required role cannot be taken away, an optional one can', () => {
  expect(withRole(shares, 'company', null)).toBe(shares);
  expect(withRole(shares, 'sales', 'market')).not.toBe(shares);
  expect(roleOf(withRole(shares, 'segment', null), 'segment')).toBeNull();
});

test('a required role does not move to a role that nothing holds, which would leave it empty', () => {
  expect(withRole(shares, 'company', 'period')).toBe(shares);
});

test('any number of columns are platforms, but never none', () => {
  const three = withRole(people, 'Temu', 'platform');
  expect(three).toMatchObject({ platforms: ['Amazon', 'TikTok', 'Temu'] });
  const one = withRole(withRole(people, 'Amazon', null), 'age', 'platform');
  expect(one).toMatchObject({ cohort: null, platforms: ['TikTok', 'age'] });
  const last = withRole(people, 'Amazon', null);
  expect(withRole(last, 'TikTok', null)).toBe(last);
  expect(withRole(last, 'TikTok', 'weight')).toBe(last);
});

test('the reason of a guess is shown as it was given', () => {
  expect(reasonOf(shares, 'company')).toEqual({ by: 'guess', reason: "named 'company'" });
  expect(reasonOf(shares, 'note')).toBeNull();
});

test.each(['shares', 'respondents', 'marginals'] as const)('every move from a fallback for %s leaves a valid mapping', (kind) => {
  const columns = ['a', 'b', 'c', 'd'];
  const seen = new Set<string>();
  const queue: Mapping[] = [fallbackMapping(kind, columns)];
  while (queue.length > 0 && seen.size < 400) {
    const mapping = queue.pop()!;
    const { reasons: _reasons, ...meaning } = mapping;
    const key = JSON.stringify(meaning);
    if (seen.has(key)) continue;
    seen.add(key);
    expect(mappingSchema.safeParse(mapping).success).toBe(true);
    for (const role of rolesOf(kind)) if (isRequired(kind, role)) expect(columns.filter((column) => roleOf(mapping, column) === role)).toHaveLength(1);
    for (const column of columns) for (const role of [...rolesOf(kind), null]) queue.push(withRole(mapping, column, role));
  }
  expect(seen.size).toBeGreaterThan(10);
});

test('many columns become platforms at once, but never the weight, and one platform always stays', () => {
  const people = mappingSchema.parse({ kind: 'respondents', id: 'id', weight: 'weight', cohort: null, platforms: ['Amazon'], reasons: { platform: { by: 'guess', reason: 'one column holds only yes and no answers' } } });
  if (people.kind !== 'respondents') throw new Error('not respondents');
  const more = withPlatforms(people, ['weight', 'TikTok', 'Pinterest', 'Amazon'], true);
  expect(more.platforms).toEqual(['Amazon', 'TikTok', 'Pinterest']);
  expect(more.weight).toBe('weight');
  expect(withPlatforms(more, ['TikTok', 'Pinterest'], false).platforms).toEqual(['Amazon']);
  expect(withPlatforms(people, ['Amazon'], false)).toBe(people);
  expect(withPlatforms({ ...people, reasons: {} }, ['TikTok'], true).platforms).toEqual(['TikTok']);
});
