import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { commands } from '../../cli/main';
import { instabilityText, measures } from '../../core/economics/measures';
import { exitCodes } from '../../cli/exit-codes';
import { documentOf, file, freshBuild, proforma, root } from './run';

/** `docs/cli.md` says what the program does: its commands, options and every key of its documents. */
const reference = readFileSync(join(root, 'docs/cli.md'), 'utf8');

beforeAll(freshBuild, 120_000);

/** The part of the reference under a heading, up to the next one of its level. */
function section(heading: string): string {
  const from = reference.indexOf(`\n${heading}\n`);
  expect(from, `${heading} in docs/cli.md`).toBeGreaterThanOrEqual(0);
  const level = /^#+/.exec(heading)![0];
  const rest = reference.slice(from + heading.length + 2);
  const end = new RegExp(`^#{1,${level.length}} `, 'm').exec(rest)?.index ?? rest.length;
  return rest.slice(0, end);
}

/** A table of the options as the program has them, with what they take and what is taken where they are absent. */
function optionTable(command: Command): string {
  const rows = command.options.map(({ flags, description, argChoices, defaultValue, mandatory }) => {
    const more = [
      ...(mandatory ? ['required'] : []),
      ...(argChoices === undefined ? [] : [`one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`]),
      ...(typeof defaultValue === 'string' ? [`default \`${defaultValue}\``] : []),
    ];
    return `| \`${flags}\` | ${description.replace(/\|/g, '\\|')}${more.length === 0 ? '' : ` (${more.join('; ')})`} |`;
  });
  return ['| option | |', '|---|---|', ...rows].join('\n');
}

test.each(commands.map(({ name, summary, load }) => [name, summary, load] as const))('proforma %s: its summary, arguments and options', async (name, summary, load) => {
  const command = new Command(name);
  (await load()).define(command);
  const text = section(`## proforma ${name}`);
  expect(text).toContain(summary);
  for (const argument of command.registeredArguments) expect(text).toContain(argument.required ? `<${argument.name()}${argument.variadic ? '...' : ''}>` : `[${argument.name()}]`);
  if (command.options.length > 0) expect(text).toContain(optionTable(command));
});

