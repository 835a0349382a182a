import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { expect } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { cliDocuments } from '../schemas/cli-documents';

export const root = resolve(import.meta.dirname, '../..');
export const command = join(root, 'cli', 'proforma.mjs');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Makes sure that what is tested is built from the sources as they are. */
export async function freshBuild(): Promise<void> {
  await build(['cli']);
}

/** Runs a program to its end. */
export function runProgram(program: string, args: readonly string[], options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: options.cwd ?? root, env: { ...process.env, NO_COLOR: '1', ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** `proforma ARGS` as a child process, as a person starts it. */
export function proformaChild(...args: string[]): Promise<Ran> {
  return runProgram(process.execPath, [command, ...args]);
}

let last: Promise<unknown> = Promise.resolve();

/**
 * `proforma ARGS` in this process, one after another: what it writes and the code that it would end with. Starting a program
 * takes longer than most of what is tested.
 */
export function proforma(...args: string[]): Promise<Ran> {
  const ran = last.then(() => captured(args));
  last = ran.catch(() => undefined);
  return ran;
}

async function captured(args: readonly string[]): Promise<Ran> {
  // Vitest leaves it alone (its configuration says so): the program is tested as it was built.
  const { main } = (await import(/* @vite-ignore */ pathToFileURL(join(root, 'out/cli/main.mjs')).href)) as { main: (args: readonly string[]) => Promise<number> };
  const said = { out: '', err: '' };
  const [stdout, stderr] = [process.stdout.write, process.stderr.write];
  const into = (stream: keyof typeof said) => ((text: string | Uint8Array) => ((said[stream] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8')), true)) as typeof process.stdout.write;
  process.stdout.write = into('out');
  process.stderr.write = into('err');
  try {
    const code = await main(args);
    return { code, ...said };
  } finally {
    process.stdout.write = stdout;
    process.stderr.write = stderr;
    // Each run listens for a reader that goes away; a program ends, this process does not.
    process.stdout.removeAllListeners('error');
  }
}

const folder = mkdtempSync(join(tmpdir(), 'proforma-cli-'));
let files = 0;

/** Writes a file for one test and gives its path. */
export function file(content: string | Uint8Array, name = `file-${++files}.csv`): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ajv = new Ajv({ allErrors: true, strict: false });

/** The one JSON document on standard output, checked against the schema that it names. */
export function documentOf(ran: Ran): Record<string, unknown> {
  const document = JSON.parse(ran.out) as Record<string, unknown>;
  const schema = cliDocuments[String(document['schema'])];
  expect(schema, `schema ${String(document['schema'])}`).toBeDefined();
  const valid = ajv.validate(schema!, document);
  expect(valid, JSON.stringify(ajv.errors, null, 1)).toBe(true);
  return document;
}

interface ShownProblem {
  readonly code: string;
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly remedy: string;
}

/** Runs twice, with and without `--json`: the same refusal with exit code 3 for a script and for a person. Gives the first problem. */
export async function refusal(...args: string[]): Promise<ShownProblem> {
  const [script, person] = await Promise.all([proforma(...args, '--json'), proforma(...args)]);
  expect([script.code, person.code]).toEqual([3, 3]);
  const document = documentOf(script);
  expect(document['schema']).toBe('proforma.problems/1');
  const [first] = document['problems'] as ShownProblem[];
  expect(person.out).toBe('');
  expect(person.err).toContain(first!.message);
  expect(person.err).toContain(first!.remedy);
  return first!;
}
