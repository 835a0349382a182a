import { expect, test } from 'vitest';
import { EVERYONE } from '../audience/audience';
import { respondentAudience } from '../audience/respondents';
import type { Step } from '../deal/step';
import { dealReach } from './reach';

const audience = respondentAudience({
  platforms: ['Amazon', 'TikTok', 'TikTok Shop', 'Meta', 'Pinterest'],
  cohorts: [],
  weight: Float64Array.of(1, 1, 1, 1),
  cohort: Int32Array.of(-1, -1, -1, -1),
  use: [Uint8Array.of(1, 0, 0, 0), Uint8Array.of(1, 1, 0, 0), Uint8Array.of(0, 1, 0, 0), Uint8Array.of(0, 0, 1, 0), Uint8Array.of(0, 0, 0, 1)],
});
const reach = (...steps: Step[]) =>
  dealReach({ audience, cohort: EVERYONE, steps, rivals: ['Meta', 'Etsy'], ownership: [{ product: 'TikTok Shop', owner: 'TikTok' }] });

test('the merged firm reaches whom any of its platforms reaches, and the deal adds whom only the bought ones reach', () => {
  const result = reach({ type: 'merge', parties: ['Amazon', 'TikTok'] });
  expect(result.union).toMatchObject({ platforms: ['Amazon', 'TikTok', 'TikTok Shop'], reach: 0.5 });
  expect(result.before!.reach).toBe(0.25);
  expect(result.added!.reach).toBe(0.25);
  expect(result.absent).toEqual(['Etsy']);
});

test('a merger of other firms has no part in the reach of the acquirer; one that leads to it has', () => {
  const first: Step = { type: 'merge', parties: ['Amazon', 'TikTok'] };
  expect(reach(first, { type: 'merge', parties: ['Meta', 'Pinterest'] }).union!.reach).toBe(0.5);
  expect(reach(first, { type: 'merge', parties: ['Meta', 'Pinterest'] }, { type: 'merge', parties: ['Amazon', 'Meta'] }).union!.reach).toBe(1);
});

test('without a merger there is no union, and the rivals stand alone', () => {
  expect(reach()).toMatchObject({ union: null, before: null, added: null, rivals: [{ platforms: ['Meta'], reach: 0.25 }] });
});
