import { expect, test } from 'vitest';
import { respondentMappingSchema } from '../../../core/data/mapping';
import { cutOf, gathered, looksLikeRefusal, scaleOf, senseOf, withCut, withSense } from './answers';

const mapping = respondentMappingSchema.parse({ kind: 'respondents', id: null, weight: null, cohort: null, platforms: ['TikTok', 'Shein'] });
const answer = (text: string | null, times = 1) => ({ text, times, columns: 1 });

test('an answer is in one list at a time, compared without case', () => {
  const coded = withSense(withSense(mapping, ['2'], 'no'), ['1'], 'yes');
  expect(['1', '2', 'YES', '8', null].map((text) => senseOf(coded, text))).toEqual(['yes', 'no', 'yes', 'missing', 'missing']);
  expect(senseOf(withSense(coded, ['yes'], 'no'), 'Yes')).toBe('no');
});

test('where all other answers are use, an answer that is missing is made nothing of in the columns of the platforms, and can be taken back', () => {
  const ticks = { ...mapping, no: ['Not selected'], otherwise: 'yes' as const };
  expect(senseOf(ticks, 'Friends')).toBe('yes');
  const without = withSense(ticks, ['NA'], 'missing');
  expect(senseOf(without, 'NA')).toBe('missing');
  expect(without.preparation?.missing).toEqual([{ column: 'TikTok', text: 'NA' }, { column: 'Shein', text: 'NA' }]);
  expect(withSense(without, ['NA'], 'yes').preparation).toBeUndefined();
});

test('words of frequency make a scale, the most frequent first', () => {
  const scale = scaleOf(['Never', 'Several times a day', 'Weekly', 'Less often', 'Daily', 'Refused'].map((text) => answer(text)));
  expect(scale?.steps.map(({ text }) => text)).toEqual(['Several times a day', 'Daily', 'Weekly', 'Less often', 'Never']);
});

test('codes make a scale without those of refusal; yes and no make none', () => {
  expect(scaleOf(['5', '1', '3', '2', '4', '9', '99'].map((text) => answer(text)))?.steps.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
  expect(scaleOf([answer('1'), answer('2'), answer('8'), answer(null)])).toBeNull();
  expect(['8', '9', '98', '99', "Don't know"].every(looksLikeRefusal)).toBe(true);
  expect(['1', '2', '10', 'daily'].some(looksLikeRefusal)).toBe(false);
});

test('a cut of a scale sets all its steps and is read back', () => {
  const scale = scaleOf(['1', '2', '3', '4'].map((text) => answer(text)))!;
  const cut = withCut(mapping, scale, 2);
  expect(['1', '2', '3', '4'].map((text) => senseOf(cut, text))).toEqual(['yes', 'yes', 'no', 'no']);
  expect(cutOf(cut, scale)).toBe(2);
  expect(cutOf(withSense(cut, ['2'], 'missing'), scale)).toBeNull();
});

test('answers of several columns are added up, nothing at all comes last', () => {
  const byColumn = new Map([['TikTok', [{ answer: null, n: 9 }, { answer: '1', n: 3 }]], ['Shein', [{ answer: '2', n: 5 }, { answer: '1', n: 4 }]]]);
  expect(gathered(byColumn)).toEqual([{ text: '1', times: 7, columns: 2 }, { text: '2', times: 5, columns: 1 }, { text: null, times: 9, columns: 1 }]);
});
