import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** `types`: the edge may carry types only. `files`: the only files of the target that it may reach. */
interface Edge {
  readonly to: string;
  readonly types?: true;
  readonly files?: readonly string[];
}

/**
 * Which room may import which: the whole rule. Leaf modules (`core/problem`, `core/format`, `core/memo-last`, `core/period`) are open to all rooms.
 * Schemas are the one thing that workspace takes at run time: a document contains deals, owners, rules and mappings, and is
 * checked with their own schemas; so does its snapshot, which only carries tables.
 */
const allowed: Readonly<Record<string, readonly Edge[]>> = {
  'core/economics': [],
  'core/rules': [{ to: 'core/economics' }],
  'core/market': [{ to: 'core/economics' }],
  'core/deal': [{ to: 'core/economics' }, { to: 'core/market' }],
  'core/audience': [{ to: 'core/economics' }],
  'core/data': [
    { to: 'core/market', types: true },
    { to: 'core/deal', types: true },
    { to: 'core/audience', types: true },
  ],
  'core/workspace': [
    { to: 'core/data' },
    { to: 'core/market', types: true },
    { to: 'core/deal', types: true },
    { to: 'core/audience', types: true },
    { to: 'core/deal', files: ['core/deal/scenario', 'core/deal/step'] },
    { to: 'core/market', files: ['core/market/ownership'] },
    { to: 'core/rules', files: ['core/rules/rule-set'] },
  ],
  'core/analysis': ['economics', 'rules', 'market', 'deal', 'audience', 'workspace', 'data'].map((room) => ({ to: `core/${room}` })),
  'core/figures': ['analysis', 'economics', 'rules', 'market', 'deal', 'audience', 'workspace', 'data'].map((room) => ({ to: `core/${room}` })),
  'core/report': ['figures', 'analysis', 'economics', 'rules', 'market', 'deal', 'audience', 'workspace', 'data'].map((room) => ({ to: `core/${room}` })),
  engines: [{ to: 'core/data' }],
  renderer: [{ to: 'core' }, { to: 'engines' }, { to: 'datasets' }, { to: 'electron', types: true, files: ['electron/bridge'] }],
  electron: [{ to: 'core' }, { to: 'engines' }],
  cli: [{ to: 'core' }, { to: 'engines' }, { to: 'datasets' }],
};
const leaves = ['core/problem', 'core/format', 'core/memo-last', 'core/period'];

/** What `core` may take from node_modules: libraries that run anywhere. `engines` may also take their databases. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  core: ['@uwdata/flechette', 'apache-arrow', 'fastest-levenshtein', 'fflate', 'hyparquet', 'hyparquet-compressors', 'hyparquet-writer', 'immer', 'plotly.js', 'zod'],
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly types: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Every import, export-from, dynamic import and type import of a file. */
function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, types: boolean) => {
    const target = specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier;
    found.push({ file, target, types });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      const types = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly;
      add((node.moduleSpecifier as ts.StringLiteral).text, types);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node.argument.literal.text, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier !== undefined && ts.isStringLiteral(specifier)) add(specifier.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, false));
  return found;
}

/** `core/deal/merge` is in the room `core/deal`, `cli/main` in `cli`. */
function roomOf(path: string): string {
  const [first, second] = path.split('/');
  return first === 'core' ? `core/${second}` : first!;
}

function mayImport({ file, target, types }: Import): boolean {
  const from = roomOf(file);
  const to = roomOf(target);
  const path = target.replace(/\.tsx?$/, '');
  if (from === to || leaves.includes(path)) return true;
  return (allowed[from] ?? []).some(
    (edge) => (edge.to === to || to.startsWith(`${edge.to}/`)) && (edge.types !== true || types) && (edge.files?.includes(path) ?? true),
  );
}

const own = ['core', 'engines', 'renderer', 'electron', 'cli'].flatMap(sources).flatMap(importsOf);
const inside = own.filter(({ target }) => /^(?:core|engines|renderer|electron|cli|datasets|scripts|tests|\.\.)(?:\/|$)/.test(target));
const outside = own.filter((entry) => !inside.includes(entry));
const shown = ({ file, target, types }: Import) => `${file} imports ${types ? 'types of ' : ''}${target}`;

test('imports go one way, along the allowed edges only', () => {
  expect(own.length).toBeGreaterThan(100);
  expect(inside.filter((entry) => !leaves.includes(entry.file.replace(/\.ts$/, '')) && !mayImport(entry)).map(shown)).toEqual([]);
});

test('leaf modules import nothing of the program', () => {
  expect(inside.filter(({ file }) => leaves.includes(file.replace(/\.ts$/, ''))).map(shown)).toEqual([]);
});

test('every room of core has its line in the table', () => {
  const rooms = readdirSync(join(root, 'core'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.filter(({ name }) => !(`core/${name}` in allowed)).map(({ name }) => name)).toEqual([]);
});

test('core knows neither Node nor Electron nor a window library', () => {
  const foreign = outside.filter(({ file, target }) => {
    if (!file.startsWith('core/')) return false;
    const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0]!;
    return !libraries['core']!.includes(name);
  });
  expect(foreign.map(shown)).toEqual([]);
});

test('core does not touch the globals of a page or a process', () => {
  const globals = /(?<![.\w'"`])(?:document|window|navigator|localStorage|indexedDB|fetch|process|Buffer|XMLHttpRequest|Worker)(?=[.([])/;
  const touched = sources('core').filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const code = ts.transpileModule(text, { compilerOptions: { removeComments: true, target: ts.ScriptTarget.Latest } }).outputText;
    return code.split('\n').some((line) => globals.test(line.replace(/'[^']*'|"[^"]*"/g, '""')) && !declares(code, line.match(globals)![0]));
  });
  expect(touched).toEqual([]);
});

/** A local name may be called like a global: the document of a workspace is one. */
function declares(code: string, name: string): boolean {
  return new RegExp(`(?:const|let|function|import) (?:\\{[^}]*\\b)?${name}\\b|[({,]\\s*(?:[\\w$]+: )?${name}\\s*[,)}=:]`).test(code);
}

test('the renderer uses no module of Node', () => {
  const node = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
  expect(outside.filter(({ file, target }) => file.startsWith('renderer/') && node.has(target)).map(shown)).toEqual([]);
});

test('one copy of apache-arrow is installed: two give empty tables in silence', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
  const copies = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/apache-arrow'));
  expect(copies).toEqual(['node_modules/apache-arrow']);
});
