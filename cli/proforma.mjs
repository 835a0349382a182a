#!/usr/bin/env node
/** The command `proforma`: loads the built command line, which it builds first where there is none. */
import { existsSync } from 'node:fs';

// `npm run` changes to the folder of the project; a path on the command line is meant from where the person is.
if (process.env.npm_lifecycle_event === 'proforma' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const built = new URL('../out/cli/main.mjs', import.meta.url);
if (!existsSync(built)) {
  const { build } = await import('../scripts/build.mjs');
  await build(['cli']);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2));
