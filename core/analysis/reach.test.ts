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

test('a ban closes the platform: who used nothing else is lost, and the acquirer does not get it', () => {
  const banned = reach({ type: 'exit', firm: 'TikTok', ban: true });
  expect(banned.closed).toMatchObject({ before: { platforms: ['TikTok', 'TikTok Shop'], reach: 0.5 }, remaining: { reach: 0.75 }, lost: { reach: 0.25 } });
  expect(banned).toMatchObject({ union: null, basis: 'control', absent: ['Etsy'] });
  expect(reach({ type: 'exit', firm: 'TikTok', platforms: ['TikTok Shop'] }).closed!.lost.reach).toBe(0);
  expect(reach({ type: 'merge', parties: ['Amazon', 'TikTok'] }, { type: 'exit', firm: 'TikTok', platforms: ['TikTok'] }).union!.platforms).toEqual(['Amazon', 'TikTok Shop']);
  expect(reach({ type: 'exit', firm: 'Etsy' }).closed).toBeNull();
});

test('a partnership reaches the platforms of both without an owner of both', () => {
  const step: Step = { type: 'partner', firm: 'Amazon', partners: [{ firm: 'TikTok', earns: 0.08 }, { firm: 'Pinterest' }] };
  const alone = reach(step);
  expect(alone).toMatchObject({ basis: 'partnership', before: { reach: 0.25 }, union: { reach: 0.75 }, added: { reach: 0.5 }, partnership: { union: { reach: 0.75 } } });
  const beside = reach({ type: 'merge', parties: ['Amazon', 'Meta'] }, step);
  expect(beside).toMatchObject({ basis: 'control', union: { platforms: ['Amazon', 'Meta'], reach: 0.5 }, partnership: { union: { reach: 1 }, added: { reach: 0.5 } } });
  expect(reach({ ...step, platforms: ['TikTok'] }).union!.platforms).toEqual(['Amazon', 'TikTok']);
  expect(reach({ ...step, muted: true })).toMatchObject({ union: null, basis: 'control', partnership: null });
});

test('a platform that must be sold reaches for its new owner and no longer for the old one', () => {
  const ownership = [{ product: 'TikTok', owner: 'ByteDance' }, { product: 'TikTok Shop', owner: 'ByteDance' }];
  const sold = (...steps: Step[]) => dealReach({ audience, cohort: EVERYONE, steps, rivals: ['ByteDance'], ownership });
  const result = sold({ type: 'transfer', asset: 'TikTok', from: 'ByteDance', to: 'Amazon' });
  expect(result.union!.platforms).toEqual(['Amazon', 'TikTok']);
  expect(result.rivals[0]!.platforms).toEqual(['TikTok Shop']);
  expect(sold({ type: 'transfer', asset: 'ByteDance', from: 'ByteDance', to: 'Meta' }).union!.platforms).toEqual(['Meta', 'TikTok', 'TikTok Shop']);
  expect(sold({ type: 'merge', parties: ['Amazon', 'Pinterest'] }, { type: 'transfer', asset: 'TikTok Shop', from: 'Amazon', to: 'ByteDance' }).rivals[0]!.platforms).toEqual(['TikTok', 'TikTok Shop']);
  expect(sold({ type: 'divest', from: 'ByteDance', to: 'Meta', share: 0.05, platforms: ['TikTok'] }).union!.platforms).toEqual(['Meta', 'TikTok']);
});

test('control of a stake brings the audience, a stake without it does not', () => {
  const step: Step = { type: 'stake', acquirer: 'Amazon', target: 'Meta', stake: 0.4 };
  expect(reach(step).union).toBeNull();
  expect(reach({ ...step, control: true }).union!.platforms).toEqual(['Amazon', 'Meta']);
});
