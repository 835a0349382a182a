import { datasetsRead } from '../../core/workspace/datasets-read';
import { tableKey } from '../../core/workspace/table-key';
import { bootWhenIdle } from '../engine/engine';
import { keepTables } from '../engine/keep-tables';
import type { Host } from '../host/host';
import { draftsToPrune, draftsToRestore, sourcesOf, type Draft } from '../persistence/draft';
import { allDrafts, allVersions, prune, removeDraft } from '../persistence/draft-store';
import { WorkKeeper } from '../persistence/keep-work';
import { openFiles } from '../persistence/open';
import { enterDrafts } from '../persistence/recover';
import { openSample, openServed, prefetchSample, servedPath } from '../persistence/sample';
import { forgetSessions } from '../persistence/session';
import { alone, claimWindowId, otherWindows } from '../persistence/window-id';
import { viewOfAddress } from '../state/address';
import { keepAddress } from '../state/keep-address';
import { setView } from '../state/workbench';
import { provide, useStarted } from './services';

/** Opens what belongs on screen: unsaved work of this machine, the served workspace, or the sample. Then boots the database. */
export async function start(host: Host): Promise<void> {
  const asked = viewOfAddress(window.location.hash);
  if (asked?.place !== undefined) setView({ place: asked.place });
  const served = servedPath(window.location.search);
  if (served === null) prefetchSample();
  const { id: windowId, reloaded } = await claimWindowId();
  const keeper = new WorkKeeper(windowId, host);
  provide({ host, keeper, windowId });
  keeper.start();
  const recovered = await recover(windowId, served === null || reloaded, served === null);
  if (!recovered) await (served !== null ? openServed(served) : openSample(window.location.hash === ''));
  useStarted.setState({ started: true });
  keepAddress();
  host.onOpenRequest((file) => void openFiles([file]));
  keepTables();
  bootWhenIdle();
}

/** Restores the drafts of this window before a reload or, with `others`, else those of the window that was left last. */
async function recover(windowId: string, wanted: boolean, others: boolean): Promise<boolean> {
  if (!wanted) return false;
  try {
    return await alone(async () => {
      const drafts = await allDrafts();
      const open = await otherWindows(windowId);
      const found = draftsToRestore(drafts, windowId, open).filter(({ window }) => others || window === windowId);
      await tidy(drafts, open);
      forgetSessions(new Set([...open, windowId, ...drafts.map(({ window }) => window)]));
      if (found.length === 0) return false;
      await enterDrafts(found, found[0]!.window);
      return true;
    });
  } catch {
    // A private window has no storage: work is not kept there, and the program starts anew.
    return false;
  }
}

/** Removes the oldest drafts beyond the number that is kept, and what no draft needs any more. */
async function tidy(drafts: readonly Draft[], open: ReadonlySet<string>): Promise<void> {
  const gone = new Set(draftsToPrune(drafts, open));
  for (const id of gone) await removeDraft(id);
  if (open.size > 0) return;
  const left = drafts.filter(({ id }) => !gone.has(id));
  const versions = await allVersions();
  const documents = [...left.flatMap((draft) => [draft.history.document, draft.saved]), ...versions.map(({ document }) => document)];
  await prune(
    new Set([...left.flatMap(({ history }) => [...sourcesOf(history)]), ...documents.flatMap(({ sources }) => sources.map(({ sha256 }) => sha256))]),
    new Set(documents.flatMap((document) => datasetsRead(document).map((dataset) => tableKey(document, dataset)))),
  );
}
