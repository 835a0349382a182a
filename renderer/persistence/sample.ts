import sampleUrl from '../../datasets/amazon-and-tiktok.proforma?url';
import { openArchive } from '../../core/workspace/archive';
import { dismiss, notify } from '../state/notices';
import { useWorkbench } from '../state/workbench';
import { enterArchive, openByDialog } from './open';
import { report } from './report';

let prefetched: Promise<Uint8Array> | null = null;

/** Begins to fetch the sample while the window still finds out whether it is wanted. */
export function prefetchSample(): void {
  prefetched = fetchBytes(sampleUrl);
  prefetched.catch(() => undefined);
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Opens the sample that ships with the program, with a line that says what it is; at its scenarios, unless an address asks for another place. */
export async function openSample(atScenarios = true): Promise<void> {
  const bytes = prefetched ?? fetchBytes(sampleUrl);
  prefetched = null;
  try {
    const { document, tables, raw } = await openArchive(await bytes);
    const { place } = useWorkbench.getState().view;
    // An id of its own: what is made of the sample is another workspace each time, with versions of its own.
    const tab = enterArchive({ document: { ...document, id: crypto.randomUUID() }, tables, raw }, null, atScenarios ? 'scenarios' : place);
    notify({
      id: 'sample',
      tab,
      tone: 'plain',
      text: 'This is the sample: published shares and a synthetic panel. To use your own figures, drop a file anywhere on the window.',
      actions: [{ label: 'Open a file', run: () => { dismiss('sample'); void openByDialog(); } }],
    });
  } catch (cause) {
    report('open', cause, 'The sample was not opened');
  }
}

/** Path of the workspace that the local server was started with, as the address of the window names it; `null` where it names none. */
export function servedPath(search: string): string | null {
  const asked = new URLSearchParams(search).get('open');
  return asked !== null && /^workspace\/[\w-]+$/.test(asked) ? asked : null;
}

/** Opens the workspace that the local server was started with. */
export async function openServed(path: string): Promise<void> {
  try {
    const { place } = useWorkbench.getState().view;
    enterArchive(await openArchive(await fetchBytes(`./${path}`)), null, place);
  } catch (cause) {
    report('open', cause, 'The workspace that the server was started with was not opened');
  }
}
