import sampleUrl from '../../datasets/amazon-and-tiktok.proforma?url';
import { openArchive } from '../../core/workspace/archive';
import { dismiss, notify } from '../state/notices';
import { setView } from '../state/workbench';
import { enterArchive, openByDialog, report } from './open';

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
    await enterArchive(await openArchive(await bytes), null, () => {
      if (atScenarios) setView({ place: 'scenarios' });
      notify({
        id: 'sample',
        tone: 'plain',
        text: 'This is the sample: published shares and a synthetic panel. To use your own figures, drop a file anywhere on the window.',
        actions: [{ label: 'Open a file', run: () => { dismiss('sample'); void openByDialog(); } }],
      });
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
    await enterArchive(await openArchive(await fetchBytes(`./${path}`)), null, () => undefined);
  } catch (cause) {
    report('open', cause, 'The workspace that the server was started with was not opened');
  }
}
