import { newScenario } from '../shell/tree-actions';
import type { Command } from './command';

export const scenarioCommands: readonly Command[] = [{ id: 'scenario.new', group: 'Scenarios', label: 'Add a scenario', run: newScenario }];
