/**
 * Builds what is stale, and nothing else: `out/cli` (esbuild) and the window `out/{main,preload,renderer}` (electron-vite).
 * A part is stale when the content of its sources differs from the hash in `out/.stamp`. Each part is built aside and
 * swapped in whole, so a failed build leaves the earlier output, and two builds at once wait for each other.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');
const stampFile = join(out, '.stamp');
const lockDir = join(root, '.cache', 'build.lock');

/** What each part is made from and what it makes; `out` names folders below `out/`. */
const parts = {
  cli: {
    sources: ['core', 'engines', 'cli', 'package-lock.json', 'scripts/build.mjs', 'tsconfig.json'],
    out: ['cli'],
    make: makeCli,
  },
  window: {
    sources: ['core', 'engines', 'renderer', 'electron', 'datasets', 'package-lock.json', 'scripts/build.mjs', 'tsconfig.json', 'electron.vite.config.ts'],
    out: ['main', 'preload', 'renderer'],
    make: makeWindow,
  },
};

/** @typedef {'cli' | 'window'} Part */

/**
 * Builds the stale parts. Says what it does on standard error.
 * @param {readonly Part[]} [wanted] @returns {Promise<Part[]>} the parts that were built
 */
export async function build(wanted = ['cli', 'window']) {
  if (stale(wanted).length === 0) return [];
  const unlock = await lock();
  try {
    const todo = stale(wanted);
    for (const name of todo) {
      const began = Date.now();
      const part = parts[name];
      const hash = hashOf(part.sources);
      const aside = join(root, '.cache', `build-${name}`);
      rmSync(aside, { recursive: true, force: true });
      await part.make(aside);
      mkdirSync(out, { recursive: true });
      for (const folder of part.out) swap(join(aside, folder), join(out, folder));
      rmSync(aside, { recursive: true, force: true });
      writeFileSync(stampFile, `${JSON.stringify({ ...stamps(), [name]: hash }, null, 2)}\n`);
      process.stderr.write(`Built ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
    }
    return todo;
  } finally {
    unlock();
  }
}

/** The command line: one module an entry, heavy parts as chunks that a command loads when it needs them. */
async function makeCli(folder) {
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outdir: join(folder, 'cli'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Native modules, and libraries that find files beside themselves, resolve from node_modules.
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
}

async function makeWindow(folder) {
  const { build: bundle } = await import('electron-vite');
  await bundle({ root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn', build: { outDir: folder } });
}

function swap(from, to) {
  const old = `${to}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}

/** @param {readonly Part[]} wanted @returns {Part[]} */
function stale(wanted) {
  const have = stamps();
  return wanted.filter((name) => parts[name].out.some((folder) => !existsSync(join(out, folder))) || have[name] !== hashOf(parts[name].sources));
}

function stamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    for (const file of filesBelow(join(root, source))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** All files at or below a path in a fixed order; tests are no part of what is built. */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesBelow(join(path, entry.name));
      return /\.test\.tsx?$/.test(entry.name) ? [] : [join(path, entry.name)];
    });
}

/** Waits while another process builds; takes over the lock of one that is gone. */
async function lock() {
  mkdirSync(dirname(lockDir), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lockDir);
      writeFileSync(join(lockDir, 'pid'), String(process.pid));
      return () => rmSync(lockDir, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (ownerIsGone()) rmSync(lockDir, { recursive: true, force: true });
    else await new Promise((done) => setTimeout(done, 200));
  }
}

function ownerIsGone() {
  try {
    process.kill(Number(readFileSync(join(lockDir, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'EPERM') return false;
    // Between making the folder and writing the pid there is a moment without one.
    return error.code === 'ESRCH' || (existsSync(lockDir) && Date.now() - statSync(lockDir).mtimeMs > 5000);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2).filter((name) => name in parts);
  try {
    await build(wanted.length > 0 ? wanted : undefined);
  } catch (error) {
    process.stderr.write(`The build failed. ${error instanceof Error ? error.message : String(error)}\n`);
    // "npx" prepares the folder that it links; with an earlier build at hand a failure must not leave npx half installed.
    process.exitCode = process.env.npm_command === 'exec' && existsSync(join(out, 'cli')) ? 0 : 1;
  }
}
