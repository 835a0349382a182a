import { journalDocument, journalText } from '../../core/workspace/journal';
import { fileNameOf, saveText } from '../figures/save-text';
import { useWorkbench } from '../state/workbench';
import { report } from './report';

/** Writes what was done to the workspace since it was opened: with its patches for another program, or as text for a person. */
export async function exportJournal(form: 'json' | 'text'): Promise<void> {
  const { history } = useWorkbench.getState();
  const now = new Date().toISOString();
  const name = fileNameOf(history.document.name, 'journal');
  try {
    if (form === 'json') await saveText(name, 'Journal as JSON', '.json', `${JSON.stringify(journalDocument(history, now), null, 2)}\n`);
    else await saveText(name, 'Journal as text', '.txt', journalText(history, now));
  } catch (cause) {
    report('journal', cause, 'The journal was not written');
  }
}
