import { datasetsRead } from '../../core/workspace/datasets-read';
import type { Workspace } from '../../core/workspace/schema';
import { tableKey } from '../../core/workspace/table-key';
import type { MappedTable, MappedTables } from '../../core/workspace/tables';
import { services } from '../app/services';
import { dismiss, notify } from '../state/notices';
import { freshTab, openTab, replaceTab, showTab } from '../state/tabs';
import type { TabView } from '../state/view';
import { initialView, tabViewOf } from '../state/view';
import type { TabState } from '../state/workbench';
import type { Draft } from './draft';
import { allDrafts, getTable, putDraft } from './draft-store';
import { sessionOf } from './session';

/** The tables of documents that this machine has kept, by table key. One that is missing is made again from its source. */
export async function keptTables(documents: readonly Workspace[]): Promise<Map<string, MappedTable>> {
  const keys = new Set(documents.flatMap((document) => datasetsRead(document).map((dataset) => tableKey(document, dataset))));
  const found = await Promise.all([...keys].map(async (key) => [key, await getTable(key)] as const));
  return new Map(found.flatMap(([key, table]) => (table === undefined ? [] : [[key, table]])));
}

async function stateOf({ history, saved, savedRevision, savedAt, file }: Draft, view: TabView): Promise<TabState> {
  return { history, tables: await keptTables([history.document, saved]), raw: new Map(), file, savedRevision, savedAt, view };
}

/** Takes the draft over for this window. A full store cannot note whose it is now; the work is there all the same. */
async function claim(draft: Draft): Promise<void> {
  const { closed: _closed, ...open } = draft;
  await putDraft({ ...open, window: services().windowId }).catch(() => undefined);
}

/** Opens unsaved work with its past, so that undo works on. Returns the tab. */
async function enterDraft(draft: Draft, view: TabView): Promise<string> {
  await claim(draft);
  const tab = openTab(await stateOf(draft, view));
  services().keeper.of(tab).adopt(draft);
  return tab;
}

/** Opens a draft by its id in a tab of its own, or in place of another document. */
export async function restoreDraft(id: string, inTab?: string): Promise<void> {
  const draft = (await allDrafts()).find((candidate) => candidate.id === id);
  if (draft === undefined) return;
  dismiss('left');
  const view = tabViewOf(initialView);
  if (inTab === undefined) return void (await enterDraft(draft, view));
  await claim(draft);
  replaceTab(inTab, await stateOf(draft, view));
  services().keeper.of(inTab).adopt(draft);
}

/** Opens the drafts of a window as it was left: each in its tab, at the place where the person was. */
export async function enterDrafts(drafts: readonly Draft[], window: string): Promise<void> {
  const session = sessionOf(window);
  const places = session?.tabs.map(({ draft }) => draft) ?? [];
  const rank = ({ id }: Draft): number => (places.includes(id) ? places.indexOf(id) : places.length);
  const tabs = new Map<string, string>();
  for (const draft of [...drafts].sort((a, b) => rank(a) - rank(b))) {
    const view = session?.tabs.find((tab) => tab.draft === draft.id)?.view;
    tabs.set(draft.id, await enterDraft(draft, tabViewOf({ ...initialView, ...view })));
  }
  const shown = session === null ? undefined : tabs.get(session.shown);
  if (shown !== undefined) showTab(shown);
  for (const draft of drafts) announce(draft, tabs.get(draft.id)!, drafts.length);
}

/** Says that unsaved work is on screen, and offers the saved version. */
function announce(draft: Draft, tab: string, count: number): void {
  const time = new Date(draft.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  const others = count === 1 ? '' : count === 2 ? ' So were those of one more workspace, in its own tab.' : ` So were those of ${count - 1} more workspaces, each in its own tab.`;
  notify({
    id: 'recovered',
    tab,
    tone: 'plain',
    text: `Unsaved changes of "${draft.history.document.name}" from ${time} were restored.${others}`,
    actions: [{ label: 'Go back to the saved version', run: () => void backToSaved(draft, tab) }],
  });
}

/** Puts the version before the unsaved changes in their place; the changes stay and can be brought back. */
async function backToSaved({ saved, file }: Draft, tab: string): Promise<void> {
  const keeper = services().keeper.of(tab);
  const tables = byDataset(saved, await keptTables([saved]));
  const left = await keeper.setAside();
  replaceTab(tab, freshTab(saved, tables, new Map(), file));
  keeper.begin(saved);
  dismiss('recovered', tab);
  if (left === null) return;
  notify({
    id: 'left',
    tab,
    tone: 'plain',
    text: `This is the saved version of "${saved.name}". The unsaved changes are kept on this machine.`,
    actions: [{ label: 'Bring the changes back', run: () => void restoreDraft(left, tab) }],
  });
}

function byDataset(document: Workspace, tables: ReadonlyMap<string, MappedTable>): MappedTables {
  return new Map(
    datasetsRead(document).flatMap((dataset) => {
      const table = tables.get(tableKey(document, dataset));
      return table === undefined ? [] : [[dataset.id, table] as const];
    }),
  );
}
