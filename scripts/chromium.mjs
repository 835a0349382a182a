/** Finds a Chromium, Chrome or Edge for the tests, or gets one in the way that works on this machine. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { root } from './build.mjs';

const cache = join(root, '.cache', 'chromium');

/**
 * Path of an executable that was seen to answer `--version`. Order: `PROFORMA_CHROMIUM`, installed browsers, the
 * Chromium inside the npm package `@sparticuz/chromium`, `apt-get` where this is root on Debian or Ubuntu.
 * The answer is kept in `PROFORMA_CHROMIUM`, so that child processes do not look again.
 * @returns {Promise<string>} @throws where there is none, saying what to install
 */
export async function findChromium() {
  const given = process.env.PROFORMA_CHROMIUM;
  if (given !== undefined && given !== '') {
    if (runs(given)) return given;
    throw new Error(`PROFORMA_CHROMIUM names ${given}, which does not start. Set it to a Chromium, Chrome or Edge, or unset it.`);
  }
  const found = installed().find(runs) ?? (await packaged()) ?? fromApt();
  if (found === undefined) {
    throw new Error(
      'No Chromium, Chrome or Edge was found. Install one with `apt-get install chromium` (Debian, Ubuntu) or ' +
        '`npx playwright install chromium`, or set PROFORMA_CHROMIUM to its path.',
    );
  }
  process.env.PROFORMA_CHROMIUM = found;
  return found;
}

/** Switches for a quiet, offline browser. The sandbox is given up only as root, where Chromium refuses to start with it. */
export function chromiumArgs() {
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/**
 * A browser under Playwright.
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium(options = {}) {
  const executablePath = await findChromium();
  const { chromium } = await import('playwright-core');
  return chromium.launch({ ...options, executablePath, args: [...chromiumArgs(), ...(options.args ?? [])] });
}

/** Does it start at all? A packaged browser may lack a system library, a snap stub only says what to install. */
function runs(path, env = process.env) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true;
  const answer = spawnSync(path, ['--version'], { env, encoding: 'utf8', timeout: 20_000 });
  return answer.status === 0 && /\d+\.\d+/.test(answer.stdout);
}

function installed() {
  if (process.platform === 'darwin') {
    const homes = ['', process.env.HOME ?? ''];
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return [...homes.flatMap((home) => names.map((name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`)), ...playwrightOwn()];
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    const names = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...playwrightOwn()];
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', ...playwrightOwn()];
}

/** What `npx playwright install chromium` has put where playwright-core looks for it. */
function playwrightOwn() {
  const asked = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', "import { chromium } from 'playwright-core'; process.stdout.write(chromium.executablePath())"],
    { cwd: root, encoding: 'utf8', timeout: 20_000 },
  );
  return asked.status === 0 && existsSync(asked.stdout) ? [asked.stdout] : [];
}

/** Linux x64 only. It unpacks below the temporary folder under fixed names, so that folder is one of our own. */
async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  let path;
  const before = process.env.TMPDIR;
  try {
    mkdirSync(cache, { recursive: true });
    process.env.TMPDIR = cache;
    path = await (await import('@sparticuz/chromium')).default.executablePath();
  } catch {
    return undefined;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  if (runs(path)) return path;
  const libraries = packagedLibraries();
  if (libraries === undefined) return undefined;
  const searched = [libraries, process.env.LD_LIBRARY_PATH].filter((part) => part !== undefined && part !== '').join(':');
  if (!runs(path, { ...process.env, LD_LIBRARY_PATH: searched })) return undefined;
  process.env.LD_LIBRARY_PATH = searched;
  return path;
}

/** The NSS and expat libraries that the package carries for systems without them. */
function packagedLibraries() {
  const archive = join(root, 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br');
  if (!existsSync(archive)) return undefined;
  const folder = join(cache, 'al2023');
  mkdirSync(folder, { recursive: true });
  const unpacked = spawnSync('tar', ['-x', '-C', folder], { input: brotliDecompressSync(readFileSync(archive)) });
  return unpacked.status === 0 ? join(folder, 'lib') : undefined;
}

function fromApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('No browser found: installing chromium with apt-get.\n');
  const apt = (...args) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (!apt('install', '-y', 'chromium') && !(apt('update') && apt('install', '-y', 'chromium'))) return undefined;
  return installed().find((path) => runs(path));
}
