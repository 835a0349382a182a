/** `npm run soak [WORD…]`: the long tests, tests/soak/*.soak.test.ts, or those whose name holds a word. Nothing limits their time. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.mjs';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const child = spawn(process.execPath, [vitest, 'run', '--config', join('tests', 'soak', 'vitest.config.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
