/** Places of the workbench in the order of the work; also the address (`#/scenarios/…`) and Ctrl/Cmd 1 to 6. */
export const places = ['data', 'markets', 'scenarios', 'audience', 'compare', 'report'] as const;
export type Place = (typeof places)[number];

/** What a person is looking at: neither saved with the document, undone nor compared. */
export interface ViewState {
  readonly place: Place;
  /** Open item of each place, kept while another place is open. */
  readonly source: string | null;
  readonly market: string | null;
  readonly scenario: string | null;
  readonly figure: string;
  readonly panelOpen: boolean;
  readonly appearance: 'system' | 'light' | 'dark';
}

/** Where each key of the view is remembered. A key without a decision does not compile. */
export const viewStorage: { readonly [K in keyof ViewState]: 'address' | 'machine' | 'nowhere' } = {
  place: 'address',
  source: 'address',
  market: 'address',
  scenario: 'address',
  figure: 'nowhere',
  panelOpen: 'machine',
  appearance: 'machine',
};

/** The part of the view that belongs to one open workspace: the rest is the window's. */
export type TabView = Pick<ViewState, 'place' | 'source' | 'market' | 'scenario' | 'figure'>;

export function tabViewOf({ place, source, market, scenario, figure }: TabView): TabView {
  return { place, source, market, scenario, figure };
}

export const initialView: ViewState = {
  place: 'scenarios',
  source: null,
  market: null,
  scenario: null,
  figure: '',
  panelOpen: true,
  appearance: 'system',
};
