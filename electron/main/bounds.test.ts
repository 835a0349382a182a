import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlace, writePlace } from './bounds';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proforma-bounds-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const FIRST = { width: 1440, height: 900, maximized: false };

test('what was written is read', () => {
  const file = join(folder, 'a.json');
  writePlace(file, { x: 10, y: 20, width: 1200, height: 800 }, true);
  expect(readPlace(file, [SCREEN])).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximized: true });
});

test('a place on a screen that is gone is forgotten, its size is not', () => {
  const file = join(folder, 'b.json');
  writePlace(file, { x: 2500, y: 20, width: 1200, height: 800 }, false);
  expect(readPlace(file, [SCREEN])).toEqual({ width: 1200, height: 800, maximized: false });
  expect(readPlace(file, [SCREEN, { ...SCREEN, x: 1920 }])).toMatchObject({ x: 2500 });
});

test('a window whose title bar is out of reach is brought back', () => {
  const file = join(folder, 'c.json');
  for (const at of [{ x: 0, y: -30 }, { x: 0, y: 1060 }, { x: 1850, y: 0 }, { x: -1150, y: 0 }]) {
    writePlace(file, { ...at, width: 1200, height: 800 }, false);
    expect(readPlace(file, [SCREEN]), JSON.stringify(at)).not.toHaveProperty('x');
  }
});

test('a missing or spoilt file gives the first-start size, a tiny size is raised to the smallest', () => {
  expect(readPlace(join(folder, 'none.json'), [SCREEN])).toEqual(FIRST);
  writeFileSync(join(folder, 'd.json'), '{"x": "left"}');
  expect(readPlace(join(folder, 'd.json'), [SCREEN])).toEqual(FIRST);
  writePlace(join(folder, 'e.json'), { x: 0, y: 0, width: 10, height: 10 }, false);
  expect(readPlace(join(folder, 'e.json'), [SCREEN])).toMatchObject({ width: 1024, height: 700 });
});
