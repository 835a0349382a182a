import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';

/** What is left out of the comparison, and what the figure shows. Kept while another place is open; not saved. */
interface CompareChoice {
  readonly hiddenScenarios: readonly string[];
  readonly hiddenMarkets: readonly string[];
  readonly quantity: 'after' | 'change';
}

export const useCompareChoice = keepPerTab(create<CompareChoice>()(() => ({ hiddenScenarios: [], hiddenMarkets: [], quantity: 'after' })));

const toggled = (list: readonly string[], id: string): string[] => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);

export function toggleScenario(id: string): void {
  useCompareChoice.setState(({ hiddenScenarios }) => ({ hiddenScenarios: toggled(hiddenScenarios, id) }));
}

export function toggleMarket(id: string): void {
  useCompareChoice.setState(({ hiddenMarkets }) => ({ hiddenMarkets: toggled(hiddenMarkets, id) }));
}

export function showQuantity(quantity: CompareChoice['quantity']): void {
  useCompareChoice.setState({ quantity });
}
