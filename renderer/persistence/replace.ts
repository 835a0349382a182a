import { services } from '../app/services';
import { dismiss, notify } from '../state/notices';
import { useWorkbench } from '../state/workbench';

/**
 * Puts another document in place of the open one by `put`, which is given the draft that the unsaved changes went to, if any.
 * Where they could not be kept the document stays, and a notice says what to do: nothing is lost unasked.
 */
export async function replaceDocument(put: (left: string | null) => void, lose = false): Promise<void> {
  const { name } = useWorkbench.getState().history.document;
  const left = await services().keeper.leave(lose);
  if (left === null) {
    notify({
      id: 'unkept',
      tone: 'concern',
      text: `"${name}" is still open: its unsaved changes could not be kept on this machine, whose storage is full or not allowed. Save them first, then open the other again.`,
      actions: [{ label: 'Go on without them', run: () => void replaceDocument(put, true) }],
    });
    return;
  }
  dismiss('unkept');
  // Its buttons would save the document that is opened now.
  dismiss('save');
  put(left.draft);
}
