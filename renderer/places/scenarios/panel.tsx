import { SidePanel } from '../../shell/side-panel';
import { Assumptions } from './assumptions';
import { Checks } from './checks';
import { Deal } from './steps/deal';
import './panel.css';
import { ScenarioNote } from './scenario-note';
import type { ScenarioView } from './use-scenario';

/** What made the open scenario: its steps, its note, what is assumed, and what is wrong. */
export function ScenarioPanel({ view }: { readonly view: ScenarioView }) {
  return (
    <SidePanel>
      <Deal view={view} />
      <ScenarioNote scenario={view.scenario} />
      <Assumptions view={view} />
      <Checks view={view} />
    </SidePanel>
  );
}
