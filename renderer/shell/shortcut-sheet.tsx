import { Dialog, DialogBody } from '@blueprintjs/core';
import { commandGroups, labelOf } from '../commands/command';
import { isMac, printKeys } from '../commands/keys';
import { commands } from '../commands/registry';
import { setOverlay, useOverlays } from '../state/overlays';
import { useWorkbench } from '../state/workbench';

/** Keys that belong to a part of the window rather than to a command. */
const local: readonly (readonly [string, string])[] = [
  ['Move in the tree and in tables', 'Arrows'],
  ['Rename in the tree', 'F2'],
  ['Duplicate in the tree', 'Mod+D'],
  ['Move up or down in the tree', 'Alt+↑ ↓'],
  ['Move a step of the deal', 'Alt+↑ ↓'],
  ['Delete in the tree', 'Delete'],
  ['Edit a cell or open a row', 'Enter'],
  ['Go back without a change', 'Esc'],
];

/** Every shortcut, drawn from the command registry. */
export function ShortcutSheet() {
  const open = useOverlays((overlays) => overlays.shortcuts);
  const state = useWorkbench();
  const mac = isMac();
  return (
    <Dialog className="shortcut-sheet" isOpen={open} onClose={() => setOverlay({ shortcuts: false })} title="Keyboard shortcuts" transitionDuration={0}>
      <DialogBody>
        <div className="shortcuts">
          {commandGroups.map((group) => {
            const listed = commands.filter((command) => command.group === group && command.keys !== undefined);
            return listed.length === 0 ? null : (
              <section key={group}>
                <h3 className="section-label">{group}</h3>
                {listed.map((command) => (
                  <Shortcut key={command.id} label={labelOf(command, state)} keys={printKeys(command.keys!, mac)} />
                ))}
              </section>
            );
          })}
          <section>
            <h3 className="section-label">Where the focus is</h3>
            {local.map(([label, keys]) => (
              <Shortcut key={label} label={label} keys={printKeys(keys, mac)} />
            ))}
          </section>
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Shortcut({ label, keys }: { readonly label: string; readonly keys: string }) {
  return (
    <p className="shortcut">
      <span className="truncate">{label}</span>
      <kbd>{keys}</kbd>
    </p>
  );
}
