import type { Place, ViewState } from './view';
import { places } from './view';

/** Which key of the view holds the open item of a place. */
const itemKey: Readonly<Partial<Record<Place, 'source' | 'market' | 'scenario'>>> = {
  data: 'source',
  markets: 'market',
  scenarios: 'scenario',
};

/** The address of a view: `#/scenarios/acquire`. */
export function addressOf(view: ViewState): string {
  const key = itemKey[view.place];
  const item = key === undefined ? null : view[key];
  return `#/${view.place}${item === null ? '' : `/${encodeURIComponent(item)}`}`;
}

/** What an address asks of the view, or `null` for an address that is none of ours. */
export function viewOfAddress(hash: string): Partial<ViewState> | null {
  const [, name, item] = /^#\/([a-z]+)(?:\/([^/]*))?$/.exec(hash) ?? [];
  const place = places.find((candidate) => candidate === name);
  if (place === undefined) return null;
  const key = itemKey[place];
  if (key === undefined || item === undefined || item === '') return { place };
  try {
    return { place, [key]: decodeURIComponent(item) };
  } catch {
    return { place };
  }
}
