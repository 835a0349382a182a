import { strToU8 } from 'fflate';
import { crc32 } from './crc32';
import { isObject } from './keep-unknown';

/**
 * Ties the snapshot of a table to what it was made of: the dataset, its sources and its mapping as they stand in
 * `workspace.json`, for shares the owners, and for a market with rows of its own those rows. A snapshot with another seal belongs to another document or dataset.
 * `document` is the plain JSON of the file, so that the seal does not depend on the version of the program that reads it.
 */
export function sealOf(document: unknown, tableId: string): string {
  const { sources, datasets, markets, ownership } = isObject(document) ? document : {};
  const market = Array.isArray(markets) ? markets.filter(isObject).find(({ id, dataset: of }) => tableId === `${String(of)}/rows/${String(id)}`) : undefined;
  const dataset = entryOf(datasets, market === undefined ? tableId : market['dataset']);
  const mapping = isObject(dataset?.['mapping']) ? dataset['mapping'] : {};
  const rowsOf = (id: unknown): unknown => {
    const source = entryOf(sources, id);
    return source === undefined ? null : [source['sha256'], source['dialect']];
  };
  const { reasons: _reasons, ...meaning } = mapping;
  const parts: unknown[] = [tableId, rowsOf(dataset?.['source']), rowsOf(mapping['overlaps']), meaning, mapping['kind'] === 'shares' ? ownership : null];
  if (market !== undefined) parts.push(market['rows']);
  return crc32(strToU8(canonical(parts))).toString(16).padStart(8, '0');
}

function entryOf(list: unknown, id: unknown): Record<string, unknown> | undefined {
  return Array.isArray(list) ? list.filter(isObject).find((entry) => entry['id'] === id) : undefined;
}

/** JSON with sorted keys: the same value has one text, whatever the order in which it was made. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) : inner,
  );
}
