import { expect, test } from 'vitest';
import { marginalAudience } from '../audience/marginals';
import { respondentAudience } from '../audience/respondents';
import type { Step } from '../deal/step';
import type { FootprintResult } from './footprint';
import { changeOf, dealFootprint } from './footprint';

const platforms = ['Amazon', 'TikTok', 'TikTok Shop', 'Instagram', 'Temu'];
const ownership = [
  { product: 'TikTok Shop', owner: 'TikTok' },
  { product: 'TikTok', owner: 'ByteDance' },
  { product: 'Instagram', owner: 'Meta' },
];
const contexts = { Amazon: ['shopping'], TikTok: ['video', 'social'], 'TikTok Shop': ['shopping'], Instagram: ['social'] };

// Ten equal respondents, one column each: 1 where they use the platform.
const use = ['1111110000', '0011111100', '0000110000', '1000000011', '0000000001'].map((row) => Uint8Array.from(row, Number));
const panel = respondentAudience({ platforms, cohorts: ['Gen Z'], weight: new Float64Array(10).fill(1), cohort: new Int32Array(10), use });

const footprint = (...steps: Step[]): FootprintResult => dealFootprint({ audience: panel, cohort: 'Gen Z', steps, ownership, contexts });
const of = (result: FootprintResult, firm: string) => result.firms.find((one) => one.firm === firm)!;
const merge: Step = { type: 'merge', parties: ['Amazon', 'TikTok'] };

test('before a deal each ultimate owner sees whom its platforms reach, each person once', () => {
  const found = footprint();
  expect(found.firms.map(({ firm }) => firm).sort()).toEqual(['Amazon', 'ByteDance', 'Meta', 'Temu']);
  expect(of(found, 'ByteDance').before).toMatchObject({ platforms: ['TikTok', 'TikTok Shop'], seen: { reach: 0.6 }, contexts: ['video', 'social', 'shopping'], several: { reach: 0.6 } });
  // 6 + 6 + 2 + 3 + 1 uses, and four firms that see 6, 6, 3 and 1 of ten.
  expect(of(found, 'ByteDance').before.uses).toBeCloseTo(8 / 18, 12);
  expect(found.reachHhi.before).toBeCloseTo((1e4 * (36 + 36 + 9 + 1)) / 256, 8);
  expect(found.usesHhi.before).toBeCloseTo((1e4 * (36 + 64 + 9 + 1)) / 324, 8);
  expect(found.reachHhi.after).toBe(found.reachHhi.before);
  expect(found.moved).toEqual([]);
  expect(found.unclassified).toEqual(['Temu']);
});

test('a merger with TikTok takes what is under it from its owner, and the merged firm sees people in more contexts', () => {
  const found = footprint(merge);
  expect(of(found, 'Amazon')).toMatchObject({ party: true, before: { several: { reach: 0, low: 0, high: 0 } }, after: { platforms: ['Amazon', 'TikTok', 'TikTok Shop'], seen: { reach: 0.8 }, several: { reach: 0.6 } } });
  expect(of(found, 'ByteDance').after).toMatchObject({ platforms: [], seen: { reach: 0, low: 0, high: 0 }, contexts: [], uses: 0 });
  expect(found.moved).toEqual([{ platform: 'TikTok', from: 'ByteDance', to: 'Amazon' }, { platform: 'TikTok Shop', from: 'ByteDance', to: 'Amazon' }]);
  expect(found.firms.slice(0, 2).map(({ firm }) => firm)).toEqual(['Amazon', 'ByteDance']);
  expect(found.reachHhi.after).toBeCloseTo((1e4 * (64 + 9 + 1)) / 144, 8);
});

test('a forced divestiture moves platforms to the new owner; one bought later goes with its firm', () => {
  const sell: Step = { type: 'transfer', asset: 'TikTok', from: 'ByteDance', to: 'NewCo' };
  expect(of(footprint(sell), 'NewCo')).toMatchObject({ before: { platforms: [], uses: 0 }, after: { platforms: ['TikTok', 'TikTok Shop'] } });
  expect(of(footprint(sell, { type: 'merge', parties: ['Amazon', 'NewCo'] }), 'Amazon').after.platforms).toEqual(['Amazon', 'TikTok', 'TikTok Shop']);
  expect(of(footprint(merge, { type: 'divest', from: 'Amazon', to: 'Meta', share: 0.1, platforms: ['TikTok Shop'] }), 'Meta').after.platforms).toEqual(['TikTok Shop', 'Instagram']);
});