test('no command is described that there is not', () => {
  expect([...reference.matchAll(/^## proforma (\S+)$/gm)].map(([, name]) => name)).toEqual(commands.map(({ name }) => name));
});

test('each option that takes a value has an example in its help', async () => {
  for (const { name, load } of commands) {
    const command = new Command(name);
    (await load()).define(command);
    for (const { flags, description, long } of command.options) {
      if (/[<[]/.test(flags)) expect(`${name} ${description}`).toMatch(new RegExp(`as in (?:${long}|-o)|${long} \\S`));
    }
  }
});

test('every measure', () => {
  const rows = [...measures, instabilityText].map(({ id, name, unit, parameter }) => `| \`${id}\` | ${name} | ${unit} | ${parameter === undefined ? '' : `${parameter.symbol} = ${parameter.usual} (${parameter.meaning})`} |`);
  expect(section('## proforma concentration')).toContain(rows.join('\n'));
});

test('every exit code', () => {
  const text = section('## Exit codes');
  for (const code of Object.values(exitCodes)) expect(text).toContain(`| ${code} |`);
});

/** Objects whose keys are names of the data. */
const MAPS: Readonly<Record<string, string>> = {
  'markets[].reasons': 'ID',
  'files[].dialectReasons': 'PART',
  'files[].proposals[].roles': 'ROLE',
  'markets[].shares.before': 'FIRM',
  'markets[].shares.after': 'FIRM',
  'markets[].intervals.shares': 'FIRM',
  'markets[].outcomes[].findings': 'NAME',
  'markets[].steps[].shares': 'FIRM',
  'markets[].oldBase.shares': 'FIRM',
  'steps[].diversion': 'FIRM',
  'steps[].takes': 'FIRM',
  'steps[].shares': 'FIRM',
  'steps[].growth': 'FIRM',
};
const FIXED_MEASURES = ['hhi', 'hhiLow', 'hhiHigh', 'cr1', 'cr4', 'firms'];

/** Paths of all keys of a document. */
function keysOf(value: unknown, path: string, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const entry of value) keysOf(entry, `${path}[]`, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const name = MAPS[path] ?? (path === 'markets[].measures' && !FIXED_MEASURES.includes(key) ? 'ID' : key);
      const at = path === '' ? name : `${path}.${name}`;
      into.add(at);
      // Conditions of rule sets nest as deep as they like, and inputs are parts of a workspace's document.
      if (!/^rules\[\]\.(outcomes|findings)\[\]\.when$|^inputs\[\]\.values$/.test(at)) keysOf(inner, at, into);
    }
  }
}

/** The keys in the first cells of a table; `a.{b,c}` stands for `a.b` and `a.c`. */
function keysIn(text: string): string[] {
  return [...text.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].flatMap(([, key]) => {
      const [, before, list] = /^(.*)\{(.+)\}$/.exec(key!) ?? [];
      return list === undefined ? [key!] : list.split(',').map((name) => `${before}${name}`);
    }),
  );
}

const five = (): string => file('market,year,company,share\nX,2023,A,30\nX,2023,B,25\nX,2023,C,20\nX,2023,D,15\nX,2023,Other,10\nX,2024,A,30\nX,2024,B,25\nX,2024,C,20\nX,2024,D,15\nX,2024,Other,10\n');
/** Every kind of step with every field. */
const everyStep = (): string =>
  file(
    JSON.stringify({
      steps: [
        { type: 'merge', id: 's1', parties: ['A', 'B'], into: 'AB', platforms: ['A'], markets: ['X'], since: '2024', muted: true },
        { type: 'stake', acquirer: 'A', target: 'B', stake: 0.2, control: false, platforms: ['B'] },
        { type: 'partner', firm: 'A', partners: [{ firm: 'C', earns: 0.05, pays: 0.01 }], platforms: ['C'] },
        { type: 'divest', from: 'A', to: 'D', share: 0.01, asset: 'Shops', platforms: ['A'], sweep: { field: 'share', low: 0, high: 0.2 } },
        { type: 'transfer', asset: 'D', from: 'A', to: 'C', share: 0.1 },
        { type: 'exit', firm: 'B', ban: true, diversion: { A: 0.5 }, platforms: ['B'] },
        { type: 'exit', firm: 'Elsewhere', lost: 0.1 },
        { type: 'enter', firm: 'E', share: 0.05, takes: { A: 1 } },
        { type: 'expand', firm: 'E', share: 0.01, takes: 'proportional' },
        { type: 'adjust', shares: { E: 0.05 }, rest: 'unknown' },
        { type: 'adjust', growth: { E: 0.1 } },
      ],
    }),
  );
const ranges = (): string => file('firm,share\nA,25\nB,3-8\nC,about 10\nOther,0-75\n');
const workspaces = (): string => mkdtempSync(join(tmpdir(), 'proforma-reference-'));
const oldWorkspace = (): string => file(readFileSync(join(root, 'tests/workspaces/v1.proforma')), 'old.proforma');
function unpacked(name: string): string {
  const folder = join(workspaces(), name);
  for (const [entry, content] of Object.entries(unzipSync(readFileSync(oldWorkspace())))) {
    mkdirSync(dirname(join(folder, entry)), { recursive: true });
    writeFileSync(join(folder, entry), content);
  }
  return folder;
}
/** A workbook-like table with firms as columns. */
const wide = (): string => file(`Date,Alpha,Beta,Gamma\n${Array.from({ length: 12 }, (_, i) => `2020-${String(i + 1).padStart(2, '0')},50,30,20`).join('\n')}\n`);
const owners = (): string => file('product,firm,stake\nB,A,20%\n');
const panel = (): string => file('id,weight,cohort,Amazon,TikTok,Shein\n1,1,Young,1,0,0\n2,2,Young,1,1,0\n3,3,Old,0,1,0\n4,4,Old,0,0,1\n');

test.each<[string, () => readonly string[][]]>([
  ['proforma.inspect/1', () => [['inspect', five(), file('')], ['inspect', panel(), file('market,firm,share\nX,A,\nX,B,60\nX,C,40\n')], ['inspect', wide()]]],
  [
    'proforma.concentration/1',
    () => [
      ['concentration', five(), '--measures', 'all', '--owners', owners(), '--fringe', 'Nobody'],
      ['concentration', ranges(), '--intervals', '--owners', owners()],
    ],
  ],
  [
    'proforma.screen/1',
    () => [
      ['screen', five(), '--merge', 'A+C', '--divest', 'A:1%>D', '--guidelines', 'all', '--explain', '--owners', owners(), '--fringe', 'Nobody'],
      ['screen', ranges(), '--merge', 'A+B', '--intervals', '--explain', '--owners', owners(), '--on', '2024'],
      ['scenario', five(), '--steps', everyStep()],
    ],
  ],
  ['proforma.rules/1', () => [['rules'], ['rules', '--on', '2024-01-01']]],
  ['proforma.reach/1', () => [['reach', panel(), '--union', 'Amazon+TikTok', '--rivals', 'Shein']]],
  ['proforma.compare/1', () => [['compare', join(root, 'datasets/amazon-and-tiktok.proforma'), oldWorkspace()]]],
  ['proforma.pack/1', () => [['pack', unpacked('packed'), '-o', join(workspaces(), 'packed.proforma')]]],
  ['proforma.unpack/1', () => [['unpack', oldWorkspace(), '-o', join(workspaces(), 'unpacked')]]],
  ['proforma.validate/1', () => [['validate', oldWorkspace()]]],
  ['proforma.migrate/1', () => [['migrate', oldWorkspace()]]],
  ['proforma.problems/1', () => [['concentration', file('')]]],
])('%s: every key that the program prints is described, and no other', async (schema, runs) => {
  const found = new Set<string>();
  for (const args of runs()) {
    const document = documentOf(await proforma(...args, '--json'));
    expect(document['schema']).toBe(schema);
    keysOf(document, '', found);
  }
  const described = keysIn(section(`### ${schema}`));
  // The parts that documents share are described once.
  const shared = keysIn(section('### Parts of every document')).filter((key) => found.has(key));
  expect([...new Set([...described, ...shared])].sort()).toEqual([...found].sort());
});
