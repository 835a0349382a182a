import type { MarketDefinition, Workspace } from '../../core/workspace/schema';
import { duplicateItem, freeName, removeItem, renameItem } from './edits';
import { act, setView, useWorkbench } from './workbench';

/* What a person can do to market definitions and to the rules that they are read by: each one undo step with a name. */

function nameOf(id: string): string {
  return useWorkbench.getState().history.document.markets.find((market) => market.id === id)?.name ?? 'market';
}

/** Changes parts of a definition. Calls with the same `mergeKey` in a row (typing) are one undo step. */
export function changeMarket(id: string, label: string, patch: Partial<Omit<MarketDefinition, 'id'>>, mergeKey: string | null = null): void {
  act(
    label,
    (draft) => {
      const market = draft.markets.find((one) => one.id === id);
      if (market !== undefined) Object.assign(market, patch);
    },
    mergeKey,
  );
}

/** Adds a definition at the end and opens it. */
export function addMarket(definition: Omit<MarketDefinition, 'id'>): void {
  const id = crypto.randomUUID();
  act(`Add market ${definition.name}`, (draft) => {
    draft.markets.push({ ...definition, id, name: freeName(definition.name, draft.markets) });
  });
  setView({ market: id });
}

export function renameMarket(id: string, name: string): void {
  const wanted = name.trim();
  if (wanted !== '' && wanted !== nameOf(id)) act(`Rename "${nameOf(id)}" to "${wanted}"`, (draft) => renameItem(draft, 'market', id, wanted));
}

/** Copies a definition behind itself and opens the copy. */
export function duplicateMarket(id: string): void {
  const copyId = crypto.randomUUID();
  act(`Duplicate "${nameOf(id)}"`, (draft) => duplicateItem(draft, 'market', id, copyId));
  setView({ market: copyId });
}

export function deleteMarket(id: string): void {
  act(`Delete "${nameOf(id)}"`, (draft) => removeItem(draft, 'market', id));
}

/** Takes a rule set in or out; they keep the order in which they ship. */
export function toggleRule(id: string, title: string, order: readonly string[]): void {
  act(`${useWorkbench.getState().history.document.rules.includes(id) ? 'Leave out' : 'Read'} ${title}`, (draft: Workspace) => {
    const chosen = new Set(draft.rules);
    if (!chosen.delete(id)) chosen.add(id);
    // Rules that this program does not know stay where they were, at the end.
    draft.rules = [...order.filter((one) => chosen.has(one)), ...draft.rules.filter((one) => chosen.has(one) && !order.includes(one))];
  });
}
