import { afterAll, expect, test } from 'vitest';
import { createNodeEngine } from '../../engines/duckdb-node';
import { DataRefused } from '../../core/problem';
import { refusedFiles, uglyFiles } from './corpus';
import { build, codesOf, hhiOfCells, understand } from './read-file';
import type { Cell } from './ugly-file';

const engine = await createNodeEngine({ threads: 1 });
afterAll(() => engine.close());

test('there are more than sixty, each with its own name', () => {
  expect(uglyFiles.length + refusedFiles.length).toBeGreaterThan(60);
  expect(new Set(uglyFiles.map(({ name }) => name)).size).toBe(uglyFiles.length);
});

for (const file of uglyFiles) {
  test(file.name, async () => {
    const read = await understand(engine, file.name, file.bytes, file.dialect);
    expect(read.columns).toEqual(file.columns);
    expect(codesOf(read.told)).toEqual(file.told);
    expect(read.rows).toBe(file.rows ?? file.table.length);
    const understood = file.table.map((row, r) => row.map((cell, c): Cell => (typeof cell === 'number' ? read.numbers[c]![r]! : cell === null ? nothing(read.numbers[c]![r]!, read.texts[c]![r]!) : read.texts[c]![r]!)));
    expect(understood).toEqual(file.table);
    if (file.lines !== undefined) expect([...read.lines]).toEqual(file.lines);
    if (file.hhi !== undefined || file.checks !== undefined) {
      const built = await build(engine, file.name, read, file.mapping);
      expect(codesOf(built?.problems ?? [])).toEqual(file.checks ?? []);
      expect(built?.table === null ? undefined : hhiOfCells(built!.table!).map((value) => value.toFixed(6))).toEqual(file.hhi?.map((value) => value.toFixed(6)));
    }
    await engine.dropTable(read.table);
  });
}

/** A cell that should hold no number. */
function nothing(number: number | null, text: string | null): Cell {
  return number === null ? null : `the number ${number} of "${text}"`;
}

for (const { name, bytes, refused } of refusedFiles) {
  test(`${name} is refused`, async () => {
    const error: unknown = await understand(engine, name, bytes).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(DataRefused);
    expect(codesOf((error as DataRefused).problems)).toEqual([refused]);
  });
}