test('a merger with named platforms leaves the others where they are', () => {
  const found = footprint({ ...merge, platforms: ['TikTok'] } as Step);
  expect(of(found, 'Amazon').after.platforms).toEqual(['Amazon', 'TikTok']);
  expect(of(found, 'ByteDance').after.platforms).toEqual(['TikTok Shop']);
});

test('an exit closes platforms: their uses count for nobody, and the rest are shared by those that stay', () => {
  const found = footprint({ type: 'exit', firm: 'TikTok', ban: true });
  expect(of(found, 'ByteDance').after.platforms).toEqual([]);
  expect(found.moved.every(({ to }) => to === null)).toBe(true);
  expect(of(found, 'Amazon').after.uses).toBeCloseTo(6 / 10, 12);
  expect(found.firms.reduce((all, { after }) => all + after.uses!, 0)).toBeCloseTo(1, 12);
});

test('a partnership merges no footprints: its combined footprint stands apart and enters no HHI', () => {
  const found = footprint({ type: 'partner', firm: 'Amazon', partners: [{ firm: 'TikTok', pays: 0.05 }, { firm: 'LTK', pays: 0.05 }] });
  expect(found.partnerships).toMatchObject([{ firms: ['Amazon', 'TikTok', 'LTK'], footprint: { platforms: ['Amazon', 'TikTok', 'TikTok Shop'], seen: { reach: 0.8 } } }]);
  expect(found.reachHhi.after).toBe(found.reachHhi.before);
  expect(found.usesHhi.after).toBe(found.usesHhi.before);
  expect(found.moved).toEqual([]);
  expect(found.absent).toEqual(['LTK']);
});

test('muted steps and stakes without control move nothing; a stake with control does', () => {
  expect(footprint({ ...merge, muted: true }).moved).toEqual([]);
  expect(footprint({ type: 'stake', acquirer: 'Amazon', target: 'TikTok', stake: 0.2 }).moved).toEqual([]);
  expect(footprint({ type: 'stake', acquirer: 'Amazon', target: 'TikTok', stake: 0.8 }).moved).toHaveLength(2);
});

test('where two firms acquire each other they are one', () => {
  const found = footprint({ type: 'merge', parties: ['Amazon', 'Temu'] }, { type: 'merge', parties: ['Temu', 'Amazon'] });
  expect(of(found, 'Amazon').after.platforms).toEqual(['Amazon', 'Temu']);
});

test('published marginals: bounds as the audience gives them, and who is seen in two contexts is an explained absence', () => {
  const reach = platforms.map((platform, at) => ({ cohort: 'Gen Z', platform, reach: [0.6, 0.6, 0.2, 0.3, 0.1][at]! }));
  const audience = marginalAudience({ platforms, cohorts: ['Gen Z'], reach, overlaps: [] });
  const found = dealFootprint({ audience, cohort: 'Gen Z', steps: [merge], ownership, contexts });
  const { after, before } = of(found, 'Amazon');
  expect(after.seen).toMatchObject({ low: 0.6, high: 1, method: 'frechet-bounds' });
  expect(after.several).toMatchObject({ reach: null, warnings: ['Published reach does not tell who uses platforms of several kinds; respondents do.'] });
  expect(before.several.reach).toBe(0);
  expect(after.uses).toBeCloseTo(14 / 18, 12);
  const bounded = marginalAudience({ platforms, cohorts: ['Gen Z'], reach, overlaps: [{ cohort: 'Gen Z', platforms: ['Amazon', 'TikTok'], both: 0.5 }] });
  expect(changeOf(dealFootprint({ audience: bounded, cohort: 'Gen Z', steps: [merge], ownership, contexts }).reachHhi)).toBeNull();
});

test('a platform without a reach in the cohort is left out of every number and named', () => {
  const reach = [{ cohort: 'Gen Z', platform: 'Amazon', reach: 0.6 }, { cohort: 'Gen Z', platform: 'Instagram', reach: 0.3 }];
  const audience = marginalAudience({ platforms: ['Amazon', 'Instagram', 'Threads'], cohorts: ['Gen Z'], reach, overlaps: [] });
  const found = dealFootprint({ audience, cohort: 'Gen Z', steps: [], ownership, contexts });
  expect(found.unmeasured).toEqual(['Threads']);
  expect(found.firms.map(({ firm }) => firm)).toEqual(['Amazon', 'Meta']);
  expect(of(found, 'Amazon').before.uses).toBeCloseTo(2 / 3, 12);
  expect(found.reachHhi.before).toBeCloseTo(1e4 * (4 / 9 + 1 / 9), 8);
});
