/**
 * `npm start -- [--no-open] [--port N] [--browser] [WORKSPACE]`: the workbench in Electron where that can be had and
 * there is a screen, otherwise in the browser from a server on this machine.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';

/** How long the download of Electron may take before the browser is used instead. */
const ELECTRON_WAIT = 60_000;
/** Electron that ends with a fault so soon did not start at all: a library or the screen is missing. */
const FAILED_START = 5_000;

let options;
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: { open: { type: 'boolean', default: true }, port: { type: 'string' }, browser: { type: 'boolean', default: false } },
  });
  if (positionals.length > 1) throw new Error('Only one workspace can be opened at a start.');
  options = { ...values, workspace: positionals[0] === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', positionals[0]) };
} catch (error) {
  process.stderr.write(`${error.message}\nUsage: npm start -- [--no-open] [--port N] [--browser] [WORKSPACE]\n`);
  process.exit(2);
}

await build();
stopWithParent();
const electron = options.browser || options.port !== undefined || !options.open || !hasDisplay() ? undefined : electronBinary();
process.exitCode = electron === undefined ? await startServer() : await startElectron(electron);

/** npm passes a signal to its shell alone, which ends without passing it on: when the shell is gone, this stops too. */
function stopWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

function hasDisplay() {
  return process.platform === 'win32' || process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Path of the binary. Electron's package comes without it and fetches it on demand; where that fails there is none. */
function electronBinary() {
  const folder = join(root, 'node_modules', 'electron');
  if (!existsSync(folder)) return undefined;
  const binary = () => {
    try {
      const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
      return existsSync(path) ? path : undefined;
    } catch {
      return undefined;
    }
  };
  if (binary() === undefined) {
    process.stderr.write('Fetching Electron, once.\n');
    spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: ELECTRON_WAIT });
    if (binary() === undefined) process.stderr.write('Electron cannot be had here; the workbench opens in the browser.\n');
  }
  return binary();
}

function startElectron(binary) {
  const began = Date.now();
  // As root, Chromium refuses to start with its sandbox.
  const sandbox = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(binary, [...sandbox, root, ...(options.workspace === undefined ? [] : [options.workspace])], { stdio: 'inherit' });
  // Ctrl-C reaches the window by itself; a signal to this process alone is passed on.
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stopping = true;
      child.kill('SIGTERM');
    });
  }
  return new Promise((done) => {
    const instead = async () => {
      process.stderr.write('Electron does not start here; the workbench opens in the browser.\n');
      done(await startServer());
    };
    child.on('error', instead);
    child.on('exit', (code) => {
      if (stopping || code === 0) done(0);
      else if (Date.now() - began < FAILED_START) void instead();
      else done(code ?? 1);
    });
  });
}

async function startServer() {
  const { main } = await import('../out/cli/main.mjs');
  return main([
    'serve',
    ...(options.port === undefined ? [] : ['--port', options.port]),
    ...(options.open ? ['--open'] : []),
    ...(options.workspace === undefined ? [] : ['--', options.workspace]),
  ]);
}
