import { expect, test } from 'vitest';
import { measureAsked, measureIds } from '../../../core/analysis/measures';
import { measureOf } from '../../../core/economics/measures';
import { inOrder, toggled, usualMeasures, withAnother, withParameter } from './measure-choice';

test('the usual measures are known and in order', () => {
  expect(usualMeasures.every((id) => measureAsked(id) !== null)).toBe(true);
  expect(inOrder(usualMeasures)).toEqual(usualMeasures);
});

test('a measure goes in where the registry has it, and out with all its parameters', () => {
  expect(toggled(['hhi', 'gini'], measureOf('cr')!)).toEqual(['hhi', 'cr4', 'gini']);
  expect(toggled(['cr8', 'hhi', 'cr4'], measureOf('cr')!)).toEqual(['hhi']);
  expect(toggled(['hhi'], measureOf('hhi')!)).toEqual([]);
  expect(measureIds.reduce<string[]>((ids, id) => toggled(ids, measureOf(id)!), []).length).toBe(measureIds.length);
});

test('an id without its parameter is the one with the usual parameter, and an unknown one is left out', () => {
  expect(inOrder(['cr', 'cr4', 'nothing', 'hannahKay', 'cr12', 'cr2'])).toEqual(['cr2', 'cr4', 'cr12', 'hannahKay3']);
});

test('a parameter is changed in place; what is none is refused with what it may be', () => {
  expect(withParameter(['hhi', 'cr4'], 'cr4', '3')).toEqual(['hhi', 'cr3']);
  expect(withParameter(['hannahKay3'], 'hannahKay3', '0,5')).toEqual(['hannahKay0.5']);
  expect(withParameter(['cr4', 'cr8'], 'cr8', '4')).toEqual(['cr4']);
  for (const text of ['', '0', '-2', '2.5', 'four', '1e3']) expect(withParameter(['cr4'], 'cr4', text)).toEqual({ reason: 'Write a whole number above 0.' });
  expect(withParameter(['hannahKay3'], 'hannahKay3', '0')).toEqual({ reason: 'Write a number above 0.' });
});

test('another of the same takes the next free parameter', () => {
  expect(withAnother(['cr4', 'cr5'], 'cr4')).toEqual(['cr4', 'cr5', 'cr6']);
  expect(withAnother(['hhi'], 'hhi')).toEqual(['hhi']);
});
