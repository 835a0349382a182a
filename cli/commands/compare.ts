import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { foldName } from '../../core/analysis/compare/fold-name';
import { align } from '../../core/analysis/compare/align';
import type { Alignment } from '../../core/analysis/compare/align';
import { alignedWorkspace } from '../../core/analysis/compare/aligned';
import type { Comparison } from '../../core/analysis/compare/comparison';
import { compareCases } from '../../core/analysis/compare/comparison';
import type { CompareCase, OpenedWorkspace } from '../../core/analysis/compare/opened';
import { caseId } from '../../core/analysis/compare/opened';
import type { Problem } from '../../core/problem';
import { UsageError } from '../exit-codes';
import type { NamedCase } from '../input/case-names';
import { parseCase, scenarioNamed } from '../input/case-names';
import type { NamesFile } from '../input/names-file';
import { correctionsFor, readNames } from '../input/names-file';
import { quoted } from '../input/share-mapping';
import { openWorkspaceFile, refuseDamaged, refuseMissingTables } from '../input/workspace-file';
import { compareDocument } from '../compare-document';
import { comparisonText } from '../output/comparison';
import { outAssumed } from '../output/assumed';
import { out, outDocument } from '../output/write';

interface Options {
  readonly baseline?: string;
  readonly market?: string;
  readonly period?: readonly string[];
  readonly names?: string;
  readonly json?: true;
}

/** `proforma compare A.proforma[:scenario] B.proforma[:scenario]… [--baseline A.proforma[:scenario]]`. */
export function define(command: Command): void {
  command
    .argument('<scenarios...>', 'workspace files, each with a scenario behind a colon or without one for all of its scenarios')
    .option('--baseline <scenario>', 'what the others are compared with, as in --baseline a.proforma:"Status quo"; the first scenario, or that of the first workspace, where absent')
    .option('--market <name>', 'market that metrics and differences are explained in, as in --market "Online retail"; the first of the baseline where absent')
    .option('--period <name...>', 'periods in which each scenario is read, in place of those of the market definitions, as in --period 2022 2024')
    .option('--names <file>', 'JSON file that pairs names of other workspaces with those of the baseline, as in --names pairs.json')
    .option('--json', 'one JSON document')
    .addHelpText('after', `
Examples
  proforma compare deal.proforma
  proforma compare deal.proforma:"Amazon acquires TikTok" deal.proforma:Remedy --baseline deal.proforma:"Status quo"
  proforma compare mine.proforma:Deal colleague.proforma:Deal --names pairs.json --json
with pairs.json
  {"firm": {"ByteDance": "TikTok"}, "market": {"Retail, online": "US online retail"}}`)
    .action(run);
}

/** The workspaces that a comparison reads, the baseline's first; each file is opened once. */
interface Opened {
  readonly base: OpenedWorkspace;
  /** By path as it resolves; in the names of the baseline's. */
  readonly all: ReadonlyMap<string, OpenedWorkspace>;
  readonly alignments: ReadonlyMap<string, Alignment>;
  readonly problems: readonly Problem[];
}

async function run(texts: readonly string[], { baseline, market, period, names, json }: Options): Promise<void> {
  const named = await Promise.all(texts.map(parseCase));
  const wanted = baseline === undefined ? null : await parseCase(baseline);
  const opened = await openAll([...(wanted === null ? [] : [wanted]), ...named], names === undefined ? {} : await readNames(names));
  const workspaceOf = ({ path }: NamedCase): OpenedWorkspace => opened.all.get(resolve(path))!;
  const casesOf = (one: NamedCase): CompareCase[] => {
    const workspace = workspaceOf(one);
    const { scenarios } = workspace.document;
    const chosen = one.scenario === null ? scenarios : [scenarioNamed(scenarios, one.scenario, one.path)];
    return (period ?? [null]).flatMap((at) => chosen.map((scenario) => ({ workspace, scenario, period: at })));
  };
  const base = baseCase(wanted ?? named[0]!, workspaceOf, period?.[0] ?? null);
  const cases = [...new Map([base, ...named.flatMap(casesOf)].map((one) => [caseId(one), one])).values()];
  if (cases.length < 2) throw new UsageError('There is one scenario to compare. Name another, or a workspace that has several.');
  const comparison = compareCases(cases);
  const shown = marketNamed(comparison, market);
  const result = { comparison, market: shown, alignments: opened.alignments, problems: [...opened.problems, ...comparison.problems] };
  if (json === true) {
    outDocument(compareDocument(result));
    return;
  }
  out(comparisonText(result));
  outAssumed([], result.problems);
}

async function openAll(named: readonly NamedCase[], names: NamesFile): Promise<Opened> {
  const files = new Map(named.map(({ path }) => [resolve(path), path]));
  const several = new Set([...files.values()].map((path) => basename(path))).size < files.size;
  const raw = await Promise.all(
    [...files].map(async ([key, path]): Promise<OpenedWorkspace> => {
      const archive = await openWorkspaceFile(path);
      refuseDamaged(archive, path);
      refuseMissingTables(archive, path, 'the comparison');
      return { key, label: several ? path : basename(path), document: archive.document, tables: archive.tables };
    }),
  );
  const [base, ...others] = raw as [OpenedWorkspace, ...OpenedWorkspace[]];
  const all = new Map([[base.key, base]]);
  const alignments = new Map<string, Alignment>();
  const problems: Problem[] = [];
  for (const other of others) {
    const said = correctionsFor(names, base, other);
    const alignment = align(base, other, said.corrections);
    alignments.set(other.label, alignment);
    problems.push(...said.problems);
    all.set(other.key, alignedWorkspace(base, other, alignment));
  }
  return { base, all, alignments, problems };
}

/** The scenario of the baseline: the one named, else that of its workspace, else its first. */
function baseCase(named: NamedCase, workspaceOf: (one: NamedCase) => OpenedWorkspace, period: string | null): CompareCase {
  const workspace = workspaceOf(named);
  const { scenarios, baseline } = workspace.document;
  const scenario = named.scenario === null ? (scenarios.find(({ id }) => id === baseline) ?? scenarios[0]) : scenarioNamed(scenarios, named.scenario, named.path);
  if (scenario === undefined) throw new UsageError(`${named.path} has no scenario. Name a workspace that has one.`);
  return { workspace, scenario, period };
}

function marketNamed({ markets }: Comparison, name: string | undefined): string | null {
  if (name === undefined) return markets[0]?.id ?? null;
  const found = markets.find((market) => market.id === name) ?? markets.find((market) => foldName(market.name) === foldName(name));
  if (found === undefined) throw new UsageError(`There is no market "${name}". There ${markets.length === 1 ? 'is' : 'are'} ${markets.length === 0 ? 'none' : quoted(markets.map((market) => market.name), markets.length)}.`);
  return found.id;
}
