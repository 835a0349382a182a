import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const schema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() });

/** Where the window stood; `x` and `y` are left out where that place is no longer on any screen. */
export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const SMALLEST = { width: 1024, height: 700 } as const;
const FIRST: WindowPlace = { width: 1440, height: 900, maximized: false };
const TITLE_BAR = 40;

/** Whether enough of the title bar is on a screen to drag the window back. */
function reachable(place: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((area) => {
    const across = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
    return across >= 100 && place.y >= area.y && place.y + TITLE_BAR <= area.y + area.height;
  });
}

/** The remembered place, fitted to the screens of today; the first-start size where nothing (or nonsense) is remembered. */
export function readPlace(file: string, screens: readonly Rectangle[]): WindowPlace {
  try {
    const { maximized, ...place } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const width = Math.max(SMALLEST.width, place.width);
    const height = Math.max(SMALLEST.height, place.height);
    return reachable(place, screens) ? { x: place.x, y: place.y, width, height, maximized } : { width, height, maximized };
  } catch {
    return FIRST;
  }
}

/** Remembers the place. Written at once because the window is closing; a full disk only costs the memory of it. */
export function writePlace(file: string, bounds: Rectangle, maximized: boolean): void {
  try {
    writeFileSync(file, JSON.stringify({ ...bounds, maximized }));
  } catch {
    return;
  }
}
