import type { Appearance } from './figure';

/** Colours and font of one appearance. Text reaches 4.5:1 and marks 3:1 against the background. */
export interface Theme {
  /** Without quotes, which Plotly would have to escape inside style attributes. */
  readonly font: string;
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly accent: string;
  /** First party, second party, then further ones. They differ in lightness as well as in hue. */
  readonly parties: readonly [string, string, string, string];
  readonly merged: string;
  readonly rivals: readonly string[];
  readonly fringe: { readonly fill: string; readonly line: string };
  readonly unknown: { readonly fill: string; readonly line: string };
  /** Bands of concentration, low to high: tints of grey, so that colour is left to firms and verdicts. */
  readonly bands: readonly [string, string, string];
  readonly limit: string;
  /** For verdicts only, always with words or a shape beside. */
  readonly verdict: { readonly concern: string; readonly clear: string; readonly open: string };
}

export const FONT_STACK = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif';
/** A printed figure is measured where it is made and read elsewhere: these families share their metrics. */
const PRINT_FONTS = 'Arial, Liberation Sans, Helvetica, sans-serif';

const light: Theme = {
  font: FONT_STACK,
  background: '#ffffff',
  text: '#1c2127',
  muted: '#5b6472',
  grid: '#e6e9ed',
  axis: '#8f99a8',
  accent: '#2d72d2',
  parties: ['#1f62b4', '#d67a10', '#a8478a', '#2d8a78'],
  merged: '#2a2d6e',
  rivals: ['#4f918a', '#9a6c97', '#84893f', '#9a7358', '#6d84a1', '#b37272', '#6b915c', '#858b95', '#7d74b0', '#a8853c', '#3f8fa6', '#a0627a'],
  fringe: { fill: '#dde1e6', line: '#7b8594' },
  unknown: { fill: '#f3f4f6', line: '#a4acb8' },
  bands: ['#ffffff', '#f3f5f7', '#e8ebef'],
  limit: '#404854',
  verdict: { concern: '#b23a2e', clear: '#1c6e42', open: '#8a5a00' },
};

const dark: Theme = {
  font: FONT_STACK,
  background: '#252a31',
  text: '#f6f7f9',
  muted: '#abb3bf',
  grid: '#383e47',
  axis: '#738091',
  accent: '#8abbff',
  parties: ['#5c9df0', '#f0a04b', '#d682b8', '#5fbfa9'],
  merged: '#ece9ff',
  rivals: ['#6fb3ab', '#ba90b7', '#a9ae66', '#b99277', '#8fa5c1', '#cf9696', '#8fb681', '#a3a9b3', '#a49cd4', '#c9a862', '#6ab3c7', '#c48aa1'],
  fringe: { fill: '#3b424c', line: '#8f99a8' },
  unknown: { fill: '#2c3138', line: '#738091' },
  bands: ['#252a31', '#2c323a', '#343b44'],
  limit: '#d3d8de',
  verdict: { concern: '#fa999c', clear: '#72ca9b', open: '#fbb360' },
};

const themes: Readonly<Record<Appearance, Theme>> = { light, dark, print: { ...light, font: PRINT_FONTS, grid: '#dfe3e8', muted: '#4d5562' } };

export function themeOf(appearance: Appearance): Theme {
  return themes[appearance];
}

export const FONT_SIZE = 12;
export const SMALL_SIZE = 11;

/** Colour of a firm: one of the parties' colours, else the rival colour that its name has in the whole workspace. */
export type FirmColour = (firm: string) => string;

/**
 * Assigns colours from the sorted list of all firms of the workspace, so that neither the order of the data nor the scenario
 * shown changes the colour of a rival. Rival colours repeat after twelve firms; every mark is labelled directly besides.
 */
export function firmColours(firms: readonly string[], parties: readonly string[], theme: Theme): FirmColour {
  const sorted = [...new Set(firms)].sort();
  const position = new Map(sorted.map((firm, at) => [firm, at]));
  return (firm) => {
    const party = parties.indexOf(firm);
    if (party >= 0) return theme.parties[party % theme.parties.length]!;
    return theme.rivals[(position.get(firm) ?? nameHash(firm)) % theme.rivals.length]!;
  };
}

/** A firm that the workspace's data does not name (an entrant) has a colour from its name alone. */
function nameHash(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) % 65521;
  return hash;
}
