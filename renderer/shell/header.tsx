import { PanelStats, Redo, Search, Undo } from '@blueprintjs/icons';
import { isMac, printKeys } from '../commands/keys';
import { setOverlay } from '../state/overlays';
import { useDocument } from '../state/selectors';
import { isDirty, useWorkbench } from '../state/workbench';
import { CommandButton } from './command-button';

export function Header() {
  const { name } = useDocument();
  const dirty = useWorkbench(isDirty);
  return (
    <header className="header">
      <div className="header-title">
        <span className="header-product">Proforma</span>
        <span className="header-name truncate" title={dirty ? `${name} has unsaved changes` : name} data-testid="workspace-name">
          {name}
          {dirty && <span aria-label="unsaved changes"> *</span>}
        </span>
      </div>
      <div className="header-tools" role="toolbar" aria-label="Main">
        <CommandButton id="edit.undo" icon={<Undo />} testId="undo" />
        <CommandButton id="edit.redo" icon={<Redo />} testId="redo" />
        <CommandButton id="view.panel" icon={<PanelStats />} testId="toggle-panel" />
      </div>
      <div className="header-search">
        <button type="button" className="palette-field" onClick={() => setOverlay({ palette: true })} data-testid="palette">
          <Search size={14} />
          <span className="truncate">Search or run a command</span>
          <kbd>{printKeys('Mod+K', isMac())}</kbd>
        </button>
      </div>
    </header>
  );
}
