import type { Command } from 'commander';
import { version } from '../../package.json';
import { analyse } from '../../core/analysis/analyse';
import { buildReport } from '../../core/report/build';
import { renderHtml } from '../../core/report/html';
import { openWorkspaceFile, refuseMissingTables } from '../input/workspace-file';
import { problemLines } from '../output/problems';
import { err, out } from '../output/write';
import { refuseUnwritable, writeFileAside } from '../output/write-file';
import { qualityOf } from '../quality';

/** `proforma report WORKSPACE -o report.html`. */
export function define(command: Command): void {
  command
    .argument('<workspace>', 'a .proforma file')
    .requiredOption('-o, --output <file>', 'HTML file to write, as in -o report.html; it opens offline')
    .addHelpText('after', '\nExample\n  proforma report deal.proforma -o report.html')
    .action(run);
}

async function run(path: string, { output }: { readonly output: string }): Promise<void> {
  const { document, tables, raw, repairs } = await openWorkspaceFile(path);
  await refuseUnwritable(output, 'report');
  refuseMissingTables({ document, tables }, path, 'the report');
  for (const repair of repairs) err(`note: ${repair}\n`);
  const results = analyse(document, tables);
  const now = new Date(Number(process.env['SOURCE_DATE_EPOCH'] ?? NaN) * 1000);
  const model = buildReport(document, results, { version, now: Number.isNaN(now.getTime()) ? new Date() : now, tables, quality: await qualityOf({ document, raw }) });
  // Drawing needs a page of its own, the slowest part to load.
  const { reportSvgs } = await import('../figures/report-svgs');
  const html = renderHtml(model, await reportSvgs(model));
  await writeFileAside(output, html, 'report');
  err(problemLines(model.problems));
  out(`Wrote ${output}: ${model.sections.length} sections, ${Math.round(Buffer.byteLength(html) / 1000)} kB.\n`);
}
