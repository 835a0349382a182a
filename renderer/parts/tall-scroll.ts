/** Browsers end an element at some 17 (Firefox) to 33 (Chromium) million pixels. */
export const TALLEST = 15_000_000;

/** Sizes of a list of rows of one height, in pixels. */
export interface TallList {
  readonly count: number;
  readonly row: number;
  /** Height of what is seen of the rows. */
  readonly seen: number;
}

/** Height of the element that holds the rows: all of them, or as much as a browser can hold. */
export function heightOf({ count, row }: TallList): number {
  return Math.min(count * row, TALLEST);
}

/** The furthest that the list can be scrolled, as if it had its full height. */
export function furthest({ count, row, seen }: TallList): number {
  return Math.max(0, count * row - seen);
}

/** Pixels of the full list for one pixel of the scroll bar; 1 where the list fits. */
export function scaleOf(list: TallList): number {
  const bar = heightOf(list) - list.seen;
  return bar <= 0 ? 1 : Math.max(1, furthest(list) / bar);
}

/** Where the full list must stand so that a row is seen: as near as possible, or in the middle. */
export function topFor(list: TallList, top: number, index: number, align: 'near' | 'center'): number {
  const { row, seen } = list;
  const start = index * row;
  const wanted = align === 'center' ? start - (seen - row) / 2 : Math.max(Math.min(top, start), start + row - seen);
  return Math.max(0, Math.min(furthest(list), wanted));
}

/** Rows in view and a few beside them, each with its place in the element that holds them. */
export function rowsInView(list: TallList, top: number, scrollTop: number, beside: number): { readonly index: number; readonly start: number }[] {
  const first = Math.max(0, Math.floor(top / list.row) - beside);
  const last = Math.min(list.count - 1, Math.ceil((top + list.seen) / list.row) + beside);
  const rows: { index: number; start: number }[] = [];
  // Past the limit rows stand where the eye is, for their own place is beyond the end of any element.
  for (let index = first; index <= last; index++) rows.push({ index, start: index * list.row - top + scrollTop });
  return rows;
}
