import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';
import type { ControlModel, RestHolder } from '../../../core/analysis/mhhi-rights';

export const marketTabs = ['shares', 'measures', 'ownership', 'rows'] as const;
export type MarketTab = (typeof marketTabs)[number];

/** What is open of a market, and how its stakes are read. It lasts as long as the window and is not part of the document. */
interface MarketsState {
  readonly tab: MarketTab;
  readonly control: ControlModel;
  readonly rest: RestHolder;
}

export const useMarketsState = keepPerTab(create<MarketsState>()(() => ({ tab: 'shares', control: 'proportional', rest: 'one holder' })));
