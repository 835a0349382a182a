import { expect, test } from 'vitest';
import { addressOf, viewOfAddress } from './address';
import { initialView, places } from './view';

test('each place and its item go to the address and come back', () => {
  for (const place of places) {
    const view = { ...initialView, place, source: 'a/b c', market: 'm#1', scenario: '100%' };
    const back = viewOfAddress(addressOf(view))!;
    expect({ ...view, ...back }).toEqual(view);
    expect(back.place).toBe(place);
  }
});

test('a place keeps its item out of the address of another', () => {
  expect(addressOf({ ...initialView, place: 'audience', scenario: 's' })).toBe('#/audience');
  expect(addressOf({ ...initialView, place: 'scenarios', scenario: null })).toBe('#/scenarios');
});

test.each(['', '#', '#/', '#/nowhere', '#/data/a/b', 'data'])('"%s" is no address of ours', (hash) => {
  expect(viewOfAddress(hash)).toBeNull();
});

test('an item that cannot be decoded leaves the place', () => {
  expect(viewOfAddress('#/data/%E0%A4%A')).toEqual({ place: 'data' });
});
