import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { openArchive } from '../../core/workspace/archive';
import { randomOf } from './mutants';

/** A program that saves, as one file that Node starts quickly. */
async function buildChild(folder: string): Promise<string> {
  const outfile = join(folder, 'saving-child.mjs');
  await build({ entryPoints: [join(import.meta.dirname, 'saving-child.ts')], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
  return outfile;
}

/** Starts it, waits until it has saved once, lets it go on for a while and kills it. Resolves to the last revision that it said was saved. */
function killed(child: string, path: string, first: number, after: number): Promise<number> {
  return new Promise((done, failed) => {
    let last = 0;
    let text = '';
    const running = spawn(process.execPath, [child, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
    running.on('error', failed);
    running.stdout.setEncoding('utf8').on('data', (part: string) => {
      if (last === 0) setTimeout(() => running.kill('SIGKILL'), after);
      text += part;
      last = Number(text.split('\n').at(-2));
    });
    running.on('close', (_, signal) => (signal === 'SIGKILL' ? done(last) : failed(new Error(`The child ended by itself (${signal}).`))));
  });
}

const revisionOf = (note: string): number => Number(note.replace('revision ', ''));

/** Opens a saved file, which must be whole; resolves to its revision. */
async function wholeRevision(path: string): Promise<number> {
  const { document, tables, raw, problems } = await openArchive(await readFile(path));
  expect(problems, path).toEqual([]);
  expect(tables.size).toBe(document.datasets.length);
  expect(raw.size).toBe(document.sources.length);
  return revisionOf(document.note);
}

/**
 * Kills a saving program at random moments. After each kill the file is a whole one, as old as what was said to be saved or
 * newer, and the version before it is whole too.
 */
export async function killWhileSaving(times: number, seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'proforma-kill-'));
  const random = randomOf(seed);
  try {
    const child = await buildChild(folder);
    const path = join(folder, 'case.proforma');
    let next = 1;
    for (let i = 0; i < times; i++) {
      const said = await killed(child, path, next, random(60));
      const there = await wholeRevision(path);
      expect(there, `kill ${i}`).toBeGreaterThanOrEqual(said);
      expect(there - said, `kill ${i}: one more at most`).toBeLessThanOrEqual(1);
      if (there > 1) expect(await wholeRevision(`${path}.bak`)).toBeGreaterThanOrEqual(there - 1);
      next = there + 1;
    }
    const left = (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
    expect(left.length, 'a killed save leaves a file aside and a copy of the previous version at most').toBeLessThanOrEqual(2 * times);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
