#!/usr/bin/env node
/** The command `proforma`: loads the built command line, which it builds first where there is none. */
import { existsSync } from 'node:fs';

const built = new URL('../out/cli/main.mjs', import.meta.url);
if (!existsSync(built)) {
  const { build } = await import('../scripts/build.mjs');
  await build(['cli']);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2));
