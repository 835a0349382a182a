import { parseInterval } from '../../../core/analysis/intervals-parse';
import type { Workspace } from '../../../core/workspace/schema';
import { act } from '../../state/workbench';

/* What a person says of the firms of a market beside its data: each one undo step with a name. */

/** Notes a range of a firm's share as typed, or takes it away where the text is empty. Returns what is wrong with it, or `null`. */
export function typeRange(market: string, firm: string, text: string): string | null {
  if (text !== '') {
    const parsed = parseInterval(text, 'percent');
    if ('problem' in parsed) return `${parsed.problem.message} ${parsed.problem.remedy}`;
  }
  act(text === '' ? `Take away the range of ${firm}` : `Read the share of ${firm} as ${text}`, (draft) => setRange(draft, market, firm, text));
  return null;
}

export function setRange(draft: Workspace, market: string, firm: string, text: string): void {
  const found = draft.markets.find(({ id }) => id === market);
  if (found === undefined) return;
  const { [firm]: _taken, ...others } = found.intervals ?? {};
  const intervals = text === '' ? others : { ...found.intervals, [firm]: text };
  if (Object.keys(intervals).length === 0) delete found.intervals;
  else found.intervals = intervals;
}

/** Counts a name as fringe, or as a firm again, wherever the dataset is read. */
export function switchFringe(dataset: string, name: string, fringe: boolean): void {
  act(`Count "${name}" as ${fringe ? 'fringe' : 'a firm'}`, (draft) => setFringe(draft, dataset, name, fringe));
}

export function setFringe(draft: Workspace, dataset: string, name: string, fringe: boolean): void {
  const mapping = draft.datasets.find(({ id }) => id === dataset)?.mapping;
  if (mapping?.kind !== 'shares') return;
  const others = mapping.fringe.filter((other) => other.trim().toLowerCase() !== name.trim().toLowerCase());
  mapping.fringe = fringe ? [...others, name] : others;
  mapping.reasons = { ...mapping.reasons, fringe: { by: 'person', reason: 'chosen' } };
}

/** Which measures Markets shows, by id and parameter, in every market. */
export function chooseMeasures(label: string, ids: readonly string[]): void {
  act(label, (draft) => {
    draft.measures = [...ids];
  });
}
