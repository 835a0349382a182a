import { expect, test } from 'vitest';
import type { Appearance } from './figure';
import { firmColours, themeOf } from './theme';

const appearances: readonly Appearance[] = ['light', 'dark', 'print'];

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test.each(appearances)('text reaches 4.5:1 on the background and on every band, %s', (appearance) => {
  const theme = themeOf(appearance);
  for (const ground of [theme.background, ...theme.bands]) {
    for (const ink of [theme.text, theme.muted, theme.limit]) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  }
  for (const ink of Object.values(theme.verdict)) expect(contrast(ink, theme.background)).toBeGreaterThanOrEqual(4.5);
});

test.each(appearances)('marks of firms reach 3:1 on the background, %s', (appearance) => {
  const theme = themeOf(appearance);
  for (const mark of [...theme.parties, theme.merged, theme.accent, ...theme.rivals]) expect(contrast(mark, theme.background)).toBeGreaterThanOrEqual(3);
});

test.each(appearances)('the merged firm differs in lightness from both parties, so that colour is not needed to tell them apart, %s', (appearance) => {
  const theme = themeOf(appearance);
  for (const party of theme.parties.slice(0, 2)) expect(contrast(party, theme.merged)).toBeGreaterThan(1.5);
});

test('a rival keeps its colour whatever the order of the firms and whoever the parties are', () => {
  const theme = themeOf('light');
  const one = firmColours(['Walmart', 'Amazon', 'eBay'], ['Amazon'], theme);
  const other = firmColours(['eBay', 'Walmart', 'Amazon', 'Amazon'], ['eBay'], theme);
  expect(other('Walmart')).toBe(one('Walmart'));
  expect(one('Amazon')).toBe(theme.parties[0]);
  expect(other('eBay')).toBe(theme.parties[0]);
});

test('a firm that the workspace does not name has a rival colour, the same each time', () => {
  const theme = themeOf('dark');
  const colour = firmColours([], [], theme);
  expect(theme.rivals).toContain(colour('Newcomer'));
  expect(colour('Newcomer')).toBe(firmColours(['A'], [], theme)('Newcomer'));
});
