import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import type { ExitCode } from './exit-codes';
import { exitCodes } from './exit-codes';
import { exitCodeOf } from './failure';
import { err, out } from './output/write';

/** A command's module: it adds arguments, options and what to do. Loaded only when that command is asked for. */
interface CommandModule {
  define(command: Command): void;
}

/** The commands in the order in which help lists them. */
export const commands: readonly { readonly name: string; readonly summary: string; readonly load: () => Promise<CommandModule> }[] = [
  { name: 'inspect', summary: 'how files are written, what their columns may mean, and what their checks find', load: () => import('./commands/inspect') },
  { name: 'concentration', summary: 'HHI, concentration ratios and shares of each market in a file', load: () => import('./commands/concentration') },
  { name: 'screen', summary: 'HHI before and after a deal, and what screening rules say of it', load: () => import('./commands/screen') },
  { name: 'scenario', summary: 'what a deal of several steps, read from a file, does to each market', load: () => import('./commands/scenario') },
  { name: 'rules', summary: 'the screening rule sets: tests, dates, status and citation', load: () => import('./commands/rules') },
  { name: 'reach', summary: 'share of a cohort that platforms reach, alone and together without double counting', load: () => import('./commands/reach') },
  { name: 'report', summary: 'one HTML file with the figures and tables of a workspace', load: () => import('./commands/report') },
  { name: 'compare', summary: 'scenarios of one workspace or several side by side, what differs between them and what it explains', load: () => import('./commands/compare') },
  { name: 'pack', summary: 'a workspace file from a folder that unpack has written', load: () => import('./commands/pack') },
  { name: 'unpack', summary: 'a workspace file as a folder whose changes git can show', load: () => import('./commands/unpack') },
  { name: 'validate', summary: 'everything that is wrong with workspace files', load: () => import('./commands/validate') },
  { name: 'migrate', summary: 'workspace files of earlier versions in the newest one', load: () => import('./commands/migrate') },
  { name: 'serve', summary: 'the workbench in a browser on this machine', load: () => import('./commands/serve') },
];

const epilogue = `
Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 data refused.
Standard output holds the result alone; with --json, one JSON document.
"proforma help COMMAND" shows the options of a command.`;

/** Runs the command line. Resolves to the exit code and leaves the process to end by itself. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the result has read enough ("| head").
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
    throw error;
  });
  const program = new Command('proforma')
    .description('Market concentration, screening rules and audience reach from the command line.')
    .version(version)
    .addHelpText('after', epilogue);
  const configure = (command: Command) =>
    command.exitOverride().configureOutput({ writeOut: out, writeErr: err }).showHelpAfterError('Run with --help to see what can be given.');
  configure(program);
  const asked = argv[0] === 'help' ? argv[1] : argv.find((word) => !word.startsWith('-'));
  for (const { name, summary, load } of commands) {
    const command = configure(program.command(name).description(summary));
    if (name === asked) (await load()).define(command);
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    return exitCodeOf(error, { json: argv.includes('--json') });
  }
}
