export type LabelPlace = 'middle right' | 'middle left' | 'top center' | 'bottom center' | 'top right' | 'top left' | 'bottom right' | 'bottom left';

interface Labelled {
  /** Pixels from the left and from the top of the plot. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 8;
const PLACES: readonly LabelPlace[] = ['middle right', 'middle left', 'top center', 'bottom center', 'top right', 'top left', 'bottom right', 'bottom left'];

/** A place for each point's label: the first that stays in the plot and clear of other labels, points and lines, else the least crowded. */
export function placeLabels(points: readonly Labelled[], plot: { readonly width: number; readonly height: number }, lines: readonly Rect[] = []): LabelPlace[] {
  const taken: Rect[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  return points.map((point, at) => {
    let best: LabelPlace = 'middle right';
    let least = Infinity;
    for (const place of PLACES) {
      const rect = rectOf(point, place);
      let cost = outside(rect, plot);
      taken.forEach((other, of) => {
        if (of !== at) cost += overlap(rect, other);
      });
      for (const line of lines) cost += overlap(rect, line);
      if (cost < least) {
        least = cost;
        best = place;
      }
    }
    taken.push(rectOf(point, best));
    return best;
  });
}

function rectOf({ x, y, width, height }: Labelled, place: LabelPlace): Rect {
  const [rise, side] = place.split(' ');
  const gap = rise === 'middle' ? GAP : 0;
  const left = side === 'right' ? x + gap : side === 'left' ? x - gap - width : x - width / 2;
  const top = rise === 'top' ? y - GAP - height : rise === 'bottom' ? y + GAP : y - height / 2;
  return { left, right: left + width, top, bottom: top + height };
}

function overlap(a: Rect, b: Rect): number {
  return Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

/** Area outside the plot, counted tenfold: a cut label is worse than a crowded one. */
function outside(rect: Rect, plot: { readonly width: number; readonly height: number }): number {
  const inside = overlap(rect, { left: 0, top: 0, right: plot.width, bottom: plot.height });
  return 10 * ((rect.right - rect.left) * (rect.bottom - rect.top) - inside);
}
