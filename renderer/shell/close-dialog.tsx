import { Button, Dialog, DialogBody, DialogFooter } from '@blueprintjs/core';
import { closeUnsaved, saveAndClose } from '../persistence/close';
import { keptOf, useKept } from '../persistence/keep-work';
import { setOverlay, useOverlays } from '../state/overlays';
import { stateOfTab } from '../state/tabs';
import { useWorkbench } from '../state/workbench';

/** Asks what becomes of unsaved changes before a workspace is closed. */
export function CloseDialog() {
  const tab = useOverlays((overlays) => overlays.closing);
  const name = useWorkbench((state) => (tab === null ? null : (stateOfTab(tab, state)?.history.document.name ?? null)));
  const lost = useKept(({ tabs }) => tab !== null && keptOf(tabs, tab).state === 'failed');
  if (tab === null || name === null) return null;
  const keep = (): void => setOverlay({ closing: null });
  return (
    <Dialog className="close-dialog" isOpen onClose={keep} title={`Save the changes of "${name}"?`} transitionDuration={0}>
      <DialogBody>
        <p>
          {lost
            ? 'This browser refuses storage: closed without saving, the changes are lost.'
            : 'Closed without saving, the changes stay on this machine for a while, under "Unsaved work" in the Open menu.'}
        </p>
      </DialogBody>
      <DialogFooter
        actions={
          <>
            <Button text="Cancel" onClick={keep} />
            <Button text="Close without saving" intent={lost ? 'danger' : 'none'} onClick={() => void closeUnsaved(tab)} />
            <Button text="Save and close" intent="primary" autoFocus onClick={() => void saveAndClose(tab)} />
          </>
        }
      />
    </Dialog>
  );
}
