import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';

/** Whether the plane shows every scenario, and by which rule; `null`: the first in view. Kept while another place is open, not saved. */
export const usePlaneChoice = keepPerTab(create<{ readonly allScenarios: boolean; readonly rule: string | null }>()(() => ({ allScenarios: false, rule: null })));

export function showAllScenarios(allScenarios: boolean): void {
  usePlaneChoice.setState({ allScenarios });
}

export function choosePlaneRule(rule: string): void {
  usePlaneChoice.setState({ rule });
}
