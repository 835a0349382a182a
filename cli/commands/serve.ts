import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Engine } from '../../core/data/engine';
import { DataRefused, problem } from '../../core/problem';
import { UsageError } from '../exit-codes';
import { err, out } from '../output/write';
import { hasDisplay, openBrowser } from '../serve/open-browser';
import { serve } from '../serve/server';

interface Options {
  readonly port: number;
  readonly open?: boolean;
}

/** `proforma serve [WORKSPACE]`. */
export function define(command: Command): void {
  command
    .argument('[workspace]', 'a .proforma file to open; the sample where absent')
    .option('--port <number>', 'port on 127.0.0.1, as in --port 8080; a free one where absent', port, 0)
    .option('--open', 'open the address in the default browser')
    .option('--no-open', 'only print the address (the default)')
    .addHelpText('after', '\nServes the window to this machine alone, until Ctrl-C.\n\nExamples\n  proforma serve\n  proforma serve deal.proforma --port 8080 --open')
    .action(run);
}

async function run(workspace: string | undefined, options: Options): Promise<void> {
  // The command line is built into out/cli, beside the window in out/renderer.
  const folder = fileURLToPath(new URL('../renderer', import.meta.url));
  if (!existsSync(resolve(folder, 'index.html'))) throw new Error('The window is not built. Run "npm run build" in the folder of Proforma.');
  if (workspace !== undefined && !(await stat(workspace)).isFile()) {
    throw new DataRefused([problem('not-a-file', `${workspace} is not a file.`, 'Name a .proforma file.', { file: workspace })]);
  }
  const engine = async (): Promise<Engine> => (await import('../../engines/duckdb-node')).createNodeEngine();
  const server = await serve({ folder, port: options.port, workspace: workspace === undefined ? null : resolve(workspace), engine }).catch(portTaken);
  out(`Proforma is at ${server.address}\n`);
  err('Press Ctrl-C to stop.\n');
  if (options.open === true && hasDisplay()) openBrowser(server.address);
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
  await server.close();
  err('Stopped.\n');
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('A port is a whole number from 0 (any free one) to 65535.');
  return value;
}

function portTaken(error: NodeJS.ErrnoException): never {
  if (error.code === 'EADDRINUSE') throw new UsageError('The port is in use. Choose another with --port, or leave --port out.');
  if (error.code === 'EACCES') throw new UsageError('This port may not be used. Choose one above 1023 with --port.');
  throw error;
}
