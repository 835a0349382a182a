import sampleUrl from '../../datasets/amazon-and-tiktok.proforma?url';
import { openArchive } from '../../core/workspace/archive';
import { dismiss, notify } from '../state/notices';
import { setView } from '../state/workbench';
import { enterArchive, openByDialog, report } from './open';

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Opens the sample that ships with the program, with a line that says what it is. */
export async function openSample(): Promise<void> {
  try {
    await enterArchive(await openArchive(await fetchBytes(sampleUrl)), null);
    setView({ place: 'scenarios' });
    notify({
      id: 'sample',
      tone: 'plain',
      text: 'This is the sample: would Amazon and TikTok together cross the line? Published shares with their sources, and a synthetic panel. Drop your own file anywhere on the window.',
      actions: [{ label: 'Open a file', run: () => { dismiss('sample'); void openByDialog(); } }],
    });
  } catch (cause) {
    report('open', cause, 'The sample was not opened');
  }
}

/** Opens the workspace that the local server was started with. */
export async function openServed(): Promise<void> {
  try {
    await enterArchive(await openArchive(await fetchBytes('./workspace')), null);
  } catch (cause) {
    report('open', cause, 'The workspace that the server was started with was not opened');
  }
}
