import type { Engine } from '../../core/data/engine';
import { DataRefused } from '../../core/problem';
import { uglyFiles } from './corpus';
import { mutated } from './mutate';
import { build, codesOf, understand } from './read-file';
import { slowNumber, slowRows, slowText, slowTrim } from './slow-reader';
import { seeded } from './ugly-file';

/** Longer files say no more about their dialect. */
const LARGEST = 4000;
/** Longer than any small file takes, on a busy machine too. */
const PATIENCE_MS = 20_000;

/** Reads `count` mutants of the corpus and throws for the first that crashes, hangs or gives a wrong number without a word. */
export async function fuzz(engine: Engine, seed: number, count: number): Promise<void> {
  const next = seeded(seed);
  const bases = uglyFiles.filter(({ bytes }) => bytes.length <= LARGEST);
  for (let i = 0; i < count; i++) {
    const base = bases[next(bases.length)]!;
    const bytes = mutated(base.bytes, next);
    try {
      await within(PATIENCE_MS, examine(engine, base.name, bytes, i % 5 === 0));
    } catch (error) {
      throw new Error(`Mutant ${i} of seed ${seed}, made of ${base.name}: ${error instanceof Error ? error.message : String(error)}\n${JSON.stringify(new TextDecoder('latin1').decode(bytes))}`, { cause: error });
    }
  }
}

/** A mutant is refused with its reasons, or what was not warned of is as the slow reader has it. */
export async function examine(engine: Engine, name: string, bytes: Uint8Array, whole: boolean): Promise<void> {
  let read;
  try {
    read = await understand(engine, name, bytes);
  } catch (error) {
    if (error instanceof DataRefused && error.problems.some(({ severity }) => severity === 'error')) return;
    throw error;
  }
  const { dialect, columns, told } = read;
  if (whole) await build(engine, name, read);
  await engine.dropTable(read.table);
  for (const [c, texts] of read.texts.entries()) {
    texts.forEach((text, r) => {
      const slow = text === null ? null : slowNumber(text, dialect.decimal);
      if (!alike(slow, read.numbers[c]![r]!)) throw new Error(`"${text}" is read as ${read.numbers[c]![r]}, not ${slow}`);
    });
    if (isDoubtful(texts) && !told.some(({ code, column }) => code === 'decimal-mark-unclear' && column === columns[c])) throw new Error(`the numbers of "${columns[c]}" can be read in two ways, and nobody says so`);
  }
  const text = slowText(bytes, dialect.encoding);
  const warned = codesOf(told.filter(({ severity }) => severity !== 'note'));
  if (text === null) {
    if (dialect.encoding === 'utf-8' && !warned.includes('encoding-mixed')) throw new Error('bytes are not UTF-8, and nobody says so');
    return;
  }
  if (dialect.delimiter === ' ' || dialect.delimiter.length > 1 || ['encoding-mixed', 'header-quotes', 'quotes-mended', 'rejected-row'].some((code) => warned.includes(code))) return;
  const { rows, odd } = slowRows(text, dialect, columns.length);
  if (odd) throw new Error('rows do not fit the columns, and nobody says so');
  if (rows.length !== read.rows) throw new Error(`${read.rows} rows were read of ${rows.length}`);
  rows.forEach(({ line, fields }, r) => {
    if (read.lines[r] !== line) throw new Error(`row ${r} is said to be on line ${read.lines[r]}, not ${line}`);
    fields.forEach((field, c) => {
      if (slowTrim(field) !== read.texts[c]![r]) throw new Error(`line ${line} has "${field}" in column ${c + 1}, not "${read.texts[c]![r]}"`);
    });
  });
}

/** A column of numbers with one mark and three digits behind it, and nothing that decides which mark it is. */
function isDoubtful(texts: readonly (string | null)[]): boolean {
  const numbers = texts.filter((text) => text !== null && /^\d[\d.,]*$/.test(text) && /[.,]/.test(text));
  return numbers.length > 0 && numbers.length === texts.filter((text) => text !== null && /[.,]/.test(text)).length && numbers.every((text) => /^[1-9]\d{0,2}[.,]\d{3}$/.test(text!));
}

function alike(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came for ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
