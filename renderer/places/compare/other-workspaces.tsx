import { Button, Menu, MenuDivider, MenuItem, PopoverNext } from '@blueprintjs/core';
import { Cross, Plus } from '@blueprintjs/icons';
import { openArchive } from '../../../core/workspace/archive';
import { caseId } from '../../../core/analysis/compare/opened';
import { services } from '../../app/services';
import { Chips } from '../../parts/chips';
import { IconButton } from '../../parts/icon-button';
import { workspaceKind } from '../../persistence/kinds';
import { report } from '../../persistence/report';
import { notify } from '../../state/notices';
import { tablesOf } from '../../state/selectors';
import { stateOfTab } from '../../state/tabs';
import { useWorkbench } from '../../state/workbench';
import { addOther, removeOther, toggleScenario, useCompareChoice } from './compare-state';
import type { Compared } from './use-comparison';

/** Opens a workspace file beside the open one: it is read, and never changed. */
async function addFile(): Promise<void> {
  let name = 'The file';
  try {
    const [file] = await services().host.openFiles([workspaceKind], false);
    if (file === undefined) return;
    name = file.name;
    const { document, tables, repairs } = await openArchive(new Uint8Array(await file.content.arrayBuffer()));
    addOther({ key: crypto.randomUUID(), label: file.name, document, tables });
    if (repairs.length > 0) notify({ id: 'compare-repairs', tone: 'concern', text: `${file.name} is compared as far as it could be read. ${repairs.join(' ')}` });
  } catch (cause) {
    report('compare-open', cause, `${name} was not opened`);
  }
}

function addTab(id: string): void {
  const state = stateOfTab(id);
  if (state === null) return;
  const { document } = state.history;
  addOther({ key: crypto.randomUUID(), label: document.name, document, tables: tablesOf(document, state.tables) });
}

/** Brings another workspace into the comparison: a file, or one that is open in another tab. */
export function AddWorkspace() {
  const parked = useWorkbench((state) => state.parked);
  if (parked.size === 0) {
    return <Button size="small" icon={<Plus />} text="Add a workspace file" title="Compare with the scenarios of another workspace; it is only read" data-testid="compare-add" onClick={() => void addFile()} />;
  }
  const menu = (
    <Menu aria-label="Add a workspace">
      <MenuItem text="A file" onClick={() => void addFile()} />
      <MenuDivider title="Open in another tab, as it is now" />
      {[...parked].map(([id, { history }]) => (
        <MenuItem key={id} text={history.document.name} onClick={() => addTab(id)} />
      ))}
    </Menu>
  );
  return (
    <PopoverNext content={menu} placement="bottom-end" arrow={false} animation="minimal">
      <Button size="small" icon={<Plus />} text="Add a workspace" data-testid="compare-add" />
    </PopoverNext>
  );
}

/** For each workspace beside the open one its scenarios as switches, and a way to take it out again. */
export function OtherChips({ cases, others }: Pick<Compared, 'cases' | 'others'>) {
  const { hiddenScenarios } = useCompareChoice();
  return others.map(({ other }) => (
    <div key={other.key} className="compare-other" data-testid="compare-other">
      <Chips
        label={other.label}
        options={cases.filter(({ workspace }) => workspace.key === other.key).map((one) => ({ id: caseId(one), name: one.period === null ? one.scenario.name : `${one.scenario.name}, ${one.period}` }))}
        chosen={(id) => !hiddenScenarios.includes(id)}
        onToggle={toggleScenario}
      />
      <IconButton label={`Take ${other.label} out of the comparison`} icon={<Cross />} onClick={() => removeOther(other.key)} />
    </div>
  ));
}
