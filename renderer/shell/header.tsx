import { FloppyDisk, PanelStats, Redo, Search, Undo } from '@blueprintjs/icons';
import { useState } from 'react';
import { isMac, printKeys } from '../commands/keys';
import { renameWorkspace } from '../persistence/save';
import { setOverlay } from '../state/overlays';
import { useDocument } from '../state/selectors';
import { isDirty, useWorkbench } from '../state/workbench';
import { CommandButton } from './command-button';
import { OpenMenu } from './open-menu';
import { RenameField } from './rename-field';

/** Name of the workspace, what is done most, and the field that finds everything else. */
export function Header() {
  return (
    <header className="header">
      <div className="header-title">
        <span className="header-product">Proforma</span>
        <WorkspaceName />
      </div>
      <div className="header-tools" role="toolbar" aria-label="Main">
        <OpenMenu />
        <CommandButton id="file.save" icon={<FloppyDisk />} text="Save" testId="save-workspace" />
        <span className="header-separator" />
        <CommandButton id="edit.undo" icon={<Undo />} testId="undo" />
        <CommandButton id="edit.redo" icon={<Redo />} testId="redo" />
        <span className="header-separator" />
        <CommandButton id="view.panel" icon={<PanelStats />} testId="toggle-panel" />
      </div>
      <div className="header-search">
        <button type="button" className="palette-field" aria-label="Search or run a command" onClick={() => setOverlay({ palette: true })} data-testid="palette">
          <Search size={14} />
          <span className="truncate">Search or run a command</span>
          <kbd>{printKeys('Mod+K', isMac())}</kbd>
        </button>
      </div>
    </header>
  );
}

function WorkspaceName() {
  const { name } = useDocument();
  const dirty = useWorkbench(isDirty);
  const [renaming, setRenaming] = useState(false);
  if (renaming) {
    return (
      <RenameField
        name={name}
        onDone={(text) => {
          setRenaming(false);
          if (text !== null && text.trim() !== name) renameWorkspace(text);
        }}
      />
    );
  }
  return (
    <button
      type="button"
      className="header-name truncate"
      title={`${name}${dirty ? ', unsaved changes' : ''}. Click to rename.`}
      data-testid="workspace-name"
      data-dirty={dirty}
      onClick={() => setRenaming(true)}
    >
      {name}
      {dirty && (
        <>
          {' '}
          <span aria-hidden>*</span>
          <span className="visually-hidden">, unsaved changes</span>
        </>
      )}
    </button>
  );
}
