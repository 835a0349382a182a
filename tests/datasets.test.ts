import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { drawPanel, PLATFORMS } from '../scripts/draw-panel';
import type { PanelTargets } from '../scripts/draw-panel';
import { sealOf } from '../scripts/seal-datasets';
import { parseCsv, readRows, violations } from './datasets-table';
import type { Package, Row } from './datasets-table';

const root = fileURLToPath(new URL('../datasets/', import.meta.url));
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const packages = readdirSync(root)
  .filter((name) => existsSync(join(root, name, 'datapackage.json')))
  .map((name) => ({ ...(readJson(join(root, name, 'datapackage.json')) as Package), folder: join(root, name) }));

const find = (name: string): Package => packages.find((p) => p.name === name)!;
const rowsOf = (name: string, resource: string): Row[] => {
  const pkg = find(name);
  return readRows(pkg, pkg.resources.find((r) => r.name === resource)!);
};
const shareRows = (name: string, market: string, period: string): Row[] =>
  rowsOf(name, 'shares').filter((r) => r.market === market && r.period === period);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
/** HHI in points of the named firms, shares in percent; groups of firms add nothing. */
const hhiOfNamed = (rows: readonly Row[]): number => {
  const firms = new Map<string, number>();
  for (const r of rows) if (r.firm !== 'Other') firms.set(r.firm!, (firms.get(r.firm!) ?? 0) + Number(r.share));
  return sum([...firms.values()].map((s) => s * s));
};

test('the four packages are there', () => {
  expect(packages.map((p) => p.name).sort()).toEqual(['synthetic-us-panel', 'us-digital-markets', 'us-online-retail', 'us-platform-use']);
});

const schema = readJson(fileURLToPath(new URL('./schemas/data-package.schema.json', import.meta.url))) as object;
const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);

