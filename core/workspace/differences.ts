import { isObject } from './keep-unknown';
import type { Workspace } from './schema';

/** One place in which two states of a workspace differ. */
export interface Difference {
  /** The thing that differs: `Scenario "Acquire"`. */
  readonly what: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What of it: `step 2, share: 0.05 → 0.1`, at most `DETAILS` of them. */
  readonly details: readonly string[];
}

const DETAILS = 6;

const kinds: Readonly<Record<string, string>> = {
  sources: 'Source', datasets: 'Dataset', markets: 'Market', scenarios: 'Scenario', ownRules: 'Rule set', published: 'Published figures', queries: 'Statement',
};
const settings: Readonly<Record<string, string>> = {
  name: 'Name of the workspace', note: 'Note of the workspace', ownership: 'Owners', rules: 'Rule sets that are read', measures: 'Measures', baseline: 'Baseline', audience: 'Audience', report: 'Report', damaged: 'Parts set aside',
};
const unseen = new Set(['schema', 'version', 'id']);

/** In what the later state differs from the earlier one, in the order of the document. The same states have none. */
export function differences(before: Workspace, after: Workspace): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !unseen.has(key));
  return keys.flatMap((key) => {
    const was = before[key as keyof Workspace] as unknown;
    const is = after[key as keyof Workspace] as unknown;
    const kind = kinds[key];
    if (kind !== undefined) return entryDifferences(kind, entriesOf(was), entriesOf(is));
    const details = valueDifferences(was, is, '');
    return details.length === 0 ? [] : [{ what: settings[key] ?? key, kind: 'changed' as const, details: shortened(details) }];
  });
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly json: Record<string, unknown>;
}

function entriesOf(list: unknown): Entry[] {
  return (Array.isArray(list) ? list.filter(isObject) : []).map((json) => ({ id: String(json['id']), name: String(json['name'] ?? json['title'] ?? json['id']), json }));
}

function entryDifferences(kind: string, before: readonly Entry[], after: readonly Entry[]): Difference[] {
  const found: Difference[] = [];
  for (const { id, name, json } of after) {
    const earlier = before.find((entry) => entry.id === id);
    const what = `${kind} "${name}"`;
    if (earlier === undefined) found.push({ what, kind: 'added', details: [] });
    else {
      const details = valueDifferences(earlier.json, json, '');
      if (details.length > 0) found.push({ what, kind: 'changed', details: shortened(details) });
    }
  }
  for (const { id, name } of before) if (!after.some((entry) => entry.id === id)) found.push({ what: `${kind} "${name}"`, kind: 'removed', details: [] });
  const order = (list: readonly Entry[], other: readonly Entry[]): string => list.filter(({ id }) => other.some((entry) => entry.id === id)).map(({ id }) => id).join('\n');
  if (order(before, after) !== order(after, before)) found.push({ what: `Order of the ${kind.toLowerCase()}s`, kind: 'changed', details: [] });
  return found;
}

function valueDifferences(before: unknown, after: unknown, path: string): string[] {
  if (Object.is(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => valueDifferences(before[key], after[key], joined(path, key)));
  }
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].some(isObject)) {
    const singular = path.replace(/ies$/, 'y').replace(/s$/, '');
    return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => valueDifferences(before[i], after[i], `${singular} ${i + 1}`)).flat();
  }
  const [was, is] = [shown(before), shown(after)];
  return was === is ? [] : [`${path === '' ? '' : `${path}: `}${was} → ${is}`];
}

const joined = (path: string, key: string): string => (path === '' ? key : `${path}, ${key}`);

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : clipped(value.map(shown).join(', '));
  if (isObject(value)) return clipped(typeof value['type'] === 'string' ? `${value['type']}: ${Object.entries(value).filter(([key]) => key !== 'type' && key !== 'id').map(([, inner]) => shown(inner)).join(', ')}` : Object.values(value).map(shown).join(', '));
  return clipped(String(value));
}

const clipped = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function shortened(details: readonly string[]): string[] {
  return details.length <= DETAILS ? [...details] : [...details.slice(0, DETAILS), `and ${details.length - DETAILS} more`];
}
