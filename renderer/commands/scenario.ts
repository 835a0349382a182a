import { showKinds } from '../places/scenarios/steps/step-state';
import { ALL_RULES, openWorking, PUBLISHED } from '../places/scenarios/working-state';
import { newScenario } from '../shell/tree-actions';
import { setView } from '../state/workbench';
import type { Command } from './command';

const show = (working: string): void => {
  setView({ place: 'scenarios' });
  openWorking(working);
};

export const scenarioCommands: readonly Command[] = [
  { id: 'scenario.new', group: 'Scenarios', label: 'Add a scenario', run: newScenario },
  {
    id: 'scenario.addStep',
    group: 'Scenarios',
    label: 'Add a step to the deal',
    when: ({ history }) => history.document.markets.length > 0 && history.document.scenarios.length > 0,
    run: () => {
      setView({ place: 'scenarios', panelOpen: true });
      showKinds(true);
    },
  },
  { id: 'scenario.allRules', group: 'Scenarios', label: 'Show all rule sets at once', when: ({ history }) => history.document.markets.length > 0, run: () => show(ALL_RULES) },
  { id: 'scenario.published', group: 'Scenarios', label: 'Check published figures', run: () => show(PUBLISHED) },
];
