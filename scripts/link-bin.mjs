/**
 * Puts the command into `node_modules/.bin`, where npm links those of dependencies but not a package's own,
 * so that `PATH/node_modules/.bin/proforma` works from any folder.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';

const bin = join(root, 'node_modules', '.bin');
if (existsSync(join(root, 'node_modules'))) {
  mkdirSync(bin, { recursive: true });
  const link = join(bin, process.platform === 'win32' ? 'proforma.cmd' : 'proforma');
  rmSync(link, { force: true });
  if (process.platform === 'win32') writeFileSync(link, '@node "%~dp0\\..\\..\\cli\\proforma.mjs" %*\r\n');
  else symlinkSync('../../cli/proforma.mjs', link);
}