describe.each(packages.map((p) => [p.name, p] as const))('%s', (name, pkg) => {
  test('is a valid data package', () => {
    const { folder: _folder, ...descriptor } = pkg;
    validate(descriptor);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('says what it is: title, dates, licence, sources, definitions, caveats, README', () => {
    expect(pkg.folder.endsWith(name)).toBe(true);
    for (const text of [pkg.title, pkg.description, pkg.licenseNote, pkg.geography.name, pkg.temporal.start, pkg.temporal.end]) expect(text).toMatch(/\S/);
    expect(pkg.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(pkg.licenses[0]!.name).toBe('CC-BY-4.0');
    expect(pkg.licenseNote).toContain('publishers');
    expect(pkg.sources.length).toBeGreaterThan(2);
    expect(Object.keys(pkg.definitions).length).toBeGreaterThan(2);
    expect(pkg.caveats.length).toBeGreaterThan(2);
    expect(readFileSync(join(pkg.folder, 'README.md'), 'utf8').length).toBeGreaterThan(400);
  });

  test('every field has a type and a description, every number a unit', () => {
    for (const field of pkg.resources.flatMap((r) => r.schema.fields)) {
      expect(field.description, field.name).toMatch(/\S/);
      if (field.type === 'number') expect(field.unit, field.name).toMatch(/\S/);
    }
  });

  test.each(pkg.resources.map((r) => [r.name, r] as const))('%s: seal, types, constraints and keys hold', (_, resource) => {
    expect(sealOf(readFileSync(join(pkg.folder, resource.path)))).toEqual({ bytes: resource.bytes, hash: resource.hash });
    expect(resource.profile).toBe('tabular-data-resource');
    const names = resource.schema.fields.map((f) => f.name);
    for (const key of resource.schema.primaryKey) expect(names).toContain(key);
    const rows = readRows(pkg, resource);
    expect(rows.length).toBeGreaterThan(0);
    expect(violations(resource, rows)).toEqual([]);
    for (const row of rows) {
      if (row.status === 'estimate') expect(row.source).toMatch(/^(Computed|Estimated)\b.*\d/);
    }
  });
});

test('the checks refuse what is wrong', () => {
  const pkg = find('us-digital-markets');
  const resource = pkg.resources[0]!;
  const good = readRows(pkg, resource)[0]!;
  expect(violations(resource, [good])).toEqual([]);
  const changes: Row[] = [{ share: '101' }, { share: 'about 5' }, { status: 'guess' }, { source: '' }, { period: '24' }, { firm: '' }];
  for (const change of changes) {
    expect(violations(resource, [{ ...good, ...change }])).toHaveLength(1);
  }
  expect(violations(resource, [good, good])).toHaveLength(1);
  const { folder: _folder, ...descriptor } = pkg;
  expect(validate({ ...descriptor, name: 'Not An Identifier' })).toBe(false);
  expect(validate({ ...descriptor, created: 'yesterday' })).toBe(false);
  expect(validate({ ...descriptor, resources: [{ ...resource, path: '../outside.csv' }] })).toBe(false);
  const { schema: _schema, ...bare } = resource;
  expect(validate({ ...descriptor, resources: [bare] })).toBe(false);
  expect(parseCsv('a,"b ""c"", d"\n')).toEqual([['a', 'b "c", d']]);
});

describe('share tables', () => {
  test.each(['us-online-retail', 'us-digital-markets'])('%s: sums, definitions, firms', (name) => {
    const cells = new Map<string, number>();
    const bases = new Map<string, Set<string>>();
    for (const row of rowsOf(name, 'shares')) {
      const cell = `${row.market} ${row.period}`;
      cells.set(cell, (cells.get(cell) ?? 0) + Number(row.share));
      bases.set(row.market!, (bases.get(row.market!) ?? new Set<string>()).add(row.basis!));
      expect(Object.keys(find(name).definitions), row.market).toContain(row.market);
      expect(['TikTok Shop', 'Instagram', 'Facebook', 'YouTube', 'ByteDance', 'PDD']).not.toContain(row.firm);
    }
    for (const [cell, total] of cells) expect(total, cell).toBeLessThanOrEqual(100.05);
    for (const [market, basis] of bases) expect(basis.size, market).toBe(1);
  });

  test('bounds hold the shares they are about', () => {
    const shares = rowsOf('us-digital-markets', 'shares');
    const bounds = rowsOf('us-digital-markets', 'bounds');
    const same = (a: Row, b: Row): boolean => ['market', 'period', 'firm', 'product'].every((k) => a[k] === b[k]);
    for (const bound of bounds) {
      expect(Number(bound.low)).toBeLessThan(Number(bound.high));
      const share = shares.find((s) => same(s, bound));
      if (!share) continue;
      expect(Number(share.share)).toBeGreaterThanOrEqual(Number(bound.low));
      expect(Number(share.share)).toBeLessThanOrEqual(Number(bound.high));
    }
    for (const share of shares.filter((s) => s.status === 'estimate')) expect(bounds.some((b) => same(share, b)), share.product).toBe(true);
  });

  test('online retail 2022: ten companies, 61.8 in all, squares 1514.14, three of them published', () => {
    const rows = shareRows('us-online-retail', 'US online retail', '2022');
    expect(rows).toHaveLength(10);
    expect(sum(rows.map((r) => Number(r.share)))).toBeCloseTo(61.8, 9);
    expect(hhiOfNamed(rows)).toBeCloseTo(1514.14, 9);
    expect(rows.filter((r) => r.status === 'published').map((r) => [r.firm, r.share])).toEqual([['Amazon', '37.8'], ['Apple', '3.9'], ['eBay', '3.5']]);
    expect(rows.filter((r) => r.status === 'unverified')).toHaveLength(7);
  });

  test('online retail 2024: Amazon and Walmart published, TikTok Shop, Shein and Temu estimated over the same total', () => {
    const share = new Map(shareRows('us-online-retail', 'US online retail', '2024').map((r) => [r.product, r] as const));
    expect(share.get('Amazon')).toMatchObject({ share: '40.9', status: 'published' });
    expect(share.get('Walmart')).toMatchObject({ share: '8.2', status: 'published' });
    const total = 1050 * (1340 / 1050) ** (2 / 3);
    const tiktok = (100 * 15.82) / 2.08 / total;
    expect(Number(share.get('TikTok Shop')!.share)).toBeCloseTo(tiktok, 2);
    expect(Number(share.get('Shein')!.share)).toBeCloseTo((tiktok * 25.8) / 37, 2);
    expect(Number(share.get('Temu')!.share)).toBeCloseTo((tiktok * 37.2) / 37, 2);
    for (const p of ['TikTok Shop', 'Shein', 'Temu']) expect(share.get(p)!.status).toBe('estimate');
  });

  test('the source that accounts for everybody reaches 100, and its groups are named Other', () => {
    const rows = shareRows('us-online-retail', 'US online retail (eMarketer, earlier 2022 round)', '2022');
    expect(rows.map((r) => [r.firm, r.share])).toEqual([['Amazon', '39.5'], ['Other', '31.0'], ['Other', '29.5']]);
    expect(sum(rows.map((r) => Number(r.share)))).toBe(100);
  });

  test('card spend of Temu, TikTok Shop and Shein has an HHI of 3418', () => {
    expect(Math.round(hhiOfNamed(shareRows('us-online-retail', 'US sales of Temu, TikTok Shop and Shein, by card spend', '2024-07')))).toBe(3418);
  });

  test('the ten of Forrester: Amazon has 62 percent of them', () => {
    const rows = shareRows('us-online-retail', 'US online retail (Forrester, of the ten largest)', '2022');
    expect(sum(rows.map((r) => Number(r.share)))).toBeCloseTo(100, 6);
    expect(Math.round(Number(rows.find((r) => r.firm === 'Amazon')!.share))).toBe(62);
  });

  test('TikTok holds 68.1 percent by card spend and 18.2 by the wide definition', () => {
    const card = shareRows('us-digital-markets', 'US social shopping, by card spend', '2024-02');
    const wide = shareRows('us-digital-markets', 'US social commerce, wide definition', '2025');
    expect(card.map((r) => [r.firm, r.product, Number(r.share)])).toEqual([['TikTok', 'TikTok Shop', 68.1], ['Whatnot', 'Whatnot', 31]]);
    expect(wide.map((r) => [r.firm, Number(r.share)])).toEqual([['Meta', 75], ['TikTok', 18.2]]);
    expect(Math.round(hhiOfNamed(card))).toBe(5599);
    const rest = rowsOf('us-digital-markets', 'bounds').find((r) => r.market === 'US social shopping, by card spend')!;
    expect(Number(rest.high)).toBeCloseTo(100 - 68.1 - 31, 9);
  });

  test('advertising 2024: Amazon and TikTok side by side, TikTok under a fifth of Meta, Google and Meta about 47', () => {
    const rows = shareRows('us-digital-markets', 'US digital advertising', '2024');
    const of = (firm: string): number => sum(rows.filter((r) => r.firm === firm).map((r) => Number(r.share)));
    expect(of('Meta')).toBe(21.3);
    expect(of('TikTok')).toBeLessThan(of('Meta') / 5);
    expect(of('TikTok')).toBeGreaterThan(0);
    expect(of('Amazon')).toBeGreaterThan(12.9);
    expect(of('Google') + of('Meta')).toBeCloseTo(47, 9);
  });
});

describe('platform use', () => {
  const percent = (rows: readonly Row[], cohort: string, platform: string, year: string): number =>
    Number(rows.find((r) => r.cohort === cohort && r.platform === platform && r.year === year)!.reach);

  test('overlaps lie within their Fréchet bounds and give the published unions', () => {
    const reach = rowsOf('us-platform-use', 'reach');
    const overlaps = rowsOf('us-platform-use', 'overlaps');
    const unions = overlaps.map((o) => {
      const a = percent(reach, o.cohort!, o.platform_a!, o.year!);
      const b = percent(reach, o.cohort!, o.platform_b!, o.year!);
      expect(Number(o.both)).toBeLessThanOrEqual(Math.min(a, b));
      expect(Number(o.both)).toBeGreaterThanOrEqual(Math.max(0, a + b - 100));
      return a + b - Number(o.both);
    });
    expect(Math.abs(unions[0]! - 79.2)).toBeLessThanOrEqual(0.15);
    expect(Math.abs(unions[1]! - 62.0)).toBeLessThanOrEqual(0.15);
  });

  test('published anchors of 2023 and of teens', () => {
    const reach = rowsOf('us-platform-use', 'reach');
    expect(percent(reach, 'Adults 18-29', 'TikTok', '2023')).toBe(62);
    expect(percent(reach, 'Adults 18-29', 'Instagram', '2023')).toBe(78);
    expect(percent(reach, 'Teens 13-17', 'TikTok', '2024')).toBe(63);
    expect(reach.filter((r) => r.status === 'unverified').every((r) => r.year === '2024' && r.cohort === 'Adults 18+')).toBe(true);
  });

  test('directional shopping overlaps give one joint reach, whichever way they are read', () => {
    const shopping = rowsOf('us-platform-use', 'shopping-overlaps');
    const implied = rowsOf('us-platform-use', 'shopping-reach').filter((r) => r.measure!.includes('implied'));
    for (const row of shopping.filter((r) => r.platform_a === 'TikTok Shop')) {
      expect(Number(row.both)).toBeCloseTo((11 * Number(row.given_a)) / 100, 9);
    }
    for (const row of shopping.filter((r) => r.platform_b === 'TikTok Shop')) {
      const back = shopping.find((r) => r.platform_a === 'TikTok Shop' && r.platform_b === row.platform_a)!;
      expect(row.both).toBe(back.both);
      const reach = Number(implied.find((r) => r.platform === row.platform_a)!.reach);
      expect((100 * Number(row.both)) / Number(row.given_a)).toBeCloseTo(reach, 1);
    }
  });
});

describe('synthetic panel', () => {
  const pkg = find('synthetic-us-panel');
  const targets = readJson(join(pkg.folder, 'targets.json')) as PanelTargets & { synthetic: boolean };
  const text = readFileSync(join(pkg.folder, 'respondents.csv'), 'utf8');
  const rows = rowsOf('synthetic-us-panel', 'respondents');
  const LIMIT = 2.6;

  /** Weighted share for which `hit` holds among those of the ages, with Kish's effective size. */
  const measure = (from: number, to: number, hit: (r: Row) => boolean): { value: number; nEff: number } => {
    const group = rows.filter((r) => Number(r.age) >= from && Number(r.age) <= to);
    const total = sum(group.map((r) => Number(r.weight)));
    const squares = sum(group.map((r) => Number(r.weight) ** 2));
    return { value: sum(group.filter(hit).map((r) => Number(r.weight))) / total, nEff: total ** 2 / squares };
  };
  const standardError = (p: number, n: number): number => Math.sqrt((p * (1 - p)) / n);

  test('says that it is synthetic everywhere', () => {
    expect(pkg.synthetic).toBe(true);
    expect(targets.synthetic).toBe(true);
    for (const words of [pkg.name, pkg.title, pkg.description, readFileSync(join(pkg.folder, 'README.md'), 'utf8')]) expect(words).toMatch(/synthetic/i);
  });

  test('has 4,000 respondents and is drawn again to the byte', () => {
    expect(rows).toHaveLength(4000);
    expect(drawPanel(targets) === text).toBe(true);
  });

  test('cohort, age and birth year agree; only users of TikTok buy on TikTok Shop', () => {
    for (const r of rows) {
      const born = Number(r.birth_year);
      expect(Number(r.age)).toBe(targets.reference_year - born);
      const wanted = born >= 1997 ? 'Gen Z (born 1997-2012)' : born >= 1981 ? 'Millennials (born 1981-1996)' : born >= 1965 ? 'Gen X (born 1965-1980)' : 'Boomers and older (born before 1965)';
      expect(r.cohort).toBe(wanted);
      if (r['TikTok Shop'] === '1') expect(r.TikTok).toBe('1');
    }
  });

  test('weights restore the population of the cohorts, with a design effect near 1.2', () => {
    const { nEff } = measure(0, 200, () => true);
    expect(4000 / nEff).toBeGreaterThan(1.1);
    expect(4000 / nEff).toBeLessThan(1.3);
    expect(sum(rows.map((r) => Number(r.weight))) / 4000).toBeCloseTo(1, 3);
    const millions = sum(targets.population.map((p) => p.millions));
    for (const cohort of new Set(targets.population.map((p) => p.cohort))) {
      const wanted = sum(targets.population.filter((p) => p.cohort === cohort).map((p) => p.millions)) / millions;
      expect(measure(0, 200, (r) => r.cohort === cohort).value).toBeCloseTo(wanted, 3);
    }
  });

  test('every platform has targets, and every target a source', () => {
    for (const p of PLATFORMS) expect(targets.reach.some((t) => t.platform === p), p).toBe(true);
    for (const t of [...targets.reach, ...targets.overlaps]) {
      expect(t.source.length).toBeGreaterThan(20);
      if (t.status === 'estimate') expect(t.source).toMatch(/^(Computed|Assumed)\b/);
    }
    expect(targets.reach.filter((t) => t.role === 'assume').every((t) => t.platform === 'Walmart')).toBe(true);
  });

  test.each(targets.reach.map((t) => [`${t.platform}, ${t.group} (${t.role})`, t] as const))('reach of %s', (_, t) => {
    const { value, nEff } = measure(t.from_age, t.to_age, (r) => r[t.platform] === '1');
    const goal = t.value / 100;
    const slack = LIMIT * standardError(goal, nEff);
    expect(value).toBeGreaterThan(goal - slack);
    if (t.kind === 'equal') expect(value).toBeLessThan(goal + slack);
  });

  test.each(targets.overlaps.map((t) => [`${t.a} and ${t.b}, ${t.group}`, t] as const))('overlap of %s', (_, t) => {
    const { value, nEff } = measure(t.from_age, t.to_age, (r) => r[t.a] === '1' && r[t.b] === '1');
    const goal = t.value / 100;
    expect(Math.abs(value - goal)).toBeLessThan(LIMIT * standardError(goal, nEff));
  });

  test('published conditionals hold: of the customers of TikTok Shop 97 percent at Amazon, 39 Temu, 37 Shein; of theirs 25 and 28 at TikTok Shop', () => {
    const published = [['TikTok Shop', 'Amazon', 97], ['TikTok Shop', 'Temu', 39], ['TikTok Shop', 'Shein', 37], ['Temu', 'TikTok Shop', 25], ['Shein', 'TikTok Shop', 28]] as const;
    for (const [given, other, value] of published) {
      const base = measure(0, 200, (r) => r[given] === '1');
      const both = measure(0, 200, (r) => r[given] === '1' && r[other] === '1');
      const goal = value / 100;
      expect(Math.abs(both.value / base.value - goal)).toBeLessThan(LIMIT * standardError(goal, base.nEff * base.value));
    }
  });
});
